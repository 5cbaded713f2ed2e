"""What is known of a unit, a site or a worker that a blank form can carry in print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.fact_register import full_name
from desktop.store.titles import Titles
from desktop.values.folding import key


@dataclass(frozen=True)
class Known:
    """Words by the names that forms use; lines of tables by the same names, by their fields.

    `like` are the words by which its checklist is found.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    like: tuple[str, ...] = ()


def known_of(connection: Connection, one: Stored, as_of: date) -> Known:
    """Return what is known of a unit, a site or a worker on a day."""
    if one.kind == "equipment":
        return _of_unit(one)
    if one.kind == "site":
        return _of_site(connection, one, as_of)
    return _of_worker(connection, one, as_of)


def standing(connection: Connection, kind: str) -> list[Stored]:
    """Return the records of a kind that are not voided."""
    found = aggregate.read(connection, kind_of(kind)).values()
    return [one for one in found if not one.is_voided]


def _of_unit(one: Stored) -> Known:
    values = {name: str(value or "") for name, value in one.values.items()}
    number, what = values["number"], values["description"]
    says_number = key(number) in key(what).split()
    words = {
        "unit": what if says_number else f"{number}  {what}",
        "unit.make": " ".join(filter(None, (values["year"], values["make_model"]))),
        "unit.plate": values["serial_plate"],
    }
    return Known(words, like=(values["type"], what))


def _of_site(connection: Connection, one: Stored, as_of: date) -> Known:
    values = one.values
    plan = _plan_of(connection, one.id)
    words = {
        "site": values["name"],
        "site.address": values["address"],
        "site.client": values["client"],
        "site.position": _position(plan) or _position(values),
        "site.muster": plan.get("muster_point"),
        "site.hospital": plan.get("nearest_hospital"),
        "site.route": plan.get("hospital_route"),
        "site.access": plan.get("site_access"),
        "site.first_aiders": ", ".join(_first_aiders(connection, one.id, as_of)),
    }
    contacts = [
        {name: str(line[name] or "") for name in ("name", "role", "phone")}
        for line in plan.get("contacts", ())
    ]
    return Known(
        {name: str(value or "") for name, value in words.items()},
        {"site.contacts": contacts},
        (str(values["name"]), str(values["place"] or "")),
    )


def _plan_of(connection: Connection, site_id: str) -> Mapping[str, Any]:
    """Return what the site's latest emergency plan says."""
    plans = [
        one for one in standing(connection, "emergency_plan") if one.values["site_id"] == site_id
    ]
    plans.sort(key=lambda one: one.values["made_on"] or date.min)
    return plans[-1].values if plans else {}


def _first_aiders(connection: Connection, site_id: str, as_of: date) -> list[str]:
    """Return who is named a first aider there on that day."""
    titles = Titles(connection, {})
    return [
        titles.of_id("worker", one.values["worker_id"])
        for one in standing(connection, "emergency_role")
        if one.values["site_id"] in (site_id, None)
        and one.values["worker_id"]
        and "first aid" in key(one.values["role"])
        and _holds(one.values, as_of)
    ]


def _holds(values: Mapping[str, Any], as_of: date) -> bool:
    return (values["from_on"] or date.min) <= as_of <= (values["to_on"] or date.max)


def _position(values: Mapping[str, Any]) -> str:
    """Return latitude and longitude as a dispatcher types them in."""
    north, east = values.get("latitude"), values.get("longitude")
    return "" if north is None or east is None else f"{north:.5f}, {east:.5f}"


def _of_worker(connection: Connection, one: Stored, as_of: date) -> Known:
    titles = Titles(connection, {})
    held = [
        titles.of_id("position", line["position_id"])
        for line in one.values["positions"]
        if _holds(line, as_of)
    ]
    return Known({
        "worker": full_name(one.values["first_name"], one.values["last_name"]),
        "worker.position": ", ".join(held),
        "worker.number": str(one.values["number"] or ""),
    })  # fmt: skip
