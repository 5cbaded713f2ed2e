"""An emergency plan as a sheet for the wall: what is needed in the first minute stands large."""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop.language import _
from desktop.package.sheets.said import Large, Lines, Part, Words
from desktop.package.tables import Column
from desktop.records import kind_of
from desktop.services.printing.reading import Beside, Reading
from desktop.store.aggregate import Stored

Line = Mapping[str, Any]


def site_sheet(reading: Reading, plan: Stored) -> Beside:
    """Return whom to call, what to say where one is, and where to go."""
    values = plan.values
    parts: list[Part] = []
    taken = {name for name in ("contacts", "muster_point", "nearest_hospital") if values.get(name)}
    if contacts := values.get("contacts"):
        parts.append(Large(_("Who to call"), tuple(map(_contact, contacts))))
    if where := tuple(_where(reading, plan)):
        parts.append(Large(_("Where we are and where to go"), where))
    for name in ("hospital_route", "site_access"):
        if text := values.get(name):
            parts.append(Words(_(kind_of(plan.kind).field(name).label), text))
            taken.add(name)
    return Beside(tuple(parts), frozenset(taken))


def _contact(line: Line) -> tuple[str, str, str]:
    about = " · ".join(filter(None, (line.get("name"), line.get("role"))))
    return about, line.get("phone") or _("no number"), ""


def _where(reading: Reading, plan: Stored) -> Iterator[tuple[str, str, str]]:
    """Whoever calls for help is asked first where that is."""
    site = reading.one("site", plan.values.get("site_id"))
    place = _place(reading, plan) or (_place(reading, site) if site else "")
    if site and (address := site.values.get("address")):
        yield _("We are at"), address, place
    elif place:
        yield _("We are at"), place, ""
    for name, label in (
        ("muster_point", _("Muster point")),
        ("nearest_hospital", _("Nearest hospital")),
    ):
        if plan.values.get(name):
            yield label, plan.values[name], ""


def _place(reading: Reading, record: Stored) -> str:
    kind = kind_of(record.kind)
    fields = [kind.field("latitude"), kind.field("longitude")]
    said = reading.words.said(fields, record.values)
    return ", ".join(one.value for one in said if one.value)


def roles(reading: Reading, record: Stored) -> Iterator[Part]:
    """Return who does what in an emergency at this site."""
    as_of = reading.as_of
    found = [
        one.values
        for one in reading.linked("emergency_role", site_id=record.values.get("site_id"))
        if (one.values["to_on"] or as_of) >= as_of >= (one.values["from_on"] or as_of)
    ]
    if found:
        rows = tuple(
            (values["role"], reading.words.name_of("worker", values["worker_id"]))
            for values in found
        )
        yield Lines(_("Who does what"), (Column(_("Role")), Column(_("Worker"))), rows)
