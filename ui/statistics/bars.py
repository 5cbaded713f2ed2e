"""Where everything of a row of bars stands, and how it is painted: words first, then colours."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from desktop.services.statistics.shown import Bar, Chart
from ui import theme

LEVEL: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
WIDEST: Final = 34  # pixels of a bar at 100 %
GAP: Final = 0.28  # of a month's room stays free
SQUARE: Final = 10
# what tells the parts of a bar apart where colours do not
PATTERNS: Final = (
    Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.DiagCrossPattern,
)  # fmt: skip


class Letters:
    """The words of a chart: level where they fit over their bars, else all of them upright."""

    def __init__(self, chart: Chart, room: float) -> None:
        self.metrics = QFontMetricsF(theme.font("small"))
        lines = [line for bar in chart.bars for line in f"{bar.words}\n{bar.label}".split("\n")]
        widest = max((self.metrics.horizontalAdvance(line) for line in lines), default=0.0)
        self.is_level = widest + theme.px(2) <= room
        self.above = self._height(bar.words for bar in chart.bars)
        self.below = self._height(bar.label for bar in chart.bars)

    def _height(self, texts: Iterable[str]) -> float:
        some = list(texts)
        if self.is_level:
            return self.metrics.height() * max((text.count("\n") + 1 for text in some), default=1)
        wide = (self.metrics.horizontalAdvance(text.replace("\n", " ")) for text in some)
        return max(wide, default=0.0) + theme.px(theme.TIGHT)

    def paint(self, painter: QPainter, text: str, middle: float, top: float, high: float) -> None:
        """Paint words around a line that goes down; those over a bar end at its upper edge."""
        if self.is_level:
            lines = text.count("\n") + 1
            box = QRectF(middle - 500, top + high - lines * self.metrics.height(), 1000, high)
            painter.drawText(box, LEVEL, text)
            return
        painter.save()
        painter.translate(QPointF(middle, top + high))
        painter.rotate(-90)
        size = QSizeF(high, self.metrics.height())
        box = QRectF(QPointF(theme.px(2), -size.height() / 2), size)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, text.replace("\n", " "))
        painter.restore()


def brush(tone: str, place: int, *, is_running: bool) -> QBrush:
    """Return what a part of a bar is filled with; a month that is not over is paler."""
    color = theme.color(tone)
    if is_running:
        color.setAlphaF(0.5)
    return QBrush(color, PATTERNS[place % len(PATTERNS)])


def paint_bar(
    painter: QPainter, bar: Bar, box: QRectF, tones: Sequence[str], highest: float
) -> float:
    """Paint the parts of a bar one on top of another in a box; return where it ends above."""
    bottom = box.bottom()
    for part in bar.parts:
        high = box.height() * part.amount / highest if highest else 0.0
        place = QRectF(box.left(), bottom - high, box.width(), high)
        tone = tones[part.place]
        painter.setPen(QPen(theme.color(tone), 1))
        painter.setBrush(brush(tone, part.place, is_running=bar.is_running))
        painter.drawRect(place)
        bottom -= high
    return bottom


def legend_places(chart: Chart, width: float) -> list[QPointF]:
    """Return where each word of the legend begins, line after line; the last is where it ends."""
    metrics = QFontMetricsF(theme.font("small"))
    left = top = 0.0
    found: list[QPointF] = []
    for word, _tone in chart.legend:
        wide = theme.px(SQUARE) + theme.px(theme.TIGHT) + metrics.horizontalAdvance(word)
        if left and left + wide > width:
            left, top = 0.0, top + metrics.height() + theme.px(2)
        found.append(QPointF(left, top))
        left += wide + theme.px(theme.FIELD)
    return [*found, QPointF(0, top + metrics.height())]


def paint_legend(painter: QPainter, chart: Chart, width: float) -> None:
    """Paint a square for each sort of part, and its word beside it."""
    metrics, side = QFontMetricsF(theme.font("small")), theme.px(SQUARE)
    places = legend_places(chart, width)
    for number, (word, tone) in enumerate(chart.legend):
        at = places[number]
        box = QRectF(at.x(), at.y() + (metrics.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.color(tone), 1))
        painter.setBrush(brush(tone, number, is_running=False))
        painter.drawRect(box)
        painter.setPen(theme.color("soft"))
        left = box.right() + theme.px(theme.TIGHT)
        painter.drawText(QRectF(left, at.y(), width, metrics.height()), 0, word)
