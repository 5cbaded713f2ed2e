"""The list of units: lots, meters, and a status in words that is an event of its own."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from desktop.duties.one_by_one import hides_in_a_lot, way_out
from desktop.errors import Refused
from desktop.exchange.readings import put_reading, read_meter, says_no_reading, try_meter
from desktop.exchange.report import UNCHANGED
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.states import RETURNED, change_told
from desktop.language import _
from desktop.values.dates import find_date, read_date
from desktop.values.folding import fold
from desktop.values.usage import ReadingUnit

NUMBER_INSIDE: Final = re.compile(r"^(.*\w.*?)\s*[(\[]?\s*#\s*([\w-]{1,12})\s*[)\]]?$")
BEGINS_A_NOTE: Final = re.compile(
    r"^(sold|parked|scrapped|written off|out of (service|order)|stored|in storage|vendu|remise)"
)
LOT: Final = re.compile(
    r"\((?:lot|set|kit|qty|quantity|box|lot de)?\s*(?:of|de|:)?\s*(\d{1,4})"
    r"(?:\s*(?:pcs|pieces|ea|items|units))?\)",
    re.I,
)
METERS: Final[dict[str, ReadingUnit | None]] = {"odometer": "km", "hours": "h", "meter": None}
YEARLESS: Final = re.compile(
    r"(\d{1,2}(st|nd|rd|th)?\s+[^\W\d]{3,9}|[^\W\d]{3,9}\.?\s+\d{1,2}(st|nd|rd|th)?)\s*$"
)
MONTH_ONLY: Final = re.compile(r"\b(since|from|depuis|on|in|-|–)\s+", re.I)


def read_equipment(sheet: Sheet) -> None:
    """Read the list of units."""
    registers = sheet.batch.registers
    for row in sheet.rows():
        unit_id = _read_unit(row)
        if unit_id:
            _read_meters(row, unit_id)
            _read_status(row, unit_id)
    registers.has_units = bool(registers.units)


def _read_unit(row: SheetRow) -> str | None:
    batch = row.sheet.batch
    number, named = _number(row.text("number"))
    if not number:
        row.refuse(_("There is no unit number in this row."), "number")
        return None
    try:
        # only its own number makes two rows one unit; descriptions repeat in every fleet
        known = next(
            (i for i, v in batch.registers.units.items() if fold(v["number"]) == fold(number)), None
        ) or batch.registers.met_in_a_log(number)
        values = row.plain_values("reading_unit") | {"number": number}
    except Refused as fault:
        row.refuse(str(fault), "number")
        return None
    model = row.text("model")
    if model and fold(model) not in fold(str(values.get("make_model") or "")):
        values["make_model"] = joined_words(values.get("make_model"), model)
    description = (
        values.get("description")
        or named
        or values.get("make_model")
        or values.get("type")
        or number
    )
    values["description"] = description
    lot = LOT.search(str(description))
    if lot and not values.get("lot_size"):
        values["lot_size"] = int(lot[1])
    values["reading_unit"] = _meter_kind(row)
    row.leave(*(target for target, _hint in _meters(row) if says_no_reading(row, target)))
    status = row.text("status")
    values["notes"] = row.notes(
        _("Status: {status}").format(status=status)
        if status and change_told(status) is None
        else None
    )
    unit_id = batch.entries.put("equipment", values, row.place, known)
    if unit_id:
        batch.registers.units[unit_id] = batch.entries.record("equipment", unit_id).values
        batch.registers.forget_units()
        _tell_lot(row, batch.registers.units[unit_id])
    return unit_id


def _tell_lot(row: SheetRow, unit: Mapping[str, Any]) -> None:
    """Say that what is written as a lot must be inspected one by one; it is kept as written."""
    size = unit.get("lot_size") or 0
    why = hides_in_a_lot(size, unit.get("inspect_singly"), unit.get("type"), unit["description"])
    if why:
        row.sheet.batch.report.note(
            _("{number} {description}: {why} {way}").format(
                number=unit["number"], description=unit["description"], why=why, way=way_out(size)
            )
        )


def _number(text: str) -> tuple[str, str | None]:
    """Split "2019 Ford F-550 (#101)" into the unit number and what the unit is."""
    found = NUMBER_INSIDE.match(text)
    return (found[2], found[1].strip()) if found else (text, None)


def joined_words(*parts: str | None) -> str:
    """Return the parts in one line."""
    return " ".join(part for part in parts if part)


def _meter_kind(row: SheetRow) -> str | None:
    units = {found[1] for t, hint in _meters(row) if (found := try_meter(row, t, hint))}
    return "both" if len(units) == 2 else next(iter(units), None)


def _meters(row: SheetRow) -> list[tuple[str, ReadingUnit | None]]:
    """Return the columns of meters, each with the unit that its heading or its neighbour says."""
    said = fold(row.text("meter_unit"))
    unit: ReadingUnit | None = (
        "h" if said.startswith("h") else "km" if said.startswith("k") else None
    )
    return [(target, hint or unit) for target, hint in METERS.items()]


def _read_meters(row: SheetRow, unit_id: str) -> None:
    batch = row.sheet.batch
    on = row.day("read_on") or batch.as_of
    for target, hint in _meters(row):
        found = read_meter(row, target, hint, unit_id)
        if found:
            doubt = put_reading(batch, unit_id, found[0], found[1], on, row.place)
            if doubt:
                row.refuse(doubt, target)


def _status(row: SheetRow) -> str:
    """Return the status, which people also write behind the description or begin a note with."""
    status = row.text("status")
    if change_told(status) not in (None, RETURNED):
        return status
    if "sold" in fold(row.text("description")):
        return row.text("description")
    note = row.text("notes")
    return note if BEGINS_A_NOTE.match(fold(note)) else status


def _read_status(row: SheetRow, unit_id: str) -> None:
    batch = row.sheet.batch
    status = _status(row)
    change = change_told(status)
    if change is None or (change == RETURNED and batch.has_service_log):
        return  # a list says "in service" of every unit, a log of the day it came back
    record = _last_change(row, unit_id)
    if change == (record or {}).get("change") or (change == RETURNED and record is None):
        if change != RETURNED and record is not None:
            batch.report.tell(UNCHANGED, "service_change", place=row.place)
        return
    when = _since(row, status)
    if when is None:
        when = batch.as_of or batch.today
        if change != RETURNED:
            batch.report.note(
                _(
                    "{unit}: “{status}” has no date, so it counts from the day of this import. "
                    "Correct the date if you know it."
                ).format(unit=row.text("number"), status=status)
            )
    values: dict[str, Any] = {
        "equipment_id": unit_id,
        "change": change,
        "changed_on": when,
        "reason": status[:500],
    }
    batch.entries.put("service_change", values, row.place)


def _last_change(row: SheetRow, unit_id: str) -> dict[str, Any] | None:
    found = [
        r.values
        for r in row.sheet.batch.registers.t.load("service_change").values()
        if not r.is_voided and r.values["equipment_id"] == unit_id
    ]
    return max(found, key=lambda v: v["changed_on"], default=None)


def _this_year(row: SheetRow, status: str) -> date | None:
    """Return "parked since 3 Sep" as the last such day before the import."""
    today = row.sheet.batch.as_of or row.sheet.batch.today
    if not YEARLESS.search(status):
        return None
    this, last = (find_date(f"{status} {year}") for year in (today.year, today.year - 1))
    return last if this is None or this > today else this


def _since(row: SheetRow, status: str) -> date | None:
    """Return the date in a status such as "parked since 2026-09-03" or "Sold - March 2026"."""
    index = row.plan.index("status")
    order = row.sheet.orders.of(index if index is not None else -1)
    try:
        found = find_date(status, order, month_only="first") or _this_year(row, status)
        return found or read_date(
            MONTH_ONLY.split(status, maxsplit=1)[-1], order, month_only="first"
        )
    except Refused:
        return None
