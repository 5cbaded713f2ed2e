"""Certificates as a list, as a matrix, or as columns beside the list of employees."""

import re
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.certificate_types import known_type
from desktop.exchange.date_cells import certain_day
from desktop.exchange.matrix import basis_in, course_of, is_not_needed, months_in
from desktop.exchange.phrases import phrases
from desktop.exchange.requirements import HELD, MISSING, NOT_NEEDED
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.tables import is_blank, words
from desktop.intake import Cell
from desktop.language import _
from desktop.values.dates import is_never
from desktop.values.folding import key

FEW: Final = 5  # dates; fewer say nothing about what they are
NAMES: Final = ("full_name", "worker_id", "last_name")
OWNER: Final = re.compile(
    r"^\s*(employee|worker|name|driver|operator|nom|employé)(?:'s)?(?: name)?\s*[:\-]?\s+(\S.*)$",
    re.IGNORECASE,
)
MARKS: Final = frozenset(
    {"x", "y", "yes", "✓", "✔", "√", "have", "has", "oui", "held", "current", "ok"}
)


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
            named = next((name for name in NAMES if row.has(name)), "")
            row.refuse(str(fault), named)


def _of_the_sheet(row: SheetRow) -> str:
    """Return whose certificates a whole sheet lists: named above the table, else by the sheet."""
    for title in row.table.titles:
        if found := OWNER.match(title):
            return found[2].strip()
    return row.table.sheet


def _worker(row: SheetRow) -> str:
    last, first = row.text("last_name"), row.text("first_name")
    if number := row.text("worker_number"):
        by_number = row.sheet.batch.registers.match(number)
        if by_number.kind == "exact":
            return by_number.ids[0]
    text = (
        f"{last}, {first}"
        if last and first
        else row.text("full_name") or row.text("worker_id") or last
    )
    if not text and not any(row.has(name) for name in NAMES):
        text = _of_the_sheet(row)
    if not text:
        raise Refused(_("There is no name in this row."))
    return row.sheet.batch.registers.worker(text)


def _read_listed(row: SheetRow) -> None:
    course = row.text("type_id")
    if not course:
        row.refuse(_("There is no certificate named in this row."), "type_id")
        return
    lasts = key(row.text("expires_on")) in phrases("no_expiry")
    values = row.plain_values(*(["expires_on"] if lasts else []))
    if lasts:
        values["does_not_expire"] = True
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
    pairs: dict[str, dict[str, int]] = {}
    for index in row.plan.certificates:
        heading = row.plan.columns[index][0]
        if months := months_in(heading):
            row.sheet.batch.registers.certificate_type(course_of(heading), months)
        basis = basis_in(course_free(heading)) or row.plan.basis or dates_of_what(row.sheet)
        pairs.setdefault(course_of(heading), {})[basis] = index
    for course, found in pairs.items():
        _read_one(row, worker_id, course, found)


def course_free(heading: str) -> str:
    """Return what a heading says besides the course itself."""
    return heading.replace(course_of(heading), " ", 1)


def dates_of_what(sheet: Sheet) -> str:
    """Return what the dates of a silent matrix are: expiries lie ahead, courses behind."""
    if not sheet.plan.basis:
        today = sheet.batch.as_of or sheet.batch.today
        cells = [c for i in sheet.plan.certificates for c in sheet.table.column(i)]
        days = [day for cell in cells if (day := certain_day(cell))]
        ahead = sum(day > today for day in days)
        sheet.plan.basis = "issue" if len(days) >= FEW and ahead * 10 < len(days) else "expiry"
        if sheet.plan.basis == "issue":
            sheet.batch.report.note(
                _(
                    "{file}, {sheet}: nothing says what the dates are. Nearly all are past, so "
                    "they were taken for the days of the courses, not for when they run out."
                ).format(file=sheet.table.file, sheet=sheet.table.sheet)
            )
    return sheet.plan.basis


def _read_one(row: SheetRow, worker_id: str, course: str, columns: dict[str, int]) -> None:
    batch = row.sheet.batch
    cells = [row.line.cells[i] for i in columns.values()]
    if all(is_blank(cell) for cell in cells):
        batch.matrix.say(worker_id, course, MISSING, row.place)
    elif any(is_not_needed(cell) for cell in cells):
        batch.matrix.say(worker_id, course, NOT_NEEDED, row.place)
    elif not _lasts(row, columns) and any(
        not is_blank(cell) and _is_missing(cell) for cell in cells
    ):
        batch.matrix.say(worker_id, course, MISSING, row.place)
    elif any(is_mark(cell) for cell in cells) and known_type_lasts(course):
        # a card that never runs out needs no date
        batch.matrix.say(worker_id, course, HELD, row.place)
        type_id = batch.registers.certificate_type(course)
        batch.entries.put("certificate", {"worker_id": worker_id, "type_id": type_id}, row.place)
    else:
        values = _dates(row, columns)
        batch.matrix.say(worker_id, course, HELD if values else MISSING, row.place)
        if values:
            values |= {"worker_id": worker_id, "type_id": batch.registers.certificate_type(course)}
            batch.entries.put("certificate", values, row.place)


def _lasts(row: SheetRow, columns: dict[str, int]) -> bool:
    """Whether a card was taken on a day and "none" stands where others run out."""
    if set(columns) != {"issue", "expiry"} or is_blank(row.line.cells[columns["issue"]]):
        return False
    return key(words(row.line.cells[columns["expiry"]])) in phrases("no_expiry")


def is_mark(cell: Cell) -> bool:
    """Whether a cell of a matrix only says that somebody has it."""
    return isinstance(cell, str) and cell.strip().casefold() in MARKS


def known_type_lasts(course: str) -> bool:
    """Whether a course is known to be one that does not run out."""
    known = known_type(course)
    return known is not None and known.months is None


def _is_missing(cell: Cell) -> bool:
    return is_never(cell) or key(words(cell)) in phrases("still_missing")


def _dates(row: SheetRow, columns: dict[str, int]) -> dict[str, Any] | None:
    """Return the dates of one card; None when one of them was refused."""
    before = row.faults
    values: dict[str, Any] = {}
    if _lasts(row, columns):
        values["does_not_expire"] = True
        columns = {"issue": columns["issue"]}
    if "issue" in columns:
        values["issued_on"] = row.day_at(columns["issue"], month_only="first")
    if "expiry" in columns:
        values["expires_on"] = row.day_at(columns["expiry"], month_only="last")
    return None if row.faults > before or not any(values.values()) else values


def _read_across(sheet: Sheet) -> None:
    """Read a matrix whose rows are courses and whose columns are people."""
    registers = sheet.batch.registers
    nobody: set[int] = set()
    for row in sheet.rows():
        course = words(row.line.cells[0])
        if not course or (known_type(course) is None and len(course.split()) > 6):
            continue
        basis = basis_in(course) or sheet.plan.basis or dates_of_what(sheet)
        for index in sheet.plan.certificates:
            if index in nobody:
                continue
            try:
                worker = registers.worker(sheet.plan.columns[index][0])
            except Refused as fault:
                nobody.add(index)
                row.refuse(str(fault), column=index)
                continue
            _read_one(row, worker, course_of(course), {basis: index})
