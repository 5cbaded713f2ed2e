"""The log of incidents and near misses; the cause and the action it states stay on the incident."""

import re
from datetime import time

from desktop.errors import Refused
from desktop.exchange.batch import Told
from desktop.exchange.cells import Unclear, read_choice
from desktop.exchange.check_columns import tick_of
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.tables import words
from desktop.language import _
from desktop.records.fields import Field
from desktop.values.dates import read_moment
from desktop.values.folding import key


def read_incidents(sheet: Sheet) -> None:
    """Read the log of incidents."""
    for row in sheet.rows():
        _read_incident(row)


def _read_incident(row: SheetRow) -> None:
    batch = row.sheet.batch
    values = row.plain_values("kind")
    for name in ("happened_on", "what"):
        if not values.get(name):
            if not row.faults:
                label = row.sheet.fields[name].label
                row.refuse(_("{label} is empty in this row.").format(label=_(label)), name)
            return
    if not values.get("happened_at"):
        values["happened_at"] = _time_beside(row)
    row.leave("number_in_log", "field_assessment_id")
    kind, remark = _kind(row)
    values |= {"kind": kind, "notes": row.notes(remark, _labelled(row, "investigated"))}
    values |= row.person("reported_by")
    if text := row.text("site_id"):
        values["site_id"] = batch.registers.must_be_site(text)
    people = row.people("people")
    if people:
        values["people"] = people
    record_id = batch.entries.put("incident", values, row.place)
    if record_id and values.get("action_stated"):
        batch.told.append(
            Told(
                values["action_stated"],
                values["happened_on"],
                "incident",
                record_id,
                values,
                row.place,
            )
        )


def _time_beside(row: SheetRow) -> time | None:
    """A date cell that carries a time of day says when, too."""
    index = row.plan.index("happened_on")
    if index is None:
        return None
    try:
        moment = read_moment(row.line.cells[index], row.sheet.orders.of(index))
    except Refused:
        return None  # the day itself was read, with words around it
    return moment.time().replace(second=0, microsecond=0) if moment.time() != time() else None


def _kind(row: SheetRow) -> tuple[str, str | None]:
    about = row.sheet.fields["kind"]
    for index, (heading, _name) in enumerate(row.plan.columns):
        # a column for each kind, ticked where it was that one
        if tick_of(row.line.cells[index]) == "yes" and (kind := _choice(about, heading)):
            return kind, None
    texts = [row.text("kind"), *(words(row.line.cells[i]) for i in row.sheet.unmapped)]
    for text in texts:
        parts = re.split(r"\s*[-–,;:/]\s*", text)
        if kind := next((k for part in (text, *parts) if (k := _choice(about, part))), None):
            return kind, None
    text = row.text("kind")
    return "other", _("Kind: {text}").format(text=text) if text else None


def _choice(about: Field, text: str) -> str | None:
    try:
        return read_choice(about, "incident", text) if key(text) else None
    except Unclear:
        return None


def _labelled(row: SheetRow, target: str) -> str | None:
    text = row.text(target)
    index = row.plan.index(target)
    return f"{row.plan.columns[index][0]}: {text}" if text and index is not None else None
