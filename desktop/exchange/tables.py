"""Finds the table in a sheet: titles above it, blank rows in it, remarks and totals below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desktop.errors import Refused
from desktop.intake import Cell, Row, Sheet
from desktop.values.dates import AmbiguousDate, read_date
from desktop.values.folding import key

TITLE_CELLS: Final = 4  # a row with more cells than that is no title
DEPTH: Final = 30  # header rows are looked for so far down
FOOTER: Final = re.compile(
    r"^(sub ?totals?|totals?|notes?|legend|key|updated|revised|prepared by|printed|page \d+|"
    r"records? \d+|count|generated|exported|"
    r"end of (list|sheet|log))\b"
)
# one line of a legend: "Q = quarterly"
CODE: Final = re.compile(r"^(\S{1,5})\s*[=:–-]\s+(\S.*)$")


@dataclass(frozen=True)
class Line:
    """One row of data: its number in the spreadsheet, and a cell for each heading."""

    number: int
    cells: tuple[Cell, ...]
    section: str = ""  # the heading between the rows under which it stands


@dataclass(frozen=True)
class Table:
    """A table as found: `titles` stand above it, `headings` are as written, "" for none."""

    file: str
    sheet: str
    header_row: int
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    titles: tuple[str, ...]
    only_sheet: bool
    hidden: bool = False
    remarks: tuple[str, ...] = ()  # what stands below the table or between its rows

    def column(self, index: int) -> list[Cell]:
        """The cells of one column."""
        return [line.cells[index] for line in self.lines]

    @property
    def legend(self) -> dict[str, str]:
        """The codes explained on the sheet: "Q = quarterly" gives q -> quarterly."""
        said = (CODE.match(text) for text in (*self.titles, *self.remarks))
        return {key(found[1]): found[2].strip() for found in said if found}

    @property
    def names(self) -> tuple[str, ...]:
        """What the table is called, the nearest name first: titles, sheet, file."""
        stem = self.file.rsplit(".", 1)[0]
        generic = re.fullmatch(r"(sheet|feuil|feuille|tabelle)\s*\d*", self.sheet.strip().lower())
        return (*self.titles, *([] if generic or not self.sheet else [self.sheet]), stem)


def is_blank(cell: Cell) -> bool:
    """Whether nobody wrote anything there."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def words(cell: Cell) -> str:
    """Return a cell as text, trimmed."""
    if is_blank(cell):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"\s+", " ", str(cell)).strip()


def counts_rows(cells: Sequence[Cell]) -> bool:
    """Whether a column only numbers the rows; that is the sheet's own order and no fact."""
    number = 0
    for cell in cells:
        if is_blank(cell):
            continue
        number += 1
        if words(cell) != str(number):  # almost every other column gives itself away at once
            return False
    return number > 0


def is_date(cell: Cell) -> bool:
    """Whether a cell could be a date, whatever the order of day and month."""
    if isinstance(cell, date):
        return True
    if is_blank(cell) or isinstance(cell, bool):
        return False
    try:
        read_date(cell)
    except AmbiguousDate:
        return True
    except Refused:
        return False
    return True


def could_be_header(row: Row) -> bool:
    """Headings are short texts, at least two of them, and no dates or amounts among them."""
    filled = [cell for cell in row.cells if not is_blank(cell)]
    if len(filled) < 2 or any(isinstance(cell, (date, datetime, float, bool)) for cell in filled):
        return False
    if any(is_date(cell) for cell in filled):
        return False
    texts = [words(cell) for cell in filled]
    return (
        all(len(text) <= 60 for text in texts)
        and sum(any(c.isalpha() for c in text) for text in texts) >= 2
    )


def cut(file: str, sheet: Sheet, header: Row, *, only_sheet: bool) -> Table:
    """Return the table below a header row, without blank rows, repeated headings and remarks."""
    below = [row for row in sheet.rows if row.number > header.number]
    spoken = len(header.cells)
    # what stands beside the last heading was typed by somebody, too
    width = max([spoken, *(len(row.cells) for row in below)])
    headings = tuple(words(cell) for cell in header.cells) + ("",) * (width - spoken)
    folded = tuple(key(heading) for heading in headings[:spoken])
    lines: list[Line] = []
    remarks: list[str] = []
    section = ""
    for row in below:
        cells = tuple(row.cells) + (None,) * (width - len(row.cells))
        under = cells[:spoken]
        if tuple(key(words(cell)) for cell in under) == folded:
            continue
        empty = all(is_blank(cell) for cell in under)
        if not empty and _is_section(under):
            section = next(words(cell) for cell in under if not is_blank(cell))
        elif empty or _is_remark(under):
            remarks += [words(cell) for cell in cells if not is_blank(cell)]
        else:
            lines.append(Line(row.number, cells, section))
    titles = tuple(
        text
        for row in sheet.rows
        if row.number < header.number and sum(not is_blank(c) for c in row.cells) <= TITLE_CELLS
        if (text := " ".join(words(cell) for cell in row.cells if not is_blank(cell)))
    )
    return Table(
        file,
        sheet.name,
        header.number,
        headings,
        tuple(lines),
        titles[::-1],
        only_sheet,
        sheet.hidden,
        tuple(remarks),
    )


def _is_section(cells: Sequence[Cell]) -> bool:
    """Headings between the rows: one text alone, in capitals or with a colon."""
    filled = [words(cell) for cell in cells if not is_blank(cell)]
    if len(filled) != 1 or len(cells) < 3 or not any(c.isalpha() for c in filled[0]):
        return False
    return filled[0].isupper() or filled[0].endswith(":")


def _is_remark(cells: Sequence[Cell]) -> bool:
    """Totals and remarks under a table: they announce themselves, or are one whole sentence."""
    filled = [words(cell) for cell in cells if not is_blank(cell)]
    if FOOTER.match(key(filled[0])) and len(filled) <= max(3, len(cells) // 2):
        return True
    if all(CODE.match(text) for text in filled) or filled[0].startswith("*"):
        return True
    return len(filled) == 1 and len(cells) >= 3 and len(filled[0].split()) >= 6
