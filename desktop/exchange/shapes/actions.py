"""The log of corrective actions, and what other logs tell of actions where no such log exists."""

import re
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.batch import Batch
from desktop.exchange.phrases import phrases
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.language import _
from desktop.records import kind_of
from desktop.values.folding import fold, key

CLOSED: Final = re.compile(
    r"\b(closed|done|complete|completed|resolved|fixed|yes|ferme|termine|complet|finished|repaired)\b"
)
STILL_OPEN: Final = re.compile(
    r"\b(not|in progress|partial|partly|open|pending|ongoing|en cours|ouvert|waiting|no)\b"
)


def read_actions(sheet: Sheet) -> None:
    """Read the log of corrective actions."""
    for row in sheet.rows():
        _read_action(row)


def _read_action(row: SheetRow) -> None:
    batch = row.sheet.batch
    said = row.text("resolved_on")
    unresolved = key(said) in phrases("still_open")
    first = re.split(r"[,;(–-]", said, maxsplit=1)[0]  # "yes, Nov 24"
    ticked = key(first) in phrases("ticked") or said in ("✓", "✔", "☑")
    values = row.plain_values(*(["resolved_on"] if unresolved or ticked else []))
    if not values.get("what"):
        if not row.faults:
            row.refuse(_("This row does not say what is to be put right."), "what")
        return
    if values.get("found_on") is None:
        values["found_on"] = batch.as_of or batch.today
        batch.report.note(
            _(
                "“{what}” has no date on which it was found, so it counts from the day of this "
                "import. Correct the date if you know it."
            ).format(what=str(values["what"])[:80])
        )
    for role in ("assigned", "resolved_by", "verified_by"):
        values |= row.person(role)
    values |= _where(row)
    row.leave("number_in_log")
    status = row.text("status") or (said if ticked else "") or _of_the_sheet(row)
    values["notes"] = row.notes(_("Status: {status}").format(status=status) if status else None)
    if values.get("resolved_on") is None and (ticked or _says_closed(status)):
        # the day is not known and is not made up; that it is closed was said
        values["closed_reason"] = _("The log says “{status}” and gives no date.").format(
            status=status or row.text("resolved_on")
        )
    batch.entries.put("corrective_action", values, row.place)


def _of_the_sheet(row: SheetRow) -> str:
    """A sheet or a section of its own for closed ones says it for all of them."""
    names = (row.line.section, row.table.sheet)
    return next((name for name in names if fold(name) in ("closed", "completed", "done")), "")


def _says_closed(status: str) -> bool:
    said = fold(status)
    return bool(CLOSED.search(said)) and not STILL_OPEN.search(said)


def _where(row: SheetRow) -> dict[str, Any]:
    registers = row.sheet.batch.registers
    found: dict[str, Any] = {}
    if text := row.text("equipment_id"):
        try:
            found["equipment_id"] = registers.unit(text)
        except Refused as fault:
            row.sheet.batch.report.note(str(fault))
        if not found.get("equipment_id"):
            row.leave("equipment_id")
    if text := row.text("site_id"):
        found["site_id"] = registers.must_be_site(text)
    return found


def write_told_actions(batch: Batch) -> None:
    """Make a corrective action of each defect told in a log, where no log of actions is known.

    Where there is one, the text stays on its own record: the log says what became of it.
    """
    if not batch.told or batch.has_action_log:
        return
    actions = batch.entries.all("corrective_action")
    # the words on a log may be edited; the action that they became is still the same one
    known = {action.values["source_id"]: action.id for action in actions}
    for told in batch.told:
        if key(told.what) in phrases("no_action"):
            continue
        about = kind_of(told.kind)
        batch.entries.put(
            "corrective_action",
            {
                "what": told.what[:500],
                "found_on": told.found_on,
                "source_kind": told.kind,
                "source_id": told.record_id,
                "source_text": _(about.title),
                "equipment_id": told.values.get("equipment_id"),
                "site_id": told.values.get("site_id"),
            },
            told.place,
            known.get(told.record_id),
        )
