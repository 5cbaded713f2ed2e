"""Turns what the story says of a record into its fields: days into dates, names into records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any, Final

from desktop.records import kind_of
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.services.demo.story import Entry, Runs, Story, Table

# days that a card or a letter names, on which nobody has to be at work
NOT_AT_WORK: Final = frozenset({"expires_on", "insurance_expires_on", "certificate_valid_to_on"})
# the year for which the last management review set its goals
MIDDLE_OF_THE_YEAR: Final = -192
MONTH: Final = "month_on"
CHECKLIST: Final = "checklist"
PASS, FAIL, NOT_APPLICABLE = "pass", "fail", "not_applicable"
UNSIGNED: Final = " unsigned"
SIGNED: Final = "signed"
METER: Final = "by the meter"
WHOLE_KM: Final = 0
TENTHS_OF_HOURS: Final = 1


@dataclass(frozen=True)
class Known:
    """A record that the story can speak of by its name."""

    kind: str
    id: str


@dataclass
class Filling:
    """What is needed to fill in a record: the story and the records that are there by now."""

    story: Story
    known: dict[str, Known] = field(default_factory=dict)
    forms: dict[str, Table] = field(default_factory=dict)

    def record(self, name: str) -> Known:
        """Return the record of that name; KeyError where the story has not come to it."""
        return self.known[name]

    def values(self, entry: Entry) -> Table:
        """Return the values of an entry as `save` takes them."""
        kind = kind_of(entry.kind)
        told = dict(entry.values)
        told = self.story.templates[told.pop("like")] | told if "like" in told else told
        self._point_at_records(kind, told)
        self._tick_off(told)
        happened = self._happened(kind, told)
        values = self._filled(kind, told, happened)
        if values.get("reading") == METER:
            self._read_meter(values, told["equipment_id"], "reading", "reading_unit", happened)
        if values.get("value") == METER:
            self._read_meter(values, told["equipment_id"], "value", "unit", happened)
        if entry.kind == CHECKLIST:
            self.forms[entry.key] = values
        return values

    def _tick_off(self, told: Table) -> None:
        """`checklist = "a name"` stands for its items, passed but for `failed` (item: remark)."""
        results = dict.fromkeys(told.pop(NOT_APPLICABLE, ()), (NOT_APPLICABLE, ""))
        results |= {item: (FAIL, remark) for item, remark in told.pop("failed", {}).items()}
        form = told.pop(CHECKLIST, "")
        if not form:
            return
        lines = []
        for line in self.forms[form]["items"]:
            result, remark = results.pop(line["item"], (PASS, ""))
            lines.append({"item": line["item"], "result": result, "remark": remark})
        if results:
            raise ValueError(f"{form} has no {', '.join(results)}")
        edition = self.forms[form]["edition"]
        told |= {"checklist_id": form, "checklist_version": edition, "items": lines}

    def _happened(self, kind: Kind, told: Mapping[str, Any]) -> date | None:
        day = told.get(kind.happened or "")
        return self.story.days.at_work(day) if isinstance(day, int) else None

    def _point_at_records(self, kind: Kind, told: Table) -> None:
        """`source = "a name"` stands for the two fields that tell a record of any kind."""
        fields = {about.name for about in kind.fields}
        for role in ("source", "record"):
            if role in told and role not in fields:
                record = self.record(told.pop(role))
                told |= {f"{role}_kind": record.kind, f"{role}_id": record.id}

    def _filled(self, part: Kind | Rows, told: Mapping[str, Any], happened: date | None) -> Table:
        fields = {field.name: field for field in part.fields}
        tables = {rows.name: rows for rows in part.rows}
        filled: Table = {}
        for name, value in told.items():
            if name in tables:
                filled[name] = [self._line(tables[name], line, happened) for line in value]
            elif value != "":
                filled[name] = self._value(fields[name], value, happened)
        return filled

    def _line(self, rows: Rows, line: Any, happened: date | None) -> Table:
        """One line of a table: named values, values in the order of the columns, or just one."""
        if isinstance(line, str):
            line = _only(rows, line)
        elif isinstance(line, list):
            line = {about.name: value for about, value in zip(rows.fields, line, strict=False)}
        elif "record" in line and not any(about.name == "record" for about in rows.fields):
            record = self.record(line["record"])
            told = {name: value for name, value in line.items() if name != "record"}
            line = told | {"record_kind": record.kind, "record_id": record.id}
        return self._filled(rows, line, happened)

    def _value(self, about: Field, value: Any, happened: date | None) -> Any:
        read = _READERS.get(about.shape)
        if read is not None:
            return read(self, about, value, happened)
        if isinstance(value, str) and "{" in value:
            year = self.story.days.on(MIDDLE_OF_THE_YEAR).year
            return value.format(year=year, last_year=year - 1)
        return value

    def _date(self, about: Field, offset: int, _happened: date | None) -> date:
        days = self.story.days
        if about.name == MONTH:
            return days.month(offset)
        return days.on(offset) if about.name in NOT_AT_WORK else days.at_work(offset)

    def _moment(self, _about: Field, clock: str, happened: date | None) -> datetime:
        if happened is None:
            raise ValueError(f"{clock} of which day?")
        return datetime.combine(happened, time.fromisoformat(clock))

    def _link(self, about: Field, name: str, _happened: date | None) -> str:
        record = self.record(name)
        if record.kind != about.link:
            raise ValueError(f"{name} is a {record.kind}, and {about.name} wants a {about.link}")
        return record.id

    def _read_meter(
        self, values: Table, unit: str, reading: str, read_in: str, on: date | None
    ) -> None:
        if on is None:
            raise ValueError(f"a reading of {unit} without a day")
        day = (on - self.story.days.as_of).days
        values[reading] = shown(self.story.meters[unit], day, values[read_in])


def shown(runs: Runs, day: int, read_in: str) -> float:
    """Return what a unit's meter showed on a day, on the line between the two days that are told.

    `runs` are its meters, one after the other; ValueError for a day of which nothing is told.
    """
    for run in reversed(runs):
        for (before, low), (after, high) in pairwise(run):
            if before <= day <= after:
                reading = low + (high - low) * (day - before) / (after - before)
                return round(reading, WHOLE_KM if read_in == "km" else TENTHS_OF_HOURS)
    raise ValueError(f"what did the meter show on day {day}?")


def _only(rows: Rows, text: str) -> Table:
    """The first column alone; "duane" or "duane unsigned" where the table keeps who signed."""
    names = [about.name for about in rows.fields]
    first = next(name for name in names if name != SIGNED)  # wherever the model declares it
    line: Table = {first: text.removesuffix(UNSIGNED)}
    if SIGNED in names:
        line[SIGNED] = not text.endswith(UNSIGNED)
    return line


_READERS: Final[Mapping[Shape, Callable[[Filling, Field, Any, date | None], Any]]] = {
    Shape.DATE: Filling._date,
    Shape.MOMENT: Filling._moment,
    Shape.LINK: Filling._link,
}
