"""Guesses what each table in a workbook is, where its headings stand and what they mean."""

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from desktop.exchange.headings import known_headings
from desktop.exchange.mapping import NOT_IN_SHEETS, Planned, SheetPlan, list_plan
from desktop.exchange.matrix import matrix_plan
from desktop.exchange.paper_forms import upright
from desktop.exchange.tables import DEPTH, Table, could_be_header, cut, is_blank, words
from desktop.intake import Row, Sheet, Workbook
from desktop.records import KINDS
from desktop.values.folding import key

FEWEST: Final = 3  # known headings that make a row a header beyond doubt
PAIRED_HEADING: Final = re.compile(
    r"^(issued?|expir\w*|exp|date|completed|taken|valid\w*|obtained|renew\w*|"
    r"good (through|until|to)|done|exp date)( date| on)?$"
)


def guess(workbooks: Sequence[Workbook]) -> list[Planned]:
    """Return every table found with the best guess of what it is."""
    return [
        planned
        for book in workbooks
        for sheet in book.sheets
        for part in _parts(upright(sheet))
        if (planned := _guess_sheet(book.name, part, only=len(book.sheets) == 1))
    ]


def _parts(sheet: Sheet) -> list[Sheet]:
    """Cut a sheet in two where a second table with headings of its own begins."""
    first = next((i for i, row in enumerate(sheet.rows) if _is_surely_header(row)), None)
    if first is None:
        return [sheet]
    said = _headings(sheet.rows[first])
    for index in range(first + 2, len(sheet.rows)):
        row = sheet.rows[index]
        if _is_surely_header(row) and _headings(row) != said:
            above = index
            while (
                above > first + 1 and sum(not is_blank(c) for c in sheet.rows[above - 1].cells) == 1
            ):
                above -= 1  # what stands alone above it is its title
            rest = replace(sheet, rows=sheet.rows[above:])
            return [replace(sheet, rows=sheet.rows[:above]), *_parts(rest)]
    return [sheet]


def _headings(row: Row) -> list[str]:
    return [key(words(cell)) for cell in row.cells if not is_blank(cell)]


def _is_surely_header(row: Row) -> bool:
    """Whether a row holds three headings or more that some kind knows, and little else."""
    if not could_be_header(row):
        return False
    said = _headings(row)
    known = sum(text in known_headings() for text in said)
    return known >= FEWEST and known * 10 >= len(said) * 7


def _guess_sheet(file: str, sheet: Sheet, *, only: bool) -> Planned | None:
    tried: list[Planned] = []
    for header in _headers(sheet.rows):
        table = cut(file, sheet, header, only_sheet=only)
        if table.lines:
            tried.append(Planned(table, best_plan(table)))
    if not tried:
        return None
    # the first of equals: a header stands above its data, and data seldom read like headings
    return max(tried, key=_score)


def plan_at(book: Workbook, sheet: Sheet, number: int) -> Planned | None:
    """Return the table whose headings stand in a row, and its best guess; None without a table."""
    here = ((part, row) for part in _parts(sheet) for row in part.rows if row.number == number)
    part, header = next(here, (sheet, None))
    if header is None:
        return None
    table = cut(book.name, part, header, only_sheet=len(book.sheets) == 1)
    return Planned(table, best_plan(table)) if table.lines else None


def _score(planned: Planned) -> float:
    if planned.plan is None:
        return -1.0
    # of two equal headers (a list in two parts) the one above more rows
    return planned.plan.score + min(1.0, len(planned.table.lines) / 1000)


def _headers(rows: Sequence[Row]) -> list[Row]:
    top = rows[:DEPTH]
    possible = [row for row in top if could_be_header(row)]
    headers = [_with_second_line(row, rows) for row in sorted(possible, key=_strangeness)[:4]]
    return sorted(headers, key=attrgetter("number"))


def _strangeness(row: Row) -> int:
    return -sum(key(words(cell)) in known_headings() for cell in row.cells)


def _with_second_line(header: Row, rows: Sequence[Row]) -> Row:
    """Join a header of two lines: courses above, "Issued" and "Expires" below them."""
    below = next((row for row in rows if row.number == header.number + 1), None)
    if below is None:
        return header
    second = [key(words(cell)) for cell in below.cells]
    filled = [text for text in second if text]
    if len(filled) < 2 or not all(PAIRED_HEADING.match(text) for text in filled):
        return header
    joined, course = [], ""
    for index, text in enumerate(second):
        above = words(header.cells[index]) if index < len(header.cells) else ""
        course = above or course
        joined.append(f"{course} {words(below.cells[index])}" if text else above)
    return replace(below, cells=tuple(joined))


def best_plan(table: Table) -> SheetPlan | None:
    """Return the likeliest reading of a table, or None when nothing fits."""
    lists = [
        plan for kind in KINDS if kind.key not in NOT_IN_SHEETS if (plan := list_plan(table, kind))
    ]
    best = max(lists, key=attrgetter("score"), default=None)
    # a matrix is judged with the help of lists
    return matrix_plan(table, best) or best
