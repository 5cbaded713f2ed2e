"""A unit's or a site's record: what is done on it, how that stands, what was done last."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from desktop.language import _, ngettext
from desktop.package.look import signal
from desktop.package.sheets.said import Lines, Part, Row
from desktop.package.tables import Cell, Column
from desktop.records import kind_of
from desktop.services.printing.reading import Reading
from desktop.services.printing.unit_out import unit_out
from desktop.services.standing_words import DUTIES
from desktop.store.aggregate import Stored
from desktop.values.day_spans import say_days
from desktop.values.spoken import say_whole_date

MOST: Final = 12
_FIELDS: Final = {"equipment": "equipment_id", "site": "site_id"}
_DONE: Final = (("inspection", "task"), ("maintenance", "what"))


def unit_record(reading: Reading, subject: Stored) -> Iterator[Part]:
    """Return the duties of a unit or site, what was done on it last, and when it was out."""
    yield from _duties(reading, subject)
    yield from _done(reading, subject)
    if subject.kind == "equipment":
        yield from unit_out(reading, subject)


def _duties(reading: Reading, subject: Stored) -> Iterator[Part]:
    rows: list[Row] = []
    for duty in reading.duties.get(subject.id, ()):
        look = DUTIES[duty.state.value]
        due = _day(duty.due)
        if duty.due_estimated and duty.due:
            first, last = duty.due_from or duty.due, duty.due_to or duty.due
            due = _("about {date}").format(date=say_days(first, last, date.min))
        state = Cell(_(look.word), tone=signal(look.tone, "soft"))
        rows.append((duty.task, duty.rule_said, _day(duty.last_done), due, state))
    if rows:
        titles = (_("What is done"), _("How often"), _("Last done"), _("Due"), _("State"))
        yield Lines(_(kind_of("duty_plan").plural), tuple(map(Column, titles)), tuple(rows))


def _done(reading: Reading, subject: Stored) -> Iterator[Part]:
    name = _FIELDS[subject.kind]
    found = [
        (one.values["done_on"], _row(reading, one, what))
        for kind, what in _DONE
        for one in reading.latest(kind, "done_on", MOST, **{name: subject.id})
    ]
    found.sort(key=lambda pair: pair[0], reverse=True)
    if found:
        some = [row for _on, row in found[:MOST]]
        heading = ngettext(
            "The last inspection or maintenance", "The last {n} inspections and maintenance",
            len(some),
        ).format(n=len(some))  # fmt: skip
        titles = (_("Date"), _("What was done"), _("Done by"), _("Reading"), _("Result"))
        columns = tuple(Column(title, right=title == titles[3]) for title in titles)
        yield Lines(heading, columns, tuple(some))


def _row(reading: Reading, one: Stored, what: str) -> Row:
    values: dict[str, Any] = one.values
    fields = [kind_of(one.kind).field(name) for name in ("reading", "reading_unit")]
    (meter,) = reading.words.said(fields, values)
    result = Cell("")
    if values.get("result"):
        tone = "green" if values["result"] == "pass" else "red"
        result = Cell(reading.said(one.kind, "result", values), tone=tone)
    who = reading.words.person(values, "by_id", "by_name")
    said = values[what] or reading.words.name_of("duty_plan", values.get("plan_id"))
    return _day(values["done_on"]), said, who, meter.value, result


def _day(day: date | None) -> str:
    return say_whole_date(day) if day else ""
