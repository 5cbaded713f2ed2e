"""How wide each column of a table is: as its words need, so that few of them are broken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import CELL, CELL_HEAD
from desktop.package.submission.values import Row
from desktop.package.tables import APART, PAD, Cell, Column

_LOOKED_AT: Final = 60  # rows: more of them change nothing
_WORD: Final = 96.0  # points: a longer word may be broken
_WHOLE: Final = 72.0  # points: what is no wider is never broken; it is a day or a word or two
_STEP: Final = 6.0
_HEAD: Final = 4  # a heading that is broken is as bad as so many cells


@dataclass
class _Needs:
    """What one column holds: how wide its cells are, and the least that it must have."""

    cells: list[float]
    least: float

    def lines(self, room: float) -> float:
        """About how many lines all cells take in so much room."""
        return sum(cell / room if cell > room else 1.0 for cell in self.cells)


def shares_of(columns: Sequence[Column], rows: Sequence[Row], width: float) -> list[Column]:
    """Return the columns with the width of each in points; together they take all of it."""
    step = max(1, len(rows) // _LOOKED_AT)
    needs = [_needs(column, [row[n] for row in rows[::step]]) for n, column in enumerate(columns)]
    last = len(columns) - 1
    beside = [
        2 * PAD + 1 + (APART if column.right and n < last else 0)
        for n, column in enumerate(columns)
    ]
    rooms = _fitted(needs, width - sum(beside))
    return [
        replace(column, share=room + more)
        for column, room, more in zip(columns, rooms, beside, strict=True)
    ]


def _needs(column: Column, cells: Sequence[str | Cell]) -> _Needs:
    lines = [line for cell in cells for line in _text(cell).split("\n") if line]
    widths = [_words(line) for line in lines]
    words = [_words(word) for line in lines for word in line.split()]
    words += [_head(word) for word in column.title.split()]
    widest = max(widths, default=0.0)
    least = max([*words, 12.0, *([widest] if widest <= _WHOLE else [])])
    return _Needs([*widths, *[_head(column.title)] * _HEAD], min(least, _WORD))


def _fitted(needs: Sequence[_Needs], width: float) -> list[float]:
    """Give the width away step by step, each to the column where it saves most lines."""
    rooms = [one.least for one in needs]
    left = width - sum(rooms)
    if left <= 0:
        return [room * width / sum(rooms) for room in rooms]
    gains = [_gain(one, room) for one, room in zip(needs, rooms, strict=True)]
    while left >= _STEP and max(gains) > 0:
        best = gains.index(max(gains))
        rooms[best] += _STEP
        left -= _STEP
        gains[best] = _gain(needs[best], rooms[best])
    whole = sum(rooms)
    return [room + left * room / whole for room in rooms]


def _gain(needs: _Needs, room: float) -> float:
    return needs.lines(room) - needs.lines(room + _STEP)


def _text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _words(text: str) -> float:
    return width_of(text, PLAIN, CELL.fontSize)


def _head(text: str) -> float:
    return width_of(text, STRONG, CELL_HEAD.fontSize)
