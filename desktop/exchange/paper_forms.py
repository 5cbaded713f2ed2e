"""A form on a sheet, labels down the left and answers beside them, is one row of a table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop.exchange.headings import known_headings
from desktop.exchange.tables import is_blank, words
from desktop.intake import Cell, Row, Sheet
from desktop.values.folding import key

FEWEST: Final = 4  # known labels that make a sheet a form


def upright(sheet: Sheet) -> Sheet:
    """Return a form as a table of one row; any other sheet as it is.

    The row keeps the number of its first label, because that is where a person looks.
    """
    labelled = [pair for row in sheet.rows if (pair := _label_and_answer(row)) is not None]
    known = [row for row, label, _answer in labelled if key(label) in known_headings()]
    if len(known) < FEWEST or len(labelled) * 2 < len(sheet.rows):
        return sheet
    if sum(len(_filled(row)) > 2 for row in sheet.rows) * 4 > len(sheet.rows):
        return sheet
    first = labelled[0][0].number
    titles = [row for row in sheet.rows if row.number < first]
    header = Row(first, tuple(label for _row, label, _answer in labelled))
    answers = Row(first + 1, tuple(answer for _row, _label, answer in labelled))
    return replace(sheet, rows=(*titles, header, answers))


def _filled(row: Row) -> Sequence[Cell]:
    return [cell for cell in row.cells if not is_blank(cell)]


def _label_and_answer(row: Row) -> tuple[Row, str, Cell] | None:
    filled = _filled(row)
    if not filled or not isinstance(filled[0], str) or len(filled) > 2:
        return None
    label = words(filled[0])
    if not label.endswith(":") and key(label) not in known_headings():
        return None
    return row, label.rstrip(": "), filled[1] if len(filled) == 2 else None
