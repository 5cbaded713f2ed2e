"""Headings, notes, lines of cells, lists to tick and boxes, as they are measured and drawn."""

from copy import copy

from desktop.package.faces import width_of
from desktop.package.forms.block import Block
from desktop.package.forms.pen import (
    BOX,
    FILLED,
    LABEL,
    LARGE,
    LEADING,
    PAD,
    PLAIN,
    STRONG,
    TICK_ROW,
    WORDS,
    Pen,
    height_of,
    label_lines,
)
from desktop.package.forms.sheet import ROW, Box, Heading, Line, Note, Ticks
from desktop.package.paper import MM
from desktop.package.text import broken

_HEADING = 10.5
_NOTE = 8.0
_BETWEEN = 1.8 * MM  # a box and its word
_APART = 5 * MM  # one word and the next box
_SQUARE = 5 * MM
_LONG = 12  # lines of what is known: more of them go on over pages
_FEWEST = 3


class HeadingBlock(Block):
    """The words above a section."""

    framed = False
    keeps_with_next = True

    def __init__(self, part: Heading, width: float) -> None:
        super().__init__(width)
        self._words = broken(part.words, STRONG, _HEADING, width)
        self._note = broken(part.note, PLAIN, _NOTE, width) if part.note else []

    @property
    def height(self) -> float:
        """How high it is."""
        return height_of(self._words, _HEADING) + height_of(self._note, _NOTE) + 1.2 * MM

    def draw(self, pen: Pen) -> None:
        """Draw it."""
        y = pen.lines(self._words, 0, 0, _HEADING, STRONG)
        pen.lines(self._note, 0, y, _NOTE)


class NoteBlock(Block):
    """A sentence to read."""

    def __init__(self, part: Note, width: float) -> None:
        super().__init__(width)
        self.framed = part.loud
        self._size = 10.0 if part.loud else _NOTE
        self._face = STRONG if part.loud else PLAIN
        self._pad = 2 * MM if part.loud else 0.0
        self._words = broken(part.words, self._face, self._size, width - 2 * self._pad)

    @property
    def height(self) -> float:
        """How high it is."""
        return height_of(self._words, self._size) + 2 * self._pad + (0 if self._pad else 0.6 * MM)

    def draw(self, pen: Pen) -> None:
        """Draw it, in a frame where it is loud."""
        if self._pad:
            pen.frame(0, 0, self.width, self.height, shade=True)
        pen.lines(self._words, self._pad, self._pad, self._size, self._face)


class LineBlock(Block):
    """Cells side by side: label above, room to write or boxes to tick below."""

    def __init__(self, part: Line, width: float) -> None:
        super().__init__(width)
        self._cells = part.cells
        self._size = LARGE if part.large else FILLED
        whole = sum(cell.share for cell in part.cells)
        self._widths = [width * cell.share / whole for cell in part.cells]
        both = list(zip(part.cells, self._widths, strict=True))
        self._labels = [label_lines(cell.label, room) for cell, room in both]
        self._ticks = [_rows_of(cell.ticks, room - 2 * PAD) for cell, room in both]
        self._filled = [broken(c.filled, PLAIN, self._size, room - 2 * PAD) for c, room in both]
        self.label_height = max(height_of(label, LABEL) for label in self._labels) + 1.0 * MM
        self.writing = max(
            part.mm * MM,
            *(len(rows) * TICK_ROW for rows in self._ticks),
            *(height_of(lines, self._size) + 1 * MM for c, lines in zip(self._cells, self._filled,
                                                                   strict=True) if c.filled),
        )  # fmt: skip

    @property
    def height(self) -> float:
        """How high it is."""
        return self.label_height + self.writing

    def draw(self, pen: Pen) -> None:
        """Draw the cells."""
        x = 0.0
        for n, (cell, room) in enumerate(zip(self._cells, self._widths, strict=True)):
            pen.frame(x, 0, room, self.height)
            pen.lines(self._labels[n], x + PAD, 0.8 * MM, LABEL, STRONG)
            if cell.filled:
                y = self.label_height + (self.writing - height_of(self._filled[n], self._size)) / 2
                pen.lines(self._filled[n], x + PAD, y, self._size)
            elif self._ticks[n]:
                _draw_rows(pen.at(self.label_height), self._ticks[n], x + PAD, self.writing)
            x += room


def _rows_of(words: tuple[str, ...], room: float) -> list[list[tuple[str, float]]]:
    """Return the words to tick in rows, each with its x, as many in a row as fit."""
    rows: list[list[tuple[str, float]]] = []
    x = 0.0
    for word in words:
        wide = BOX + _BETWEEN + width_of(word, PLAIN, WORDS)
        if not rows or x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((word, x))
        x += wide + _APART
    return rows


