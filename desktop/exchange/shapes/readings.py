"""Logs of readings: one that falls or jumps, or is of nobody knows which meter, is asked about."""

from collections import defaultdict
from typing import Any

from desktop.duties.meters import meter_of
from desktop.errors import Refused
from desktop.exchange.entries import Entry
from desktop.exchange.readings import doubtful, known_facts, read_meter_at, unit_in_words
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.language import _
from desktop.store.facts import ReadingFact, UnitFact
from desktop.values.usage import ReadingUnit

Read = tuple[SheetRow, dict[str, Any], int]  # a row, its values, the column of its meter


def read_readings(sheet: Sheet) -> None:
    """Read a log of readings; a log may have a column for kilometres and one for hours."""
    columns = _meters_in(sheet)
    sheet.unmapped = [index for index in sheet.unmapped if index not in columns]
    read = [found for row in sheet.rows() for found in _read(row, columns)]
    sheet.batch.entries.put_all(
        [Entry("reading", values, row.place) for row, values, _column in _believed(sheet, read)]
    )


def _meters_in(sheet: Sheet) -> dict[int, ReadingUnit | None]:
    """Return the columns of meters, each with the unit that its heading says."""
    found = {}
    for index, (heading, name) in enumerate(sheet.plan.columns):
        unit = unit_in_words(heading)
        if name == "value" or (name is None and unit is not None):
            found[index] = unit
    return found


def _read(row: SheetRow, columns: dict[int, ReadingUnit | None]) -> list[Read]:
    values = row.plain_values("value", "unit")
    unit_id = _unit(row)
    if unit_id is None or row.faults:
        return []
    found: list[Read] = []
    said = unit_in_words(row.text("unit"))
    if said is None:
        row.leave("unit")
    for column, unit in columns.items():
        meter = read_meter_at(row, column, said or unit, unit_id)
        if meter:
            more = {"equipment_id": unit_id, "value": meter[0], "unit": meter[1]}
            found.append((row, values | more, column))
    if not found and not row.faults:
        row.refuse(_("There is no reading in this row."), column=next(iter(columns), None))
    for _row, one, _column in found:
        one["notes"] = row.notes()
    return found


def _unit(row: SheetRow) -> str | None:
    target = next((name for name in ("equipment_id", "subject") if row.text(name)), "equipment_id")
    text = row.text(target)
    if not text:
        row.refuse(_("This row does not say which unit was read."), target)
        return None
    try:
        return row.sheet.batch.registers.must_be_unit(text)
    except Refused as fault:
        row.refuse(str(fault), target)
        return None


def _believed(sheet: Sheet, read: list[Read]) -> list[Read]:
    """Return what can be true beside the other readings of its meter, and tell of the rest."""
    by_meter: dict[tuple[str, ReadingUnit], list[Read]] = defaultdict(list)
    for one in read:
        by_meter[one[1]["equipment_id"], one[1]["unit"]].append(one)
    left_out: list[Read] = []
    for (unit_id, unit), mine in by_meter.items():
        facts = known_facts(sheet.batch.registers.t, unit_id, unit)
        facts += [_fact(values) for _row, values, _column in mine if values.get("read_on")]
        odd = set(meter_of(UnitFact(readings=tuple(facts)), unit).odd)
        for one in mine:
            row, values, column = one
            if (values.get("read_on"), values["value"]) in odd:
                row.refuse(doubtful(values["value"], unit), column=column)
                left_out.append(one)
    return [one for one in read if one not in left_out]


def _fact(values: dict[str, Any]) -> ReadingFact:
    replaced = bool(values.get("meter_replaced"))
    return ReadingFact(values["read_on"], values["value"], values["unit"], replaced)
