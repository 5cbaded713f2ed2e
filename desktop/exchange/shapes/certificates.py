"""Certificates as a list, as a matrix, or as columns beside the list of employees."""

from typing import Any

from desktop.errors import Refused
from desktop.exchange.certificate_types import known_type
from desktop.exchange.matrix import basis_in, course_of, is_not_needed
from desktop.exchange.requirements import HELD, MISSING, NOT_NEEDED
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.tables import is_blank, words
from desktop.language import _
from desktop.values.dates import is_never


def read_certificates(sheet: Sheet) -> None:
    """Read a list of certificates or a matrix."""
    if sheet.plan.shape == "matrix_across":
        _read_across(sheet)
        return
    for row in sheet.rows():
        try:
            if sheet.plan.shape == "matrix":
                read_certificate_columns(row, _worker(row))
            else:
                _read_listed(row)
        except Refused as fault:
            named = next((t for t in ("full_name", "worker_id", "last_name") if row.has(t)), "")
            row.refuse(str(fault), named)


def _worker(row: SheetRow) -> str:
    last, first = row.text("last_name"), row.text("first_name")
    text = (
        f"{last}, {first}"
        if last and first
        else row.text("full_name") or row.text("worker_id") or last
    )
    if not text:
        raise Refused(_("There is no name in this row."))
    return row.sheet.batch.registers.worker(text)


def _read_listed(row: SheetRow) -> None:
    course = row.text("type_id")
    if not course:
        row.refuse(_("There is no certificate named in this row."), "type_id")
        return
    values = row.plain_values()
    if row.faults:
        return  # a card with half its dates would look good for ever
    registers = row.sheet.batch.registers
    worker = _worker(row)
    values |= {
        "worker_id": worker,
        "type_id": registers.certificate_type(course),
        "notes": row.notes(row.text("status") or None),
    }
    row.sheet.batch.entries.put("certificate", values, row.place)


# --- a matrix: what a cell says about one person and one course ---


def read_certificate_columns(row: SheetRow, worker_id: str) -> None:
    """Read the certificates of one worker from the columns of a matrix."""
    columns = row.plan.certificates
    pairs: dict[str, dict[str, int]] = {}
    for index in columns:
        heading = row.plan.columns[index][0]
        basis = basis_in(heading) or row.plan.basis or "expiry"
        pairs.setdefault(course_of(heading), {})[basis] = index
    for course, found in pairs.items():
        _read_one(row, worker_id, course, found)


def _read_one(row: SheetRow, worker_id: str, course: str, columns: dict[str, int]) -> None:
    batch = row.sheet.batch
    cells = [row.line.cells[i] for i in columns.values()]
    if all(is_blank(cell) for cell in cells):
        batch.matrix.say(worker_id, course, MISSING, row.place)
    elif any(is_not_needed(cell) for cell in cells):
        batch.matrix.say(worker_id, course, NOT_NEEDED, row.place)
    elif any(not is_blank(cell) and is_never(cell) for cell in cells):
        batch.matrix.say(worker_id, course, MISSING, row.place)
    else:
        values = _dates(row, columns)
        batch.matrix.say(worker_id, course, HELD if values else MISSING, row.place)
        if values:
            values |= {"worker_id": worker_id, "type_id": batch.registers.certificate_type(course)}
            batch.entries.put("certificate", values, row.place)


def _dates(row: SheetRow, columns: dict[str, int]) -> dict[str, Any] | None:
    """Return the dates of one card; None when one of them was refused."""
    before = row.faults
    values: dict[str, Any] = {}
    if "issue" in columns:
        values["issued_on"] = row.day_at(columns["issue"], month_only="first")
    if "expiry" in columns:
        values["expires_on"] = row.day_at(columns["expiry"], month_only="last")
    return None if row.faults > before or not any(values.values()) else values


def _read_across(sheet: Sheet) -> None:
    """Read a matrix whose rows are courses and whose columns are people."""
    registers = sheet.batch.registers
    for row in sheet.rows():
        course = words(row.line.cells[0])
        if not course or (known_type(course) is None and len(course.split()) > 6):
            continue
        basis = basis_in(course) or sheet.plan.basis or "expiry"
        for index in sheet.plan.certificates:
            try:
                worker = registers.worker(sheet.plan.columns[index][0])
            except Refused as fault:
                row.refuse(str(fault), column=index)
                continue
            _read_one(row, worker, course_of(course), {basis: index})
