"""Shares a page's width among columns by what stands in them, so that few words are broken."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import CELL, CELL_HEAD
from desktop.package.tables import APART, PAD, Cell, Column
from desktop.package.text import clean

_MEASURED: Final = 400  # rows; more would not change the picture
_LONGEST: Final = 230.0  # points that a column asks for at most: then its words wrap
_SHORT: Final = (92.0, 72.0, 50.0)  # points of what stays on one line, the first that can be
_SENTENCE: Final = 140.0  # points that must be left for a sentence then
_USUAL: Final = 0.85  # of the cells: one very long name must not make a column wide
_HALVINGS: Final = 20
_WORD: Final = 110.0  # a longer word may be broken

Rows = Sequence[Sequence[str | Cell]]


class _Asked(NamedTuple):
    """How wide a column must be, is well served with, and would like to be."""

    least: float
    usual: float
    most: float


def needed(columns: Sequence[Column], rows: Rows) -> float:
    """Return the width at which next to nothing would wrap."""
    return sum(one.most for one in _measured(columns, rows))


def least(columns: Sequence[Column], rows: Rows) -> float:
    """Return the width at which no word has to be broken."""
    return sum(one.least for one in _measured(columns, rows))


def fitted(columns: Sequence[Column], rows: Rows, width: float) -> tuple[Column, ...]:
    """Return the columns with the shares of the width that suit what stands in them."""
    shares = _shared(_measured(columns, rows), width)
    return tuple(replace(column, share=s) for column, s in zip(columns, shares, strict=True))


def _shared(asked: Sequence[_Asked], width: float) -> list[float]:
    """What is short (days, numbers, names) stays on one line before a sentence gets more room."""
    wanted = sum(one.most for one in asked)
    if wanted <= width:
        return [one.most * width / wanted for one in asked]
    if sum(one.usual for one in asked) <= width:
        return _between([(one.usual, one.most) for one in asked], width)
    for short in _SHORT:
        kept = [(one.usual if one.usual <= short else one.least, one.usual) for one in asked]
        needs = [low if high <= short else max(low, min(high, _SENTENCE)) for low, high in kept]
        if sum(needs) <= width:
            return _between(kept, width)
    kept = [(one.least, one.usual) for one in asked]
    if sum(low for low, _high in kept) >= width:
        return _capped([low for low, _high in kept], width)
    return _between(kept, width)


def _between(kept: Sequence[tuple[float, float]], width: float) -> list[float]:
    """Return what each has at least, and of the rest as it would like to have more."""
    low_sum = sum(low for low, _high in kept)
    more = sum(high for _low, high in kept) - low_sum
    extra = (width - low_sum) / more if more else 0.0
    return [low + (high - low) * extra for low, high in kept]


def _capped(least: Sequence[float], width: float) -> list[float]:
    """Return widths of which the widest give way first, so that only the longest words break."""
    low, high = 0.0, max(least)
    for _step in range(_HALVINGS):
        middle = (low + high) / 2
        if sum(min(one, middle) for one in least) > width:
            high = middle
        else:
            low = middle
    return [min(one, high) for one in least]


def _measured(columns: Sequence[Column], rows: Rows) -> list[_Asked]:
    some = rows[:: max(1, len(rows) // _MEASURED)]
    return [_asked(column, [row[n] for row in some]) for n, column in enumerate(columns)]


def _asked(column: Column, cells: Sequence[str | Cell]) -> _Asked:
    found = [_said(cell if isinstance(cell, str) else cell.text) for cell in cells]
    widths = sorted(wide for _word, wide in found)
    usual = widths[int(len(widths) * _USUAL)] if widths else 0.0
    head = max((_head(word) for word in column.title.split()), default=0.0)
    low = max([min(_WORD, head), *(word for word, _wide in found)])
    most = max([min(_LONGEST, _head(column.title)), *widths, low])
    pad = 2 * PAD + 1 + (APART if column.right else 0.0)
    return _Asked(low + pad, max(low, usual) + pad, most + pad)


@lru_cache(maxsize=4096)  # the same words stand in many rows
def _said(text: str) -> tuple[float, float]:
    text = clean(text[:400])
    words = [width_of(word, STRONG, CELL.fontSize) for word in text.split()]
    lines = [width_of(line, PLAIN, CELL.fontSize) for line in text.split("\n")]
    return min(_WORD, max(words, default=0.0)), min(_LONGEST, max(lines, default=0.0) * 1.02)


def _head(text: str) -> float:
    return width_of(text, STRONG, CELL_HEAD.fontSize)
