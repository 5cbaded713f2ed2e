"""Where everything of the score's chart stands: lines, marks of events and their words apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.language import _
from desktop.services.auditing.standing_shown import ChartShown, Event
from ui import theme

PLOT: Final = 116  # pixels of the height of the lines at 100 %
DOT: Final = 3.5
TEN: Final = 10
HUNDRED: Final = 100
LEAST: Final = 20  # percent from the bottom to the top of it
DASH: Final = 22  # pixels of a sample of a line in the legend


@dataclass(frozen=True)
class Note:
    """The words of an event: where they stand, and the mark on the curve that they belong to."""

    event: Event
    dot: QPointF
    box: QRectF


class Plot:
    """The places of a chart that is so wide."""

    def __init__(self, chart: ChartShown, width: float) -> None:
        self.chart, self.width = chart, width
        self.metrics = QFontMetricsF(theme.font("small"))
        self.high = self.metrics.height()
        self.left = self.metrics.horizontalAdvance(chart.goal_said) + theme.px(theme.NEAR)
        self.right = width - self.metrics.horizontalAdvance("100 %") - theme.px(theme.NEAR)
        self.legend = self._legend()
        self.top = self.legend[-1].bottom() + theme.px(theme.NEAR)
        self.bottom = self.top + theme.px(PLOT)
        self.lowest, self.highest = self._range()
        self.months = self._months()
        self.notes = self._notes(self.bottom + self.high + theme.px(theme.NEAR))
        ends = [note.box.bottom() for note in self.notes]
        self.height = max(ends, default=self.bottom + self.high) + theme.px(theme.TIGHT)

    def at(self, x: float, percent: float) -> QPointF:
        """Return the place of a day and a score."""
        span = self.highest - self.lowest
        down = (self.highest - percent) / span
        return QPointF(
            self.left + x * (self.right - self.left), self.top + down * (self.bottom - self.top)
        )

    def _on_the_line(self, x: float) -> float:
        """Return how high the curve of nothing done is drawn at a day between two stops."""
        for before, after in pairwise(self.chart.stops):
            if before.x <= x <= after.x:
                share = (x - before.x) / (after.x - before.x)
                return before.nothing + share * (after.nothing - before.nothing)
        return self.chart.stops[-1].nothing

    def nearest(self, left: float) -> int:
        """Return the number of the stop that is nearest to a place."""
        share = (left - self.left) / max(1.0, self.right - self.left)
        stops = self.chart.stops
        return min(range(len(stops)), key=lambda n: abs(stops[n].x - share))

    def ends(self) -> tuple[float, float]:
        """Return how far down the last figures of both curves stand, apart from each other."""
        last = self.chart.stops[-1]
        low, high = self.at(1, last.nothing).y(), self.at(1, last.planned).y()
        lacking = self.high - (low - high)
        if lacking > 0:
            low, high = low + lacking / 2, high - lacking / 2
        return low, high

    def _range(self) -> tuple[float, float]:
        each = [percent for stop in self.chart.stops for percent in (stop.nothing, stop.planned)]
        low = min(*each, self.chart.goal) // TEN * TEN
        high = -(-max(*each, self.chart.goal) // TEN) * TEN
        if high - low < LEAST:
            low = max(0, high - LEAST)
        return low, max(high, low + LEAST)

    def _legend(self) -> list[QRectF]:
        """Return the room of the words of both curves, one below the other where it is narrow."""
        boxes: list[QRectF] = []
        left = top = 0.0
        for words in legend():
            wide = theme.px(DASH + theme.TIGHT) + self.metrics.horizontalAdvance(words)
            if left and left + wide > self.width:
                left, top = 0.0, top + self.high
            boxes.append(QRectF(left, top, wide, self.high))
            left += wide + theme.px(theme.INSIDE)
        return boxes

    def _months(self) -> list[tuple[QRectF, str]]:
        """Return the names of the months that find room beside each other."""
        found: list[tuple[QRectF, str]] = []
        free = 0.0
        for x, name in self.chart.months:
            wide = self.metrics.horizontalAdvance(name)
            left = min(self.at(x, 0).x(), self.width - wide)
            if left >= free:
                found.append((QRectF(left, self.bottom + theme.px(2), wide + 1, self.high), name))
                free = left + wide + theme.px(theme.NEAR)
        return found

    def _notes(self, top: float) -> list[Note]:
        """Return the words of the events in lines below the months, none over another."""
        placed: list[Note] = []
        gap = theme.px(theme.TIGHT)
        for event in sorted(self.chart.events, key=lambda one: -one.x):
            dot = self.at(event.x, self._on_the_line(event.x))
            wide = min(self.metrics.horizontalAdvance(event.label), self.width)
            left = max(0.0, min(dot.x() - gap, self.width - wide))
            box = QRectF(left, top, wide + 1, self.high)
            # what is placed ends somewhere below, so this ends; a thread may go behind other words
            while any(other.box.adjusted(-gap, 0, gap, 0).intersects(box) for other in placed):
                box.translate(0, self.high + 1)
            placed.append(Note(event, dot, box))
        return sorted(placed, key=lambda note: note.event.x)


def legend() -> Sequence[str]:
    """Return what the curves are called, the first that of nothing done."""
    return _("if nothing more is done"), _("if the plan is done")
