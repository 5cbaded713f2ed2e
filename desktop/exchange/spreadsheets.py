"""Writes spreadsheets; a cell that could be taken for a formula is written as text."""

import errno
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from desktop.errors import Unavailable
from desktop.exchange.formulas import is_digits_only, is_formula
from desktop.exchange.report import Report
from desktop.language import _
from desktop.store.ids import new_id
from desktop.store.private_temp import noted

WIDEST: Final = 60

Plain = str | int | float | date | None


def write_sheet(
    path: Path,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Plain]],
    beat: Callable[[], None] = lambda: None,
) -> None:
    """Write one sheet. Raises `Unavailable` when the file cannot be written; then none is left.

    `beat` is called before each row is written, so that it can stop a long list by raising.
    """
    # the stubs of openpyxl do not know that a cell may hold a day
    table: list[list[Any]] = [[*map(plain, row)] for row in (headings, *rows)]
    # each row goes to the disk when it is added
    with replacing(path) as half, _disk_faults():
        _book(title, table, beat).save(half)


def _book(title: str, table: Sequence[Sequence[Any]], beat: Callable[[], None]) -> Workbook:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"  # the headings stay in sight of a long list
    sheet.print_title_rows = "1:1"  # and stand on every page of paper, which is as wide as the list
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column in range(len(table[0])):
        letter = get_column_letter(column + 1)
        longest = max(len(str(row[column])) for row in table)
        sheet.column_dimensions[letter].width = min(WIDEST, longest + 2)
    for number, row in enumerate(table):
        beat()
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=value)
            if isinstance(value, str):
                cell.data_type = "s"
                # as if a person had typed the apostrophe: it stays text when it is typed over
                cell.quotePrefix = is_formula(value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    return book


@contextmanager
def _disk_faults() -> Iterator[None]:
    """Raise `OSError` also where a library of openpyxl calls a disk that fails otherwise."""
    library = sys.modules.get("lxml.etree")  # openpyxl does without it where it is not there
    others = (library.SerialisationError,) if library else ()
    try:
        yield
    except others as fault:
        raise OSError(errno.EIO, str(fault)) from fault


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Hand out a name to write to; what is there takes the place of `path` at the end.

    Raises `Unavailable` when the file cannot be written; then none is left and the old one stays.
    """
    half = path.with_name(f".{path.name}.{new_id()}.new")
    try:
        with noted(half):
            yield half
            half.replace(path)
    except OSError as fault:
        half.unlink(missing_ok=True)
        raise Unavailable(
            _(
                "{file} could not be written. Close it if it is open elsewhere, and check that "
                "there is space."
            ).format(file=path.name)
        ) from fault
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def plain(value: Plain) -> str | int | float | date:
    """Return a value as a cell may hold it: no formula, no letter that a sheet cannot keep.

    A telephone number stays as it is written: its cell says that it is text.
    """
    if not isinstance(value, str):
        return "" if value is None else value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{text}" if is_formula(text) and not is_digits_only(text) else text


def write_refused(report: Report, path: Path) -> None:
    """Write what an import refused as a sheet to fix."""
    write_sheet(
        path,
        _("To fix"),
        [
            _("File"),
            _("Sheet"),
            _("Row"),
            _("Column"),
            _("What stands there"),
            _("What is wrong and what to do"),
        ],
        [(c.file, c.sheet, c.row or "", c.column, c.value, c.reason) for c in report.refused],
    )
