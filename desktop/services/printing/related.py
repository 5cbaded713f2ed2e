"""What belongs on the sheet of a record and is kept in others: actions, evidence, certificates."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from desktop.language import _
from desktop.package.look import signal
from desktop.package.sheets.said import Fact, Facts, Lines, Part, Row, Words
from desktop.package.tables import Cell, Column
from desktop.records import kind_of
from desktop.services.printing.lot_record import lot_record
from desktop.services.printing.reading import Beside, Reading
from desktop.services.printing.site_sheet import roles, site_sheet
from desktop.services.printing.unit_record import unit_record
from desktop.services.printing.worker_record import worker_record
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_number, say_whole_date

ACTION: Final = "corrective_action"


def before(reading: Reading, record: Stored) -> Beside:
    """Return what stands first on the sheet of a record."""
    made = _BEFORE.get(record.kind)
    return made(reading, record) if made else Beside()


def after(reading: Reading, record: Stored) -> Iterator[Part]:
    """Return what follows the record's own tables."""
    made = _AFTER.get(record.kind)
    if made:
        yield from made(reading, record)
    yield from actions_part(reading, record)


def actions_part(reading: Reading, record: Stored) -> Iterator[Part]:
    """Return the corrective actions that a record led to."""
    yield from _actions(reading, _actions_of(reading, record))


def evidence_part(reading: Reading, record: Stored) -> Iterator[Part]:
    """Return the list of the files that prove the record."""
    if record.kind == "evidence":
        return
    files = sorted(
        reading.evidence(record),
        key=lambda one: (str(one.values["own_date"] or "9"), one.values["name"], one.id),
    )
    if not files:
        return
    rows = tuple(
        (
            one.values["name"],
            _day(one.values["own_date"]),
            _day(one.values["filed_at"].astimezone().date()),
            "" if one.values["pages"] is None else say_number(one.values["pages"], 0),
        )
        for one in files
    )
    columns = (
        Column(_("File")),
        Column(_("Its own date")),
        Column(_("Filed")),
        Column(_("Pages"), right=True),
    )
    yield Lines(_("Evidence"), columns, rows)


def _day(day: Any) -> str:
    return say_whole_date(day) if day else ""


# --- corrective actions ---------------------------------------------------------------------------


def _actions_of(reading: Reading, record: Stored) -> list[Stored]:
    found = reading.linked(ACTION, source_id=record.id)
    if record.kind == "investigation":
        found += reading.linked(ACTION, source_id=record.values.get("incident_id"))
    return found


def _actions(reading: Reading, found: list[Stored]) -> Iterator[Part]:
    if found:
        columns = (
            Column(_("What to put right")),
            Column(_("Assigned to")),
            Column(_("Due")),
            Column(_("How it stands")),
        )
        yield Lines(_("Corrective actions"), columns, tuple(_action(reading, one) for one in found))


def _action(reading: Reading, action: Stored) -> Row:
    values = action.values
    word, tone = reading.stand(ACTION, action.id)
    if values["resolved_on"]:
        done = _("put right {date}").format(date=_day(values["resolved_on"]))
        word = " · ".join(filter(None, (word, done)))
    who = reading.words.person(values, "assigned_id", "assigned_name")
    return values["what"], who, _day(values["due_on"]), Cell(word, tone=signal(tone, "soft"))


# --- kinds with something first, or something more ------------------------------------------------


def investigated(reading: Reading, record: Stored) -> Beside:
    """The incident, because an investigation says nothing without it."""
    incident = reading.one("incident", record.values.get("incident_id"))
    if incident is None:
        return Beside()
    values = incident.values
    names = ("kind", "happened_on", "happened_at", "site_id", "potential")
    fields = [kind_of("incident").field(name) for name in names]
    said = [Fact(one.label, one.value) for one in reading.words.said(fields, values) if one.value]
    people = [who for line in values["people"] if (who := reading.words.person(line))]
    if people:
        said.append(Fact(_("Who was involved"), ", ".join(people), wide=True))
    parts = (Facts(tuple(said), _("The incident")), Words(_("What happened"), values["what"]),
             Facts((), _("The investigation")))  # fmt: skip
    return Beside(parts, frozenset({"incident_id"}))


def looked_into(reading: Reading, record: Stored) -> Iterator[Part]:
    """The investigations of an incident."""
    found = reading.linked("investigation", incident_id=record.id)
    if found:
        rows = tuple(
            (_day(one.values["started_on"]), _day(one.values["finished_on"]),
             "\n".join(line["cause"] for line in one.values["causes"]))
            for one in found
        )  # fmt: skip
        columns = (Column(_("Started")), Column(_("Finished")), Column(_("Causes")))
        yield Lines(_("Investigation"), columns, rows)


_BEFORE: Final[Mapping[str, Callable[[Reading, Stored], Beside]]] = {
    "investigation": investigated,
    "emergency_plan": site_sheet,
    "equipment": lot_record,
}
_AFTER: Final[Mapping[str, Callable[[Reading, Stored], Iterator[Part]]]] = {
    "emergency_plan": roles,
    "incident": looked_into,
    "worker": worker_record,
    "equipment": unit_record,
    "site": unit_record,
}
