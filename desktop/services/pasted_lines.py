"""Lines copied from a spreadsheet, put into the fields of a table inside a record."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from desktop.language import _
from desktop.records.kind import Rows
from desktop.services.linking import name_beside
from desktop.values.folding import clean, key

LONGEST_CELL: Final = 20_000


@dataclass(frozen=True)
class Pasted:
    """The lines that fit, as typed into their fields, and how many did not."""

    lines: tuple[dict[str, object], ...]
    left_out: int


def is_table(text: str) -> bool:
    """Return whether a copied text is more than one cell."""
    return "\t" in text or "\n" in text.strip("\r\n")


def read_pasted(rows: Rows, text: str, columns_on: Sequence[str], most: int) -> Pasted:
    """Return a copied text as lines, its columns those of the fields named; at most so many.

    A first line that holds nothing but names of fields says which columns they are.
    """
    cells = (line for line in _lines(text) if any(cell.strip() for cell in line))
    taken = list(islice(cells, most + 1))
    columns = _named_columns(rows, taken[0]) if taken else None
    if columns is not None:
        taken = taken[1:]
    else:
        columns = [name_beside(rows, name) or name for name in columns_on]
    left_out = max(0, len(taken) - most) + sum(1 for _line in cells)
    lines = (_line(columns, line) for line in taken[:most])
    return Pasted(tuple(lines), left_out)


def _lines(text: str) -> list[list[str]]:
    """Return the cells of each line as a spreadsheet copies them, quotation marks and all."""
    try:
        return list(csv.reader(text.splitlines(keepends=True), dialect="excel-tab"))
    except csv.Error:  # a cell as long as a book is none that a spreadsheet copied
        return [line.split("\t") for line in text.splitlines()]


def _named_columns(rows: Rows, line: Sequence[str]) -> list[str | None] | None:
    """The fields that the cells of a head name; None where one names no field."""
    known: dict[str, str] = {}
    for field in rows.fields:
        name = name_beside(rows, field.name) or field.name
        for word in (_(field.label), field.name, *field.also):
            known.setdefault(key(word), name)
    if any(cell.strip() and key(cell) not in known for cell in line):
        return None
    return [known.get(key(cell)) for cell in line]


def _line(columns: Sequence[str | None], cells: Sequence[str]) -> dict[str, object]:
    # cells without a column are few words at the end of a line; nobody asked for them
    return {
        name: clean(cell).strip()[:LONGEST_CELL]
        for name, cell in zip(columns, cells, strict=False)
        if name is not None
    }
