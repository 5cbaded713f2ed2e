"""Logs of what stands still: the day a unit was parked, tagged out, sold or came back."""

from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.entries import Entry
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.states import RETURNED, change_logged
from desktop.language import _

KIND: Final = "service_change"


def read_service_log(sheet: Sheet) -> None:
    """Read a log of changes, a row each, or of stays: from one day to another."""
    sheet.batch.entries.put_all(
        [Entry(KIND, values, row.place) for row in sheet.rows() for values in _read(row)]
    )


def _read(row: SheetRow) -> list[dict[str, Any]]:
    try:
        unit = row.sheet.batch.registers.must_be_unit(row.text("subject"))
    except Refused as fault:
        row.refuse(str(fault), "subject")
        return []
    changes = _changes(row)
    if row.faults:
        return []
    reason = row.text("reason")
    if reason:
        row.leave("change")
    shared = {
        "equipment_id": unit,
        "reason": (reason or row.text("change"))[:500] or None,
        "notes": row.notes(),
        **row.person("by"),
    }
    return [shared | {"change": change, "changed_on": on} for change, on in changes]


def _changes(row: SheetRow) -> list[tuple[str, date]]:
    """Return each change of a row with its day; a row without any is refused."""
    text = row.text("change")
    change = change_logged(text) if text else change_logged(row.text("reason")) or "parked"
    stood, back = row.day("stood_from"), row.day("stood_to")
    if stood or back:
        begun = "parked" if change in (None, RETURNED) else change
        return [(told, on) for told, on in ((begun, stood), (RETURNED, back)) if on]
    on = row.day("changed_on")
    if change is None:
        row.refuse(
            _(
                "“{text}” does not say whether the unit was parked, tagged out or sold, or came "
                "back."
            ).format(text=text),
            "change",
        )
    elif on is None and not row.faults:
        row.refuse(
            _("This row has no day."), "changed_on" if row.has("changed_on") else "stood_from"
        )
    return [(change, on)] if change and on else []
