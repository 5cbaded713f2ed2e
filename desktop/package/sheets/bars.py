"""A row of bars on paper, each with its number: lines and letters, and no picture."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import ACCENT, INK, LINE, SOFT, TONES
from desktop.package.text import clean
from desktop.values.charts import Bar, Chart

_TITLE: Final = 8.5
_SIZE: Final = 6.5
_LEAD: Final = 7.6
_SMALLEST: Final = 4.8
_SQUARE: Final = 5.0
_GAP: Final = 0.3  # of a month's room stays free
_HATCH: Final = 3.0  # points between two lines
_TITLE_ROOM: Final = 12.0
_LEGEND_ROOM: Final = 11.0
_PALER: Final = 0.5


class Bars(Flowable):
    """One chart under its title, in a box of a given size."""

    def __init__(self, chart: Chart, width: float, height: float) -> None:
        super().__init__()
        self._chart = chart
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Called by the library."""
        return self.width, self.height

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas, top = self.canv, self.height - _TITLE_ROOM
        canvas.setFillColor(INK)
        canvas.setFont(STRONG, _TITLE)
        canvas.drawString(0, top + 3, elided(clean(self._chart.title), STRONG, _TITLE, self.width))
        self._legend(top)
        room = self.width / max(1, len(self._chart.bars))
        size = self._size(room)
        lead = size * _LEAD / _SIZE
        floor = lead * max((bar.label.count("\n") + 1 for bar in self._chart.bars), default=1) + 2
        above = lead * max((bar.words.count("\n") + 1 for bar in self._chart.bars), default=1) + 1
        high = top - _LEGEND_ROOM - floor - above
        for number, bar in enumerate(self._chart.bars):
            middle = room * (number + 0.5)
            end = self._bar(bar, middle, room * (1 - _GAP), floor, high)
            lines = bar.words.split("\n")
            self._words(lines, middle, end + 1.5 + lead * (len(lines) - 1), size, INK)
            self._words(bar.label.split("\n"), middle, floor - lead, size, SOFT)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(0, floor, self.width, floor)

    def _size(self, room: float) -> float:
        """The letters are made smaller until the widest word stands over its own bar."""
        lines = [
            line for bar in self._chart.bars for line in f"{bar.words}\n{bar.label}".split("\n")
        ]
        widest = max((width_of(line, PLAIN, _SIZE) for line in lines), default=0.0)
        return _SIZE if widest <= room else max(_SMALLEST, _SIZE * (room - 0.5) / widest)

    def _legend(self, top: float) -> None:
        left = 0.0
        for number, (word, tone) in enumerate(self._chart.legend):
            self._part(left, top - _SQUARE - 1, _SQUARE, _SQUARE, tone, number, paler=False)
            left += _SQUARE + 3
            self.canv.setFillColor(SOFT)
            self.canv.setFont(PLAIN, _SIZE + 0.5)
            self.canv.drawString(left, top - _SQUARE, clean(word))
            left += width_of(clean(word), PLAIN, _SIZE + 0.5) + 8

    def _bar(self, bar: Bar, middle: float, wide: float, floor: float, high: float) -> float:
        bottom, highest = floor, self._chart.highest
        for part in bar.parts:
            tall = high * part.amount / highest if highest else 0.0
            _word, tone = self._chart.legend[part.place]
            left = middle - wide / 2
            self._part(left, bottom, wide, tall, tone, part.place, paler=bar.is_running)
            bottom += tall
        return bottom

    def _part(
        self, x: float, y: float, wide: float, tall: float, tone: str, place: int, *, paler: bool
    ) -> None:
        """Fill it whole, or with lines, or with crossing lines: on grey paper, too, they differ."""
        canvas, color = self.canv, _color(tone)
        canvas.saveState()
        canvas.setStrokeColor(color)
        canvas.setFillColor(color)
        canvas.setLineWidth(0.4)
        if not place:
            if paler:
                canvas.setFillAlpha(_PALER)
            canvas.rect(x, y, wide, tall, stroke=1, fill=1)
        else:
            box = canvas.beginPath()
            box.rect(x, y, wide, tall)
            canvas.clipPath(box, stroke=1, fill=0)
            self._hatch(canvas, x, y, wide, tall, crossing=place > 1)
        canvas.restoreState()

    @staticmethod
    def _hatch(
        canvas: Any, x: float, y: float, wide: float, tall: float, *, crossing: bool
    ) -> None:
        start = -tall
        while start < wide:
            canvas.line(x + start, y, x + start + tall, y + tall)
            if crossing:
                canvas.line(x + start, y + tall, x + start + tall, y)
            start += _HATCH

    def _words(
        self, lines: Sequence[str], middle: float, y: float, size: float, color: Color
    ) -> None:
        self.canv.setFont(PLAIN, size)
        self.canv.setFillColor(color)
        for line in lines:
            self.canv.drawCentredString(middle, y + 1, clean(line))
            y -= size * _LEAD / _SIZE


def _color(tone: str) -> Color:
    return TONES.get(tone, ACCENT if tone == "blue" else SOFT)
