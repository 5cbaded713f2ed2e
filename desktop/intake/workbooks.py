"""Excel workbooks as rows of plain values: what the cells show, not how they got there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

from desktop.intake.containers import content_types, created_at, unpacking, verify
from desktop.intake.faults import Fault, Note, note
from desktop.intake.found import Cell, Row, Sheet, Tables, Traits
from desktop.intake.kinds import KINDS
from desktop.intake.lettering import legible
from desktop.intake.limits import Limits
from desktop.language import N_

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_FORMULA: Final = re.compile(rb"<(\w{1,20}:)?f[\s/>]")
_LAST_ROW: Final = 1_048_576  # Excel's own last row; a number beyond it is a damaged file


@dataclass
class _Tally:
    """What was left out of a sheet, for one note about all of it."""

    errors: int = 0
    is_cut: bool = False


def read(path: Path, limits: Limits) -> Traits:
    """Return the traits of a workbook with its first cells as the words to search by."""
    with _opened(path, limits) as (archive, book):
        return Traits(
            family="xlsx",
            media_type=KINDS["xlsx"].media_type,
            made_at=created_at(archive),
            text=_words(book, limits),
        )


def tables(path: Path, limits: Limits) -> Tables:
    """Return all sheets; raises Fault for a damaged workbook or one with too many rows.

    Formulas give the result that the workbook stores. Errors such as #N/A and formulas without a
    stored result become empty cells and a note; "N/A" typed by a person stays what it is.
    """
    sheets: list[Sheet] = []
    notes: list[Note] = []
    with _opened(path, limits) as (archive, book):
        for sheet in book.worksheets:
            tally = _Tally()
            name = legible(sheet.title, 255)
            rows = tuple(_rows(sheet, limits, tally))
            sheets.append(Sheet(name, rows, hidden=sheet.sheet_state != "visible"))
            if tally.errors:
                notes.append(note(ERRORS, sheet=name, count=tally.errors))
            if tally.is_cut:
                notes.append(note(WIDE, sheet=name, most=limits.max_columns))
        unanswered = _formulas_without_result(archive)
    if unanswered:
        notes.append(note(UNANSWERED, count=unanswered))
    return Tables("xlsx", tuple(sheets), tuple(notes))


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[tuple[ZipFile, "Workbook"]]:
    from openpyxl import load_workbook

    with unpacking(path, limits, BROKEN) as archive, path.open("rb") as stream:
        verify(archive, limits)
        # given as a stream, because given a name openpyxl goes by its ending
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        try:
            if not book.sheetnames:
                raise Fault(note(BROKEN))
            yield archive, book
        finally:
            book.close()


def _words(book: "Workbook", limits: Limits) -> str:
    pieces: list[str] = []
    length = 0
    for sheet in book.worksheets:
        for row in _rows(sheet, limits, _Tally()):
            pieces.append(" ".join(str(value) for value in row.cells if value is not None))
            length += len(pieces[-1]) + 1
            if length > limits.max_text:
                return legible("\n".join(pieces), limits.max_text)
    return legible("\n".join(pieces), limits.max_text)


def _rows(sheet: Any, limits: Limits, tally: _Tally) -> Iterator[Row]:
    """Yield the rows that hold something."""
    # some programs declare a size that is not the sheet's; without one openpyxl reads all there is
    sheet.reset_dimensions()
    filled = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            raise Fault(note(BROKEN))
        values = [_plain(cell, tally) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if not values:
            continue
        filled += 1
        if filled > limits.max_rows:
            raise Fault(note(LONG, most=limits.max_rows))
        if len(values) > limits.max_columns:
            tally.is_cut = True
        yield Row(number, tuple(values[: limits.max_columns]))


def _plain(cell: Any, tally: _Tally) -> Cell:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "e" or (isinstance(value, float) and not isfinite(value)):
        tally.errors += 1
        return None
    if isinstance(value, timedelta):
        hours, minutes = divmod(round(value.total_seconds()) // 60, 60)
        return f"{hours}:{minutes:02d}"
    if isinstance(value, bool | int | float | date | datetime | time):
        return value
    # Excel writes the carriage return of a pasted line break as this escape
    text = str(value).replace("_x000D_", "").replace("\x00", "")
    return text if text.strip() else None


def _formulas_without_result(archive: ZipFile) -> int:
    """Return how many formula cells store no result, as programs other than Excel leave them.

    A stored empty text is a result: its cell says so by its type.
    """
    count = 0
    for part, kind in content_types(archive).items():
        if not kind.endswith("worksheet+xml") or part not in archive.namelist():
            continue
        # most sheets people keep hold no formula at all, and looking is far quicker than reading
        if not _has_formula(archive, part):
            continue
        with archive.open(part) as stream:
            for _event, element in iterparse(stream):
                name = element.tag.rpartition("}")[2]
                if name == "c":
                    parts = {child.tag.rpartition("}")[2]: child.text for child in element}
                    count += "f" in parts and not parts.get("v") and element.get("t") != "str"
                elif name == "row":
                    element.clear()
    return count


def _has_formula(archive: ZipFile, part: str) -> bool:
    end = b""
    with archive.open(part) as stream:
        while chunk := stream.read(1 << 16):
            if _FORMULA.search(end + chunk):
                return True
            end = chunk[-32:]
    return False


BROKEN: Final = N_(
    "'{name}' is damaged and cannot be read as a spreadsheet. Open it in Excel and save it again."
)
LONG: Final = N_(
    "'{name}' has a sheet with more than {most:,} rows. Split it into smaller files and add those."
)
WIDE: Final = N_("Sheet '{sheet}' of '{name}': only the first {most} columns were read.")
ERRORS: Final = N_(
    "Sheet '{sheet}' of '{name}': cells that show an error such as #N/A were left empty ({count})."
)
UNANSWERED: Final = N_(
    "'{name}': formulas whose result is not stored in the file were left empty ({count})."
    " Open it in Excel and save it again to have them."
)
