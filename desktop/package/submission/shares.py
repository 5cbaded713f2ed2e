"""How much of a table's width each column takes: as its words need, never less than one of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import CELL, CELL_HEAD
from desktop.package.submission.values import Row
from desktop.package.tables import APART, PAD, Cell, Column

_LOOKED_AT: Final = 60  # rows: more of them change nothing
_MOST: Final = 240.0  # points: what is longer wraps
_WORD: Final = 96.0  # points: a longer word may be broken
_USUAL: Final = 0.85  # of the cells that say something find room on one line if they can
_WHOLE: Final = (
    72.0  # points: what is no wider is never broken; it is a day or a word or two
)


def shares_of(columns: Sequence[Column], rows: Sequence[Row], width: float) -> list[Column]:
    """Return the columns with the width of each in points; together they take all of it."""
    step = max(1, len(rows) // _LOOKED_AT)
    seen = rows[::step]
    least, wished = [], []
    for number, column in enumerate(columns):
        beside = 2 * PAD + 1 + (APART if column.right and number + 1 < len(columns) else 0)
        lines = [line for row in seen for line in _text(row[number]).split("\n") if line]
        widths = sorted(map(_words, lines)) or [0.0]
        words = [_words(word) for line in lines for word in line.split()]
        needed = max([*words, *map(_head, column.title.split()), 12.0])
        if widths[-1] <= _WHOLE:
            needed = max(needed, widths[-1])
        usual = max(widths[int((len(widths) - 1) * _USUAL)], _head(column.title))
        least.append(min(needed, _WORD) + beside)
        wished.append(max(min(usual, _MOST) + beside, least[-1]))
    shares = _fitted(least, wished, width)
    return [replace(column, share=share) for column, share in zip(columns, shares, strict=True)]


def _fitted(least: list[float], wished: list[float], width: float) -> list[float]:
    if sum(wished) <= width:  # what is left goes to those who took most
        left = (width - sum(wished)) / sum(wished)
        return [one + one * left for one in wished]
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    more = [wish - need for wish, need in zip(wished, least, strict=True)]
    left = (width - sum(least)) / sum(more)
    return [need + extra * left for need, extra in zip(least, more, strict=True)]


def _text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _words(text: str) -> float:
    return width_of(text, PLAIN, CELL.fontSize)


def _head(text: str) -> float:
    return width_of(text, STRONG, CELL_HEAD.fontSize)
