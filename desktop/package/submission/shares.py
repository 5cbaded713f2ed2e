"""How wide each column of a table is: as its words need, so that few of them are broken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import CELL, CELL_HEAD
from desktop.package.submission.values import Row
from desktop.package.tables import APART, PAD, Cell, Column

_LOOKED_AT: Final = 60  # rows: more of them change nothing
_WORD: Final = 96.0  # points: a longer word may be broken
_WHOLE: Final = 72.0  # points: what is no wider is never broken; it is a day or a word or two
_STEPS: Final = (6.0, 12.0, 24.0, 48.0, 96.0)
_A_LITTLE: Final = 0.5
_LOOSE: Final = 1.2  # words do not fill their lines
_TALL: Final = 2.5  # one cell of four lines is worse than two of two
_HEAD: Final = 2  # a heading that is broken is as bad as so many cells


@dataclass
class _Needs:
    """What one column holds: how wide its cells are, and the least that it must have."""

    cells: list[float]
    least: float

    def lines(self, room: float) -> float:
        """About how many lines all cells take in so much room.

        A part of a line counts a little, so that a step towards fewer lines is one, too.
        """
        long = (_LOOSE * cell / room for cell in self.cells if cell > room)
        return sum(float(ceil(part) ** _TALL) + _A_LITTLE * part for part in long)


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
    while (best := max(gains))[0] > 0:
        place, step = gains.index(best), min(best[1], left)
        rooms[place] += step
        left -= step
        gains[place] = _gain(needs[place], rooms[place])
        if left < _STEPS[0]:
            break
    whole = sum(rooms)
    return [room + left * room / whole for room in rooms]


def _gain(needs: _Needs, room: float) -> tuple[float, float]:
    """Return the most that a step saves for each point, and that step; some save only far on."""
    now = needs.lines(room)
    return max(((now - needs.lines(room + step)) / step, step) for step in _STEPS)


def _text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _words(text: str) -> float:
    return width_of(text, PLAIN, CELL.fontSize)


def _head(text: str) -> float:
    return width_of(text, STRONG, CELL_HEAD.fontSize)
