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
from desktop.exchange.cells import text_of
from desktop.exchange.report import UNCHANGED, UPDATED, Place
from desktop.exchange.sheet_rows import SheetRow
from desktop.exchange.tables import is_blank
from desktop.intake import Cell
from desktop.language import _
from desktop.records import kind_of
from desktop.store.facts import ReadingFact
from desktop.store.transaction import Transaction
from desktop.values.folding import fold
from desktop.values.interval import READING_UNITS
from desktop.values.spoken import say_number
from desktop.values.usage import ReadingUnit, plausible, read_reading, too_much

Entry = tuple[SheetRow, dict[str, Any], str]  # a row, its values, the target of its meter

THOUSANDS: Final = re.compile(r"^\s*(\d{1,3}(?:\.\d)?)\s*[kK]\s*$")  # "128.4k"
MUCH_FARTHER: Final = 10  # times as far from what the other meter said
WITH_READINGS: Final = (("inspection", "done_on", "reading"), ("maintenance", "done_on", "reading"))


def read_meter(
    row: SheetRow, target: str, hint: ReadingUnit | None, unit_id: str | None = None
) -> tuple[Decimal, ReadingUnit] | None:
    """Return the reading in a column; None when empty or refused (then it is told).

    `hint` is the unit that the column says; where it says none, the meter of the unit does.
    """
    index = row.plan.index(target)
    return None if index is None else read_meter_at(row, index, hint, unit_id)


def read_meter_at(
    row: SheetRow, index: int, hint: ReadingUnit | None, unit_id: str | None
) -> tuple[Decimal, ReadingUnit] | None:
    """Return the same of a column by its place."""
    cell = row.line.cells[index]
    try:
        found = _meter(row, cell, hint, unit_id)
    except Refused as fault:
        row.refuse(str(fault), column=index)
        return None
    if found is None and not is_blank(cell):
        # "broken", "n/a": no reading, and no fault either
        row.unclear.append((row.plan.columns[index][0], cell))
    return found


def try_meter(
    row: SheetRow, target: str, hint: ReadingUnit | None
) -> tuple[Decimal, ReadingUnit] | None:
    """Return the reading in a column; None when there is none that can be read."""
    try:
        return _meter(row, row.cell(target), hint)
    except Refused:
        return None


def unit_in_words(text: str) -> ReadingUnit | None:
    """Return the unit that a heading or a cell says: "Odometer", "Hour meter", "km"."""
    said = fold(text)
    hours = any(word in said for word in ("hour", "hr", "heure")) or said == "h"
    if hours == any(word in said for word in ("km", "odo", "kilo")):
        return None  # neither, or a column for whatever the meter counts: "Km / hrs"
    return "h" if hours else "km"


def says_no_reading(row: SheetRow, target: str) -> bool:
    """Whether a column of readings holds words instead, e.g. "broken"."""
    return bool(row.text(target)) and not any(c.isdigit() for c in row.text(target))


def _meter(
    row: SheetRow, cell: Cell, hint: ReadingUnit | None, unit_id: str | None = None
) -> tuple[Decimal, ReadingUnit] | None:
    text = "" if is_blank(cell) else text_of(cell)
    if not any(character.isdigit() for character in text):
        return None
    thousands = THOUSANDS.match(text)
    found = read_reading(float(thousands[1]) * 1000 if thousands else _cell(cell), hint)
    unit = found.unit or hint or _meter_meant(row, unit_id, found.value)
    if fault := too_much(found.value, unit):
        raise Refused(fault)
    return found.value, unit


def _meter_meant(row: SheetRow, unit_id: str | None, value: Decimal) -> ReadingUnit:
    """Return which meter of a unit a bare number is of; of two the one that it lies near to."""
    registers = row.sheet.batch.registers
    unit = registers.units.get(unit_id or "", {})
    if unit_id is None or unit.get("reading_unit") != "both":
        return registers.meter_of(unit_id)
    far: dict[ReadingUnit, Decimal] = {}
    for meter in READING_UNITS:
        known = row.sheet.readings.get((unit_id, meter))
        if known:
            far[meter] = min(abs(value - one) for one in known)
    if len(far) == len(READING_UNITS):
        near, other = sorted(far, key=lambda meter: far[meter])
        if far[near] * MUCH_FARTHER < far[other]:
            return near
    raise Refused(
        _(
            "{unit} has a meter for kilometres and one for hours, and nothing says which of them "
            "said {n}. Write “{n} km” or “{n} h”."
        ).format(unit=unit.get("number"), n=say_number(value))
    )


def _cell(cell: Cell) -> str | int | float | None:
    if cell is None or isinstance(cell, bool):
        return None
    return cell if isinstance(cell, (str, int, float)) else str(cell)


def known_facts(t: Transaction, unit_id: str, unit: ReadingUnit) -> list[ReadingFact]:
    """Return every dated reading of a meter in the file."""
    found: list[ReadingFact] = []
    table = kind_of("reading").model.__table__
    question = select(table.c.read_on, table.c.value, table.c.meter_replaced).where(
        table.c.equipment_id == unit_id,
        table.c.unit == unit,
        table.c.read_on.is_not(None),
        table.c.voided_at.is_(None),
    )
    found += [
        ReadingFact(line.read_on, line.value, unit, bool(line.meter_replaced))
        for line in t.connection.execute(question)
    ]
    for kind, on, value in WITH_READINGS:
        table = kind_of(kind).model.__table__
        question = select(table.c[on], table.c[value]).where(
            table.c.equipment_id == unit_id,
            table.c.reading_unit == unit,
            table.c[value].is_not(None),
            table.c.voided_at.is_(None),
        )
        found += [ReadingFact(line[0], line[1], unit) for line in t.connection.execute(question)]
    return found


def known_readings(t: Transaction, unit_id: str, unit: ReadingUnit) -> list[tuple[date, Decimal]]:
    """Return the same as days and amounts."""
    return [(fact.on, fact.value) for fact in known_facts(t, unit_id, unit)]


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
