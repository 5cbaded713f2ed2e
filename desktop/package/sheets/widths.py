"""Shares a page's width among columns by what stands in them, so that few words are broken."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import CELL, CELL_HEAD
from desktop.package.tables import APART, PAD, Cell, Column
from desktop.package.text import clean

_MEASURED: Final = 400  # rows; more would not change the picture
_LONGEST: Final = 230.0  # points that a column asks for at most: then its words wrap
_SHORT: Final = (92.0, 72.0, 50.0)  # points of what stays on one line, the first that can be
_SENTENCE: Final = 140.0  # points that must be left for a sentence then
_HALVINGS: Final = 20
_WORD: Final = 110.0  # a longer word may be broken


def needed(columns: Sequence[Column], rows: Sequence[Sequence[str | Cell]]) -> float:
    """Return the width at which next to nothing would wrap."""
    return sum(wanted for _least, wanted in _measured(columns, rows))


def least(columns: Sequence[Column], rows: Sequence[Sequence[str | Cell]]) -> float:
    """Return the width at which no word has to be broken."""
    return sum(least for least, _wanted in _measured(columns, rows))


def fitted(
    columns: Sequence[Column], rows: Sequence[Sequence[str | Cell]], width: float
) -> tuple[Column, ...]:
    """Return the columns with the shares of the width that suit what stands in them."""
    shares = _shared(_measured(columns, rows), width)
    return tuple(replace(column, share=s) for column, s in zip(columns, shares, strict=True))


def _shared(measured: Sequence[tuple[float, float]], width: float) -> list[float]:
    """What is short (days, numbers, names) stays on one line before a sentence gets more room."""
    wanted = sum(high for _low, high in measured)
    if wanted <= width:
        return [high * width / wanted for _low, high in measured]
    for short in _SHORT:
        kept = [(high, high) if high <= short else (low, high) for low, high in measured]
        needs = [
            high if high <= short else max(low, min(high, _SENTENCE)) for low, high in measured
        ]
        if sum(needs) <= width:
            break
    else:
        kept = [*measured]
    low_sum = sum(low for low, _high in kept)
    if low_sum >= width:
        return _capped([low for low, _high in kept], width)
    extra = (width - low_sum) / (sum(high for _low, high in kept) - low_sum)
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


def _measured(
    columns: Sequence[Column], rows: Sequence[Sequence[str | Cell]]
) -> list[tuple[float, float]]:
    """Return for each column how wide it must and how wide it would like to be."""
    step = max(1, len(rows) // _MEASURED)
    found = [
        (
            min(_WORD, max(_head(word) for word in column.title.split() or [""])),
            min(_LONGEST, _head(column.title)),
        )
        for column in columns
    ]
    for row in rows[::step]:
        for n, cell in enumerate(row):
            low, high = _said(cell if isinstance(cell, str) else cell.text)
            found[n] = max(found[n][0], low), max(found[n][1], high)
    pads = [2 * PAD + 1 + (APART if column.right else 0.0) for column in columns]
    return [(low + pad, high + pad) for (low, high), pad in zip(found, pads, strict=True)]


@lru_cache(maxsize=4096)  # the same words stand in many rows
def _said(text: str) -> tuple[float, float]:
    text = clean(text[:400])
    words = [width_of(word, STRONG, CELL.fontSize) for word in text.split()]
    lines = [width_of(line, PLAIN, CELL.fontSize) for line in text.split("\n")]
    return min(_WORD, max(words, default=0.0)), min(_LONGEST, max(lines, default=0.0) * 1.02)


def _head(text: str) -> float:
    return width_of(text, STRONG, CELL_HEAD.fontSize)
