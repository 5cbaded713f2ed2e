"""What a blank form is printed for: a unit, a site or a worker, found as people write them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.fact_register import full_name
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles
from desktop.values.folding import fold, key
from desktop.values.name_matching import match_person
from desktop.values.quoting import quote
from desktop.values.units import match_unit
from desktop.values.written_names import PersonName

KINDS: Final = {"unit": "equipment", "site": "site", "worker": "worker"}
NONE_SUCH: Final = {
    "unit": N_("There is no unit “{typed}” here. There are: {names}."),
    "site": N_("There is no site “{typed}” here. There are: {names}."),
    "worker": N_("There is no worker “{typed}” here. There are: {names}."),
}
NONE_AT_ALL: Final = {
    "unit": N_("This company file has no units yet. Enter them first, or print it without."),
    "site": N_("This company file has no sites yet. Enter them first, or print it without."),
    "worker": N_("This company file has no workers yet. Enter them first, or print it without."),
}
_MOST_NAMES: Final = 12


@dataclass(frozen=True)
class SubjectChoice:
    """Something a form can be printed for; its id or its name may be asked for."""

    id: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class Subject:
    """What a form is printed for, and what is known of it, by the names that forms use."""

    id: str
    wants: str
    name: str
    known: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()  # by which its checklist is found


def subjects(company: CompanyFile, wants: str) -> tuple[SubjectChoice, ...]:
    """Return every unit, site or worker, in the order of their names."""
    if not wants:
        return ()
    with company.reading() as connection:
        found = _standing(connection, KINDS[wants])
    made = [SubjectChoice(one.id, _name(wants, one), _detail(wants, one)) for one in found]
    return tuple(sorted(made, key=lambda one: _by_number(one.name)))


def subject_of(connection: Connection, wants: str, typed: str, as_of: date) -> Subject:
    """Return the one that is meant; raises Refused, naming what there is, where none is."""
    standing = _standing(connection, KINDS[wants])
    if not standing:
        raise Refused(_(NONE_AT_ALL[wants]))
    meant = [one for one in standing if one.id == typed] or _meant(wants, typed, standing)
    if len(meant) != 1:
        names = _listed(
            [_told_apart(wants, one) for one in meant or _close(wants, typed, standing)]
        )
        if meant:
            said = _("“{typed}” can be more than one: {names}. Say which one is meant.")
            raise Refused(said.format(typed=quote(typed), names=names))
        raise Refused(_(NONE_SUCH[wants]).format(typed=quote(typed), names=names))
    record = meant[0]
    known, words = _KNOWN[wants](connection, record, as_of)
    return Subject(record.id, wants, _name(wants, record), known, words)


def _standing(connection: Connection, kind: str) -> list[Stored]:
    found = aggregate.read(connection, kind_of(kind)).values()
    return [one for one in found if not one.is_voided]


def _name(wants: str, one: Stored) -> str:
    values = one.values
    if wants == "unit":
        return str(values["number"])
    return (
        str(values["name"])
        if wants == "site"
        else full_name(values["first_name"], values["last_name"])
    )


def _detail(wants: str, one: Stored) -> str:
    name = {"unit": "description", "site": "address", "worker": "number"}[wants]
    return str(one.values[name] or "")


def _told_apart(wants: str, one: Stored) -> str:
    detail = _detail(wants, one)
    return f"{_name(wants, one)} ({detail})" if detail and wants != "site" else _name(wants, one)


def _by_number(name: str) -> tuple[int, str]:
    digits = "".join(mark for mark in name if mark.isdigit())
    return (int(digits[:9]) if digits else 0, fold(name))


def _meant(wants: str, typed: str, standing: Sequence[Stored]) -> list[Stored]:
    by_id = {one.id: one for one in standing}
    ids: tuple[str, ...]
    if wants == "unit":
        known = [(one.id, _name(wants, one), _detail(wants, one)) for one in standing]
        ids = match_unit(typed, known).ids
    elif wants == "worker":
        roster = [
            (one.id, PersonName(one.values["first_name"] or "", one.values["last_name"]),
             one.values["number"])
            for one in standing
        ]  # fmt: skip
        ids = match_person(typed, roster).ids
    else:
        ids = _sites_of(typed, standing)
    return [by_id[one] for one in ids]


def _sites_of(typed: str, standing: Sequence[Stored]) -> tuple[str, ...]:
    wanted = key(typed)
    if not wanted:
        return ()
    names = {one.id: key(_name("site", one)) for one in standing}
    same = tuple(one for one, name in names.items() if name == wanted)
    return same or tuple(one for one, name in names.items() if f" {wanted} " in f" {name} ")


def _close(wants: str, typed: str, standing: Sequence[Stored]) -> list[Stored]:
    """Return all, those first that have something of what was typed."""
    wanted = set(key(typed).split())
    return sorted(
        standing,
        key=lambda one: (
            not wanted & set(key(f"{_name(wants, one)} {_detail(wants, one)}").split()),
            _by_number(_name(wants, one)),
        ),
    )


def _listed(names: Sequence[str]) -> str:
    said = ", ".join(quote(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return _("{names} and {n} more").format(names=said, n=more) if more > 0 else said


# --- what is known of each ------------------------------------------------------------------------

Known = tuple[dict[str, str], tuple[str, ...]]


def _of_unit(_connection: Connection, one: Stored, _as_of: date) -> Known:
    values = {name: str(value or "") for name, value in one.values.items()}
    number, what = values["number"], values["description"]
    says_number = key(number) in key(what).split()
    known = {
        "unit": what if says_number else f"{number}  {what}",
        "unit.make": " ".join(filter(None, (values["year"], values["make_model"]))),
        "unit.plate": values["serial_plate"],
    }
    return known, (values["type"], what)


def _of_site(connection: Connection, one: Stored, _as_of: date) -> Known:
    values = one.values
    plan = _plan_of(connection, one.id)
    known = {
        "site": values["name"],
        "site.address": values["address"],
        "site.client": values["client"],
        "site.position": _position(plan) or _position(values),
        "site.muster": plan.get("muster_point"),
        "site.hospital": plan.get("nearest_hospital"),
        "site.route": plan.get("hospital_route"),
        "site.access": plan.get("site_access"),
    }
    return {name: str(value or "") for name, value in known.items()}, (
        str(values["name"]),
        str(values["place"] or ""),
    )


def _plan_of(connection: Connection, site_id: str) -> Mapping[str, Any]:
    """Return what the site's latest emergency plan says."""
    plans = [
        one for one in _standing(connection, "emergency_plan") if one.values["site_id"] == site_id
    ]
    plans.sort(key=lambda one: one.values["made_on"] or date.min)
    return plans[-1].values if plans else {}


def _position(values: Mapping[str, Any]) -> str:
    """Return latitude and longitude as a dispatcher types them in."""
    north, east = values.get("latitude"), values.get("longitude")
    return "" if north is None or east is None else f"{north:.5f}, {east:.5f}"


def _of_worker(connection: Connection, one: Stored, as_of: date) -> Known:
    titles = Titles(connection, {})
    held = [
        titles.of_id("position", row["position_id"])
        for row in one.values["positions"]
        if (row["from_on"] or date.min) <= as_of <= (row["to_on"] or date.max)
    ]
    known = {
        "worker": _name("worker", one),
        "worker.position": ", ".join(held),
        "worker.number": str(one.values["number"] or ""),
    }
    return known, ()


_KNOWN: Final = {"unit": _of_unit, "site": _of_site, "worker": _of_worker}
