"""What an inspection changes or is asked about besides itself: its day, the meter, the lot."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.language import _
from desktop.services.editing import Save
from desktop.services.inspection_saving import LOT_NOW, READING_ANSWER, Besides
from desktop.services.inspection_subject import look_at_reading, subject_of
from desktop.services.units.looking import NEW_METER, TRUE
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date

Typed = Mapping[str, object]


def look_beside(
    company: CompanyFile,
    values: Mapping[str, Any],
    typed: Typed,
    whole: Mapping[str, Any],
    record_id: str | None,
    today: date,
) -> Besides:
    """Return what is wrong with the day and the reading of an inspection, and what else changes.

    `values` are those that are saved now, `whole` with what stood there before.
    """
    found = Besides()
    on, unit = whole.get("done_on"), whole.get("equipment_id")
    if isinstance(on, date) and "done_on" in values and on > today:
        found.faults["done_on"] = _(
            "{day} is still to come. Enter an inspection once it is done."
        ).format(day=say_whole_date(on))
    is_read = values.get("reading") is not None and isinstance(unit, str)
    if is_read and isinstance(on, date) and on <= today:
        _look_at_reading(company, found, typed, whole, record_id, today)
    lot = typed.get(LOT_NOW)
    if isinstance(lot, int) and not isinstance(lot, bool) and isinstance(unit, str):
        found.saves.append(Save("equipment", {"lot_size": lot}, unit))
    return found


def _look_at_reading(
    company: CompanyFile,
    found: Besides,
    typed: Typed,
    whole: Mapping[str, Any],
    record_id: str | None,
    today: date,
) -> None:
    answer = typed.get(READING_ANSWER)
    with company.reading() as connection:
        subject, _words = subject_of(connection, whole, whole["done_on"], today, record_id or "")
    read_in = whole.get("reading_unit") or subject.meter
    looked = look_at_reading(subject, str(whole["reading"]), read_in, whole["done_on"], today)
    wrong = looked.fault or (looked.question if answer not in (NEW_METER, TRUE) else "")
    if wrong:
        found.faults["reading"] = wrong
    elif answer == NEW_METER and looked.question:
        new = {
            "equipment_id": whole["equipment_id"],
            "read_on": whole["done_on"],
            "value": whole["reading"],
            "unit": read_in,
            "source": whole.get("task") or _("Inspection"),
            "meter_replaced": True,
        }
        found.saves.append(Save("reading", new))
