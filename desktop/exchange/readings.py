"""Meter readings out of sheets: one that falls or jumps is asked about, never silently kept."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from desktop.errors import Refused
from desktop.exchange.batch import Batch
from desktop.exchange.report import UNCHANGED, UPDATED, Place
from desktop.exchange.sheet_rows import SheetRow
from desktop.intake import Cell
from desktop.language import _
from desktop.records import kind_of
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_number
from desktop.values.usage import ReadingUnit, plausible, read_reading

Entry = tuple[SheetRow, dict[str, Any], str]  # a row, its values, the target of its meter

THOUSANDS: Final = re.compile(r"^\s*(\d{1,3}(?:\.\d)?)\s*[kK]\s*$")  # "128.4k"
WITH_READINGS: Final = (("inspection", "done_on", "reading"), ("maintenance", "done_on", "reading"))


def read_meter(
    row: SheetRow, target: str, hint: ReadingUnit | None
) -> tuple[Decimal, ReadingUnit] | None:
    """Return the reading in a column; None when empty or refused (then it is told)."""
    try:
        found = _meter(row, target, hint)
    except Refused as fault:
        row.refuse(str(fault), target)
        return None
    if found is None:
        row.leave(target)  # "broken", "n/a": no reading, and no fault either
    return found


def try_meter(
    row: SheetRow, target: str, hint: ReadingUnit | None
) -> tuple[Decimal, ReadingUnit] | None:
    """Return the reading in a column; None when there is none that can be read."""
    try:
        return _meter(row, target, hint)
    except Refused:
        return None


def says_no_reading(row: SheetRow, target: str) -> bool:
    """Whether a column of readings holds words instead, e.g. "broken"."""
    return bool(row.text(target)) and not any(c.isdigit() for c in row.text(target))


def _meter(
    row: SheetRow, target: str, hint: ReadingUnit | None
) -> tuple[Decimal, ReadingUnit] | None:
    text = row.text(target)
    if not any(character.isdigit() for character in text):
        return None
    thousands = THOUSANDS.match(text)
    cell = float(thousands[1]) * 1000 if thousands else _cell(row.cell(target))
    found = read_reading(cell, hint)
    return found.value, found.unit or hint or "km"


def _cell(cell: Cell) -> str | int | float | None:
    if cell is None or isinstance(cell, bool):
        return None
    return cell if isinstance(cell, (str, int, float)) else str(cell)


def known_readings(t: Transaction, unit_id: str, unit: str) -> list[tuple[date, Decimal]]:
    """Return every dated reading of a unit in the file."""
    found: list[tuple[date, Decimal]] = []
    table = kind_of("reading").model.__table__
    question = select(table.c.read_on, table.c.value).where(
        table.c.equipment_id == unit_id,
        table.c.unit == unit,
        table.c.read_on.is_not(None),
        table.c.voided_at.is_(None),
    )
    found += [(line.read_on, line.value) for line in t.connection.execute(question)]
    for kind, on, value in WITH_READINGS:
        table = kind_of(kind).model.__table__
        question = select(table.c[on], table.c[value]).where(
            table.c.equipment_id == unit_id,
            table.c.reading_unit == unit,
            table.c[value].is_not(None),
            table.c.voided_at.is_(None),
        )
        found += [(line[0], line[1]) for line in t.connection.execute(question)]
    return found


def drop_doubtful(batch: Batch, entries: Sequence[Entry]) -> None:
    """Take readings that fall or jump out of log entries and tell each: (row, values, target)."""
    by_unit: dict[tuple[str, ReadingUnit], list[Entry]] = defaultdict(list)
    for entry in entries:
        values = entry[1]
        if values.get("reading") is not None and values.get("equipment_id"):
            by_unit[values["equipment_id"], values["reading_unit"]].append(entry)
    for (unit_id, unit), mine in by_unit.items():
        known = known_readings(batch.registers.t, unit_id, unit)
        series = known + [(v["done_on"], v["reading"]) for _r, v, _t in mine]
        for index in plausible(series, unit):
            if index >= len(known):
                row, values, target = mine[index - len(known)]
                row.refuse(doubtful(values["reading"], unit), target)
                values["reading"] = values["reading_unit"] = None


def doubtful(value: Decimal, unit: str) -> str:
    """The sentence about a reading that does not fit the others of its unit."""
    return _(
        "{value} {unit} does not fit the readings before and after it, so it was left out. "
        "If a new meter was fitted, enter that as a reading of its own."
    ).format(value=say_number(value), unit=unit)


def put_reading(
    batch: Batch, unit_id: str, value: Decimal, unit: ReadingUnit, on: date | None, place: Place
) -> str | None:
    """Save what a list of units says of a meter; returns a sentence where it falls or jumps."""
    t = batch.registers.t
    table = kind_of("reading").model.__table__
    again = select(table.c.id, table.c.read_on).where(
        table.c.equipment_id == unit_id,
        table.c.unit == unit,
        table.c.voided_at.is_(None),
        table.c.value == value,
        table.c.source == place.file,
    )
    before = t.connection.execute(again).first()
    if before is not None:
        # the same list handed in on a later day says nothing new, but it can date what had no date
        if on is not None and before.read_on is None:
            t.save("reading", {"read_on": on}, before.id)
            batch.report.tell(UPDATED, "reading", before.id, place)
        else:
            batch.report.tell(UNCHANGED, "reading", before.id, place)
        return None
    if on is None:
        batch.report.undated += 1
        batch.report.note(
            _(
                "{file}: the meters have no date, so each counts from the last dated reading of "
                "its unit."
            ).format(file=place.file),
            _("To date them, import again with --as-of and the day they were read."),
        )
    known = known_readings(t, unit_id, unit)
    if known:
        last = max(day for day, _value in known)
        # a list is newer than the readings before it, whatever day it is dated
        now = (max(on or last, last), value)
        if len(known) in plausible([*known, now], unit):
            return doubtful(value, unit)
    batch.entries.put(
        "reading",
        {
            "equipment_id": unit_id,
            "read_on": on,
            "value": value,
            "unit": unit,
            "source": place.file,
        },
        place,
    )
    return None
