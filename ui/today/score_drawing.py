"""Paints the chart of the score: the mark, both curves, the days that cost most in words."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui import theme
from ui.today.score_plot import DASH, DOT, Plot, legend

LINE: Final = 2.0
MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def draw(painter: QPainter, plot: Plot, at: int | None) -> None:
    """Paint all of it; `at` is the number of the day that is looked at."""
    _frame(painter, plot)
    _notes(painter, plot)
    low, high = _pens(plot)
    stops = plot.chart.stops
    painter.setPen(high)
    painter.drawPolyline(QPolygonF([plot.at(stop.x, stop.planned) for stop in stops]))
    painter.setPen(low)
    painter.drawPolyline(QPolygonF([plot.at(stop.x, stop.nothing) for stop in stops]))
    _dots(painter, plot)
    if at is not None:
        _day(painter, plot, at)
    _ends(painter, plot)


def _tone(plot: Plot) -> QColor:
    return theme.color(plot.chart.tone)


def _pens(plot: Plot) -> tuple[QPen, QPen]:
    low = QPen(_tone(plot), theme.px(LINE))
    high = QPen(theme.color("accent"), theme.px(LINE))
    for pen in (low, high):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    high.setDashPattern([3, 2])
    return low, high


def _frame(painter: QPainter, plot: Plot) -> None:
    for pen, words, box in zip(_pens(plot), legend(), plot.legend, strict=True):
        painter.setPen(pen)
        start = QPointF(box.left(), box.center().y())
        painter.drawLine(start, start + QPointF(theme.px(DASH), 0))
        painter.setPen(theme.color("soft"))
        painter.drawText(box.adjusted(theme.px(DASH + theme.TIGHT), 0, 1, 0), MIDDLE, words)
    goal = plot.at(0, plot.chart.goal)
    painter.setPen(QPen(theme.color("soft"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(goal, QPointF(plot.right, goal.y()))
    painter.setPen(theme.color("soft"))
    box = QRectF(0, goal.y() - plot.high / 2, plot.left, plot.high)
    painter.drawText(box, MIDDLE, plot.chart.goal_said)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(QPointF(plot.left, plot.bottom), QPointF(plot.right, plot.bottom))
    painter.setPen(theme.color("soft"))
    for place, name in plot.months:
        painter.drawText(place, MIDDLE, name)


def _notes(painter: QPainter, plot: Plot) -> None:
    painter.setPen(QPen(theme.color("line"), 1))
    for note in plot.notes:
        painter.drawLine(note.dot, QPointF(note.dot.x(), note.box.top()))
    painter.setPen(theme.color("ink"))
    for note in plot.notes:
        painter.fillRect(note.box, theme.color("card"))
        words = plot.metrics.elidedText(
            note.event.label, Qt.TextElideMode.ElideRight, note.box.width() + 1
        )
        painter.drawText(note.box, MIDDLE, words)


def _dots(painter: QPainter, plot: Plot) -> None:
    painter.setPen(QPen(theme.color("card"), 1))
    painter.setBrush(_tone(plot))
    for note in plot.notes:
        painter.drawEllipse(note.dot, theme.px(DOT), theme.px(DOT))


def _day(painter: QPainter, plot: Plot, at: int) -> None:
    stop = plot.chart.stops[at]
    low, high = plot.at(stop.x, stop.nothing), plot.at(stop.x, stop.planned)
    painter.setPen(QPen(theme.color("edge"), 1))
    painter.drawLine(QPointF(low.x(), plot.top), QPointF(low.x(), plot.bottom))
    painter.setPen(QPen(theme.color("card"), 1))
    for place, color in ((high, theme.color("accent")), (low, _tone(plot))):
        painter.setBrush(color)
        painter.drawEllipse(place, theme.px(DOT), theme.px(DOT))


def _ends(painter: QPainter, plot: Plot) -> None:
    low, high = plot.ends()
    left = plot.right + theme.px(theme.TIGHT)
    said = (
        (low, plot.chart.nothing_said, _tone(plot)),
        (high, plot.chart.planned_said, theme.color("accent")),
    )
    for middle, words, color in said:
        painter.setPen(color)
        box = QRectF(left, middle - plot.high / 2, plot.width - left + 1, plot.high)
        painter.drawText(box, MIDDLE, words)
