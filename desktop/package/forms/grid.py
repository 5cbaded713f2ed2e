"""A table to fill in: printed items and empty rows, cut where a page ends, its head repeated."""

from collections.abc import Sequence
from copy import copy

from desktop.package.faces import width_of
from desktop.package.forms.block import Block
from desktop.package.forms.pen import (
    BOX,
    LABEL,
    LARGE,
    LEADING,
    PAD,
    PLAIN,
    STRONG,
    Pen,
    height_of,
    label_lines,
)
from desktop.package.forms.sheet import Column, Table
from desktop.package.paper import MM
from desktop.package.text import broken

_ITEM = 8.6
_BESIDE = 3 * MM  # between sets of columns that stand side by side
_SHORT = 9  # rows; a table of fewer is not cut
_FEWEST = 3  # rows that stand together where a table begins or goes on
_WORD = 6.4  # what is ticked, in the head

Entry = Sequence[str]


class Grid(Block):
    """One table; each physical row holds `across` entries."""

    def __init__(self, part: Table, width: float) -> None:
        super().__init__(width)
        self._columns, self._across, self.grow = part.columns, part.across, part.grow
        self.row = part.mm * MM
        self._size = LARGE if part.large else _ITEM
        self._set = (width - _BESIDE * (part.across - 1)) / part.across
        self._widths = _widths_of(part.columns, self._set)
        pairs = list(zip(part.columns, self._widths, strict=True))
        self._heads = [label_lines(column.label, room) for column, room in pairs]
        self._words = [_words_of(column, room) for column, room in pairs]
        self._head = max(
            height_of(head, LABEL) + _words_height(words)
            for head, words in zip(self._heads, self._words, strict=True)
        ) + 1.6 * MM  # fmt: skip
        said = [item.words for item in part.items]
        rows = -(-(len(said) + part.rows) // part.across)
        # down the first set of columns, then down the next
        sets = [said[n * rows : (n + 1) * rows] for n in range(part.across)]
        self._rows: list[list[Entry]] = [
            [some[row] if row < len(some) else () for some in sets] for row in range(rows)
        ]

    @property
    def rows(self) -> int:
        """How many rows it has now."""
        return len(self._rows)

    @property
    def height(self) -> float:
        """How high it is."""
        return self._head + sum(map(self._row_height, self._rows))

    @property
    def first(self) -> float:
        """Its head and as many rows as should stand together."""
        return self._head + sum(map(self._row_height, self._rows[:_FEWEST]))

    def _row_height(self, row: Sequence[Entry]) -> float:
        lines = [
            len(broken(text, PLAIN, self._size, room - 2 * PAD))
            for entry in row
            for text, room in zip(entry, self._widths, strict=False)
        ]
        return max(self.row, max(lines, default=0) * self._size * LEADING + 2 * MM)

    def cut(self, room: float, must: bool, /) -> tuple[Block, Block] | None:
        """Return the rows that fit, and the rest; a short table stays whole where it can."""
        if self.rows < _SHORT and not must:
            return None
        fit, used = 0, self._head
        while fit < self.rows and used + self._row_height(self._rows[fit]) <= room:
            used += self._row_height(self._rows[fit])
            fit += 1
        fit = min(fit, self.rows - _FEWEST)
        if fit < _FEWEST:
            return None
        return self._with(self._rows[:fit]), self._with(self._rows[fit:])

    def _with(self, rows: list[list[Entry]]) -> "Grid":
        other = copy(self)
        other._rows = rows
        return other

    def stretch(self, room: float) -> float:
        """Take one more row."""
        if room < self.row:
            return 0.0
        self._rows = [*self._rows, [() for _set in range(self._across)]]
        return self.row

    def draw(self, pen: Pen) -> None:
        """Draw the head and the rows of each set of columns."""
        for number in range(self._across):
            left = number * (self._set + _BESIDE)
            self._draw_head(pen, left)
            y = self._head
            for row in self._rows:
                height = self._row_height(row)
                self._draw_row(pen, left, y, height, row[number])
                y += height

    def _draw_head(self, pen: Pen, left: float) -> None:
        x = left
        for column, room, head, words in zip(
            self._columns, self._widths, self._heads, self._words, strict=True
        ):
            pen.frame(x, 0, room, self._head, shade=True)
            pen.lines(head, x + PAD, 0.7 * MM, LABEL, STRONG)
            for number, lines in enumerate(words):
                middle = x + room * (number + 0.5) / len(column.ticks)
                y = self._head - 0.6 * MM - _words_height(words)
                for line in lines:
                    y += _WORD * LEADING
                    pen.say_in_the_middle(line, middle, y - 0.2 * _WORD, _WORD, PLAIN)
            x += room

    def _draw_row(self, pen: Pen, left: float, y: float, height: float, entry: Entry) -> None:
        x = left
        for number, (column, room) in enumerate(zip(self._columns, self._widths, strict=True)):
            pen.frame(x, y, room, height)
            for n in range(len(column.ticks)):
                middle = x + room * (n + 0.5) / len(column.ticks)
                pen.box(middle - BOX / 2, y + (height - BOX) / 2)
            if number < len(entry):
                lines = broken(entry[number], PLAIN, self._size, room - 2 * PAD)
                pen.lines(
                    lines, x + PAD, y + (height - height_of(lines, self._size)) / 2, self._size
                )
            x += room


def _widths_of(columns: Sequence[Column], width: float) -> list[float]:
    """Return the widths, none less than the longest word of its label."""
    least = [_least(column) for column in columns]
    whole = sum(column.mm for column in columns)
    widths = [width * column.mm / whole for column in columns]
    lacking = sum(max(0.0, need - has) for need, has in zip(least, widths, strict=True))
    spare = sum(max(0.0, has - need) for need, has in zip(least, widths, strict=True))
    if not lacking or spare <= lacking:
        return widths
    kept = 1 - lacking / spare
    return [need + max(0.0, has - need) * kept for need, has in zip(least, widths, strict=True)]


def _least(column: Column) -> float:
    words = [width_of(word, STRONG, LABEL) for word in column.label.split()]
    boxes = len(column.ticks) * (BOX + 1.5 * MM)
    return max([boxes, *words]) + 2 * PAD + 1


def _words_of(column: Column, room: float) -> list[list[str]]:
    if not column.ticks:
        return []
    return [broken(word, PLAIN, _WORD, room / len(column.ticks) - 2) for word in column.ticks]


def _words_height(words: Sequence[Sequence[str]]) -> float:
    return max((len(lines) for lines in words), default=0) * _WORD * LEADING
