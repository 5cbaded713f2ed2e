"""Columns that are ticked: one checklist item, or one hazard, a column."""

from collections.abc import Sequence
from typing import Final

from desktop.exchange.phrases import phrases
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.tables import Table, is_blank, words
from desktop.intake import Cell
from desktop.values.folding import key

TICKS: Final = {
    "✓": "yes",
    "✔": "yes",
    "☑": "yes",
    "√": "yes",
    "✗": "no",
    "✘": "no",
    "☒": "no",
    "☐": "no",
}
FEWEST: Final = 2  # one ticked column alone is more likely an answer of its own


def tick_of(cell: Cell) -> str | None:
    """Return "yes", "no" or "n/a" for a cell that was ticked, None for anything else."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if is_blank(cell):
        return None
    text = words(cell)
    if text in TICKS:
        return TICKS[text]
    said = key(text)
    for answer, name in (("yes", "ticked"), ("no", "crossed"), ("n/a", "not_applicable")):
        if said in phrases(name):
            return answer
    return None


def is_yes_or_no(cell: Cell) -> bool:
    """Whether a cell answers a question, rather than saying that something is in order."""
    return isinstance(cell, bool) or key(words(cell)) in phrases("yes_or_no")


def ticked_columns(sheet: Sheet) -> list[int]:
    """Return the columns that no field takes and that hold nothing but ticks."""
    return ticked_among(sheet.table, sheet.unmapped)


def ticked_among(table: Table, columns: Sequence[int]) -> list[int]:
    """Return those of some columns that hold nothing but ticks."""
    found = [i for i in columns if _is_ticked(table.column(i))]
    return found if len(found) >= FEWEST else []


def _is_ticked(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and all(tick_of(cell) for cell in filled)


def ticks(row: SheetRow, columns: Sequence[int]) -> list[tuple[str, str]]:
    """Return heading and answer of each ticked column of a row."""
    return [
        (row.plan.columns[i][0], answer)
        for i in columns
        if (answer := tick_of(row.line.cells[i])) is not None
    ]
