"""The list of employees: names in one cell or two, positions, when they came and went."""

import re
from datetime import timedelta
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.shapes.certificates import read_certificate_columns
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.language import _
from desktop.values.folding import fold, key
from desktop.values.written_names import read_name

OWNER: Final = re.compile(r"\b(owner|president|proprietor|proprietaire|principal)\b")
MANAGER: Final = re.compile(r"\b(manager|gerant|directeur|gm|superintendent|surintendant)\b")
SUPERVISOR: Final = re.compile(
    r"\b(foreman|supervisor|lead hand|contremaitre|superviseur|crew lead|forewoman)\b"
)
OFFICE_MANAGER: Final = re.compile(r"\boffice manager\b")
ALIAS: Final = re.compile(r"[(\[\"“”«']\s*([A-ZÀ-Ý][\w.-]{1,20})\s*[)\]\"”“»']")
GONE: Final = re.compile(
    r"\b(no longer|former|gone|terminated|inactive|quit|left|past|ex|laid off|anciens?)\b"
)


def read_workers(sheet: Sheet) -> None:
    """Read the list; a name that may be somebody on it already is asked about, not doubled."""
    registers = sheet.batch.registers
    # from here on there is a list, and a name that is not on it is a question
    for row in sheet.rows():
        worker_id = _read_worker(row)
        if worker_id:
            _read_orientation(row, worker_id)
            read_certificate_columns(row, worker_id)
    registers.has_workers = bool(registers.workers)


def _read_worker(row: SheetRow) -> str | None:
    registers = row.sheet.batch.registers
    written = _written_name(row)
    if not written:
        row.refuse(_("There is no name in this row."))
        return None
    try:
        known = _known(row, written)
    except Refused as fault:
        row.refuse(str(fault), "full_name" if row.has("full_name") else "last_name")
        return None
    written, alias = _without_alias(written)
    name = read_name(written)
    values: dict[str, Any] = {
        "known_as": alias,
        **{k: v for k, v in row.plain_values("first_name", "last_name").items() if v is not None},
        **_employment(row, known),
        **_position(row, known),
    }
    if known is None or "," in written:  # a comma says which name is the last
        first, last = (name.first, name.last) if name.last else ("", name.first)
        values |= {"first_name": first or None, "last_name": last}
    values["notes"] = row.notes(*_status(row))
    worker_id = row.sheet.batch.entries.put("worker", values, row.place, known)
    if worker_id:
        registers.workers[worker_id] = row.sheet.batch.entries.record("worker", worker_id).values
        registers.forget_people()
    return worker_id


def _written_name(row: SheetRow) -> str:
    last, first = row.text("last_name"), row.text("first_name")
    if last and first:
        return f"{last}, {first}"
    whole = row.text("full_name")
    index = row.plan.index("full_name")
    if index is not None and "last first" in key(row.plan.columns[index][0]) and "," not in whole:
        # "Name (Last First)" says it once for the whole column
        whole = ", ".join(whole.split(maxsplit=1))
    if first and whole and not last and fold(first) not in fold(whole):
        return f"{whole}, {first}"  # "Nom" beside "Prénom" is the last name alone
    return whole or last or first


def _without_alias(written: str) -> tuple[str, str | None]:
    """Split 'Fehr, Jacob "Jake"' into the name and what people call him."""
    found = ALIAS.search(written)
    if not found or GONE.search(fold(found[1])) or SUPERVISOR.search(fold(found[1])):
        return written, None
    return " ".join((written[: found.start()] + " " + written[found.end() :]).split()), found[1]


def _known(row: SheetRow, written: str) -> str | None:
    """Return the worker on the list, or None. Raises `Refused` where only a person can tell."""
    registers = row.sheet.batch.registers
    match = registers.match(_without_alias(written)[0])
    if match.kind == "none":
        return None
    if match.kind == "ambiguous":
        names = _(" or ").join(registers.worker_name(i) for i in match.ids)
        raise Refused(
            _("“{text}” can be {names}. Write the full name.").format(text=written, names=names)
        )
    number, other = row.text("number"), registers.workers[match.ids[0]].get("number")
    if number and other and key(number) != key(other):
        return None
    if match.kind == "nickname":
        raise Refused(
            _(
                "“{text}” may be the same person as {name}, so nothing was doubled. If they are "
                "two people, give each a worker number in this list and import again."
            ).format(text=written, name=registers.worker_name(match.ids[0]))
        )
    if match.kind == "short" and len(read_name(written).first) > 1 and read_name(written).last:
        return match.ids[0]
    return match.ids[0] if match.kind == "exact" or not read_name(written).first else None


def _employment(row: SheetRow, known: str | None) -> dict[str, Any]:
    hired, left = row.day("hired_on"), row.day("left_on")
    if hired is None and left is None:
        return {}
    periods = [dict(p) for p in _rows_of(row, known, "employment")]
    same = next(
        (p for p in periods if p.get("from_on") == hired or (hired is None and not p.get("to_on"))),
        None,
    )
    if same is None:
        periods.append({"from_on": hired, "to_on": left})
    elif left:
        same["to_on"] = left
    return {"employment": periods}


def _position(row: SheetRow, known: str | None) -> dict[str, Any]:
    title = row.text("position")
    if not title:
        return {}
    registers, entries = row.sheet.batch.registers, row.sheet.batch.entries
    position = registers.by_heading("position", title, ("title",)) or entries.put(
        "position", {"title": title}, row.place
    )
    held = [dict(p) for p in _rows_of(row, known, "positions")]
    now = [p for p in held if not p.get("to_on")]
    if not any(p.get("position_id") == position for p in now):
        since = row.day("hired_on") if not held else row.sheet.batch.as_of or row.sheet.batch.today
        for old in now:
            old["to_on"] = since - timedelta(days=1) if since else None
        held.append({"position_id": position, "from_on": since})
    said = fold(title)
    flags = {
        "is_owner": OWNER.search(said),
        "is_manager": MANAGER.search(said) and not OFFICE_MANAGER.search(said),
        "is_supervisor": SUPERVISOR.search(said),
    }
    return {"positions": held, **{name: True for name, found in flags.items() if found}}


def _rows_of(row: SheetRow, known: str | None, name: str) -> list[dict[str, Any]]:
    if known is None:
        return []
    record = row.sheet.batch.registers.t.get("worker", known)
    return list(record.values.get(name) or []) if record else []


def _status(row: SheetRow) -> list[str | None]:
    status = row.text("status")
    places = (status, row.line.section, *row.table.titles, row.table.sheet)
    gone = [text for text in places if GONE.search(fold(text))]
    if gone and row.day("left_on") is None:
        row.sheet.batch.report.note(
            _(
                "{name} seems to have left (“{said}”), but the list gives no last day. Enter it, "
                "so that nothing more is asked of this person."
            ).format(name=_written_name(row), said=gone[0])
        )
    return [_("Status: {status}").format(status=status)] if status else []


def _read_orientation(row: SheetRow, worker_id: str) -> None:
    signed = row.day("oriented_on") if row.has("oriented_on") else None
    if signed:
        row.sheet.batch.entries.put(
            "orientation", {"worker_id": worker_id, "done_on": signed, "signed": True}, row.place
        )
