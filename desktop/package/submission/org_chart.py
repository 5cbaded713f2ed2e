"""Draws the organization chart: from the owner down, a box for each, a line from level to level."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.platypus import Flowable, Spacer

from desktop.package.document import chapter
from desktop.package.faces import PLAIN, STRONG, elided
from desktop.package.look import ACCENT, BODY, INK, LABEL, LEAD, LINE, SOFT
from desktop.package.submission.pieces import BLUE_WASH
from desktop.package.submission.words import BoxSaid, ChartSaid, LevelSaid
from desktop.package.text import broken, clean, paragraph

_WIDEST: Final = 152.0
_NARROWEST: Final = 104.0
_GAP: Final = 12.0
_ROW: Final = 10.0  # between two rows of a level
_STEP: Final = 30.0  # between two levels
_RAKE: Final = 7.0
_TITLE_ROOM: Final = 21.0
_PAD: Final = 8.0
_NAME: Final = 9.5
_BELOW: Final = 7.5
_LINES: Final = 3


class _Level(Flowable):
    """One level: its boxes in as many rows as they need, under the line from above."""

    def __init__(self, level: LevelSaid, width: float, *, is_first: bool) -> None:
        super().__init__()
        self._level, self._is_first = level, is_first
        most = max(1, int((width + _GAP) // (_NARROWEST + _GAP)))
        rows = -(-len(level.boxes) // most)
        self._across = -(-len(level.boxes) // rows) if rows else 1
        room = (width - _GAP * (self._across - 1)) / self._across
        self._wide = min(_WIDEST, room)
        self._boxes = [_lines_of(box, self._wide - 2 * _PAD) for box in level.boxes]
        self._rows = [
            self._boxes[n : n + self._across] for n in range(0, len(self._boxes), self._across)
        ]
        self._highs = [max(_high(*one) for one in row) for row in self._rows]
        self._top = 0.0 if is_first else _STEP
        self.width = width
        self.height = self._top + _TITLE_ROOM + sum(self._highs) + _ROW * (len(self._highs) - 1)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        middle, y = self.width / 2, self.height
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(1)
        if not self._is_first:
            canvas.line(middle, y, middle, y - _STEP + 4)
        y -= self._top
        canvas.setFont(PLAIN, LABEL.fontSize)
        canvas.setFillColor(SOFT)
        canvas.drawCentredString(middle, y - 8, clean(self._level.title))
        y -= _TITLE_ROOM
        boxes, is_top = iter(self._level.boxes), True
        for row, high in zip(self._rows, self._highs, strict=True):
            whole = len(row) * self._wide + (len(row) - 1) * _GAP
            left = (self.width - whole) / 2
            if is_top and not self._is_first:
                self._draw_rake(left, len(row), y)
            is_top = False
            for lines in row:
                self._draw_box(next(boxes), lines, left, y - high, high)
                left += self._wide + _GAP
            y -= high + _ROW

    def _draw_rake(self, left: float, count: int, top: float) -> None:
        """Draw the line that leads from above to each box of the first row."""
        canvas: Any = self.canv
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(1)
        middles = [left + n * (self._wide + _GAP) + self._wide / 2 for n in range(count)]
        canvas.line(middles[0], top + _RAKE, middles[-1], top + _RAKE)
        for middle in middles:
            canvas.line(middle, top + _RAKE, middle, top)

    def _draw_box(
        self, box: BoxSaid, lines: tuple[list[str], list[str]], left: float, low: float, high: float
    ) -> None:
        canvas: Any = self.canv
        canvas.setFillColor(BLUE_WASH)
        canvas.setStrokeColor(ACCENT if box.is_strong else LINE)
        canvas.setLineWidth(1.2 if box.is_strong else 0.7)
        canvas.roundRect(left, low, self._wide, high, 4, stroke=1, fill=box.is_strong)
        y, middle = low + high - _PAD + 1, left + self._wide / 2
        canvas.setFillColor(INK)
        canvas.setFont(STRONG, _NAME)
        for line in lines[0]:
            y -= 12
            canvas.drawCentredString(middle, y + 2.6, line)
        canvas.setFillColor(SOFT)
        canvas.setFont(PLAIN, _BELOW)
        for line in lines[1]:
            y -= 10
            canvas.drawCentredString(middle, y + 2.2, line)


def _lines_of(box: BoxSaid, room: float) -> tuple[list[str], list[str]]:
    name = _few(broken(box.name, STRONG, _NAME, room), STRONG, _NAME, room)
    below = broken(box.below, PLAIN, _BELOW, room) if box.below else []
    return name, _few(below, PLAIN, _BELOW, room)


def _few(lines: Sequence[str], face: str, size: float, room: float) -> list[str]:
    if len(lines) <= _LINES:
        return [*lines]
    return [*lines[: _LINES - 1], elided(lines[_LINES - 1] + " …", face, size, room)]


def _high(name: Sequence[str], below: Sequence[str]) -> float:
    return 2 * _PAD + 12.0 * len(name) + 10.0 * len(below)


def chart_part(said: ChartSaid, width: float) -> Iterator[Flowable]:
    """Yield the chart under its title; a level with nobody in it is left out."""
    yield from chapter(said.about.key, said.about.title)
    if said.about.lead:
        yield paragraph(said.about.lead, LEAD)
    levels = [level for level in said.levels if level.boxes]
    if not levels:
        yield paragraph(said.nothing, BODY)
    yield Spacer(0, 8)
    for place, level in enumerate(levels):
        yield _Level(level, width, is_first=place == 0)