def _draw_rows(pen: Pen, rows: list[list[tuple[str, float]]], left: float, height: float) -> None:
    each = height / len(rows)
    for number, row in enumerate(rows):
        middle = (number + 0.5) * each - 0.4 * MM
        for word, x in row:
            pen.box(left + x, middle - BOX / 2)
            pen.say(word, left + x + BOX + _BETWEEN, middle + WORDS * 0.36, WORDS)


class TicksBlock(Block):
    """A list to tick in, its words in columns."""

    def __init__(self, part: Ticks, width: float) -> None:
        super().__init__(width)
        self._label = label_lines(part.label, width)
        room = width - 2 * PAD
        widest = max(width_of(word, PLAIN, WORDS) for word in part.words)
        fit = max(1, int((room + _APART) / (BOX + _BETWEEN + widest + _APART)))
        self._across = min(part.across or fit, len(part.words))
        self._room = room / self._across
        self._words = [
            broken(word, PLAIN, WORDS, self._room - BOX - _BETWEEN - 1 * MM) for word in part.words
        ]
        most = max(map(len, self._words))
        self._row = max(TICK_ROW, most * WORDS * LEADING + 2 * MM)
        self._rows = -(-len(part.words) // self._across)

    @property
    def height(self) -> float:
        """How high it is."""
        return height_of(self._label, LABEL) + 1 * MM + self._rows * self._row + 0.5 * MM

    def draw(self, pen: Pen) -> None:
        """Draw it, to be read across, then down."""
        pen.frame(0, 0, self.width, self.height)
        top = pen.lines(self._label, PAD, 0.8 * MM, LABEL, STRONG) + 0.2 * MM
        for number, words in enumerate(self._words):
            row, column = divmod(number, self._across)
            x, middle = PAD + column * self._room, top + (row + 0.5) * self._row
            pen.box(x, middle - BOX / 2)
            y = middle - height_of(words, WORDS) / 2
            pen.lines(words, x + BOX + _BETWEEN, y, WORDS)


class BoxBlock(Block):
    """A place for sentences or a sketch."""

    def __init__(self, part: Box, width: float) -> None:
        super().__init__(width)
        self._label = label_lines(part.label, width)
        self._squared, self.grow = part.squared, part.grow
        self._filled = broken(part.filled, PLAIN, FILLED, width - 2 * PAD) if part.filled else []
        self._top = height_of(self._label, LABEL) + 1 * MM
        # more than there are lines for stands close, without them
        self.step = ROW * MM if part.lines and len(self._filled) <= part.lines else 0.0
        least = part.lines * ROW * MM if part.lines else part.mm * MM
        self.room = max(least, self._taken())

    def _taken(self) -> float:
        return 0.0 if self.step else height_of(self._filled, FILLED) + 2 * MM

    @property
    def height(self) -> float:
        """How high it is."""
        return self._top + self.room

    @property
    def first(self) -> float:
        """All of it, or as many lines as should stand together where it goes on over pages."""
        if not self._is_long:
            return self.height
        return self._top + height_of(self._filled[:_FEWEST], FILLED) + 2 * MM

    @property
    def _is_long(self) -> bool:
        return not self.step and len(self._filled) > _LONG

    def cut(self, room: float, _must: bool, /) -> tuple[Block, Block] | None:
        """Return what is known in two, the label above both."""
        if not self._is_long:
            return None
        fit = int((room - self._top - 2 * MM) / (FILLED * LEADING))
        return self._with(self._filled[:fit]), self._with(self._filled[fit:])

    def _with(self, filled: list[str]) -> "BoxBlock":
        other = copy(self)
        other._filled = filled
        other.room = other._taken()
        return other

    def stretch(self, room: float) -> float:
        """Take one more line, or all the room there is up to one line."""
        more = ROW * MM if room >= ROW * MM else 0.0 if self.step else max(room, 0.0)
        self.room += more
        return more

    def draw(self, pen: Pen) -> None:
        """Draw the frame, and the lines or the squares in it."""
        pen.frame(0, 0, self.width, self.height)
        pen.lines(self._label, PAD, 0.8 * MM, LABEL, STRONG)
        if self._squared:
            self._draw_squares(pen)
        elif self.step:
            for number in range(1, round(self.room / self.step)):
                pen.line(PAD, self._top + number * self.step, self.width - PAD, faint=True)
        if self.step:
            for number, line in enumerate(self._filled, start=1):
                pen.say(line, PAD, self._top + number * self.step - 2 * MM, FILLED)
        else:
            pen.lines(self._filled, PAD, self._top, FILLED)

    def _draw_squares(self, pen: Pen) -> None:
        for number in range(1, int(self.room / _SQUARE) + 1):
            if self.room - number * _SQUARE > 1 * MM:
                pen.line(PAD, self._top + number * _SQUARE, self.width - PAD, faint=True)
        bottom = self._top + self.room
        for number in range(1, int((self.width - 2 * PAD) / _SQUARE) + 1):
            pen.upright(PAD + number * _SQUARE, self._top, bottom - 0.5 * MM, faint=True)
