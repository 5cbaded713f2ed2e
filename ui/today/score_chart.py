"""The curve of the score: what comes if nothing more is done, and what if the plan is done."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.language import _
from desktop.services.auditing.standing_shown import ChartShown
from ui import theme
from ui.today.score_plot import DASH, DOT, Plot, legend
from ui.widgets import tip

NARROWEST: Final = 220
LINE: Final = 2.0
MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AHEAD: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class ScoreChart(QWidget):
    """Two curves with the pass mark and named events; hovering or the arrow keys say each day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: ChartShown | None = None
        self.at: int | None = None  # the day that is looked at
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("How the score goes on"))
        theme.watch().changed.connect(self.updateGeometry)

    def show_chart(self, chart: ChartShown) -> None:
        """Show other curves."""
        if chart == self.chart:
            return
        self.chart, self.at = chart, None
        self.setAccessibleDescription(chart.description)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(Plot(self.chart, width).height) if self.chart else 0

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROWEST), self.heightForWidth(theme.px(NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(NARROWEST) // 2, 0)

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.chart is None:
            return
        plot = Plot(self.chart, self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        self._paint_frame(painter, plot)
        self._paint_notes(painter, plot)
        low, high = self._pens()
        stops = self.chart.stops
        painter.setPen(high)
        painter.drawPolyline(QPolygonF([plot.at(stop.x, stop.planned) for stop in stops]))
        painter.setPen(low)
        painter.drawPolyline(QPolygonF([plot.at(stop.x, stop.nothing) for stop in stops]))
        self._paint_dots(painter, plot)
        self._paint_ends(painter, plot)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), theme.RING))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.CORNER, theme.CORNER)
        painter.end()

    def _tone(self) -> QColor:
        tone = self.chart.tone if self.chart else "plain"
        return theme.color(tone)

    def _pens(self) -> tuple[QPen, QPen]:
        low = QPen(self._tone(), theme.px(LINE))
        high = QPen(theme.color("accent"), theme.px(LINE))
        for pen in (low, high):
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        high.setDashPattern([3, 2])
        return low, high

    def _paint_frame(self, painter: QPainter, plot: Plot) -> None:
        assert self.chart is not None
        for pen, words, box in zip(self._pens(), legend(), plot.legend, strict=True):
            painter.setPen(pen)
            middle = box.center().y()
            painter.drawLine(
                QPointF(box.left(), middle), QPointF(theme.px(DASH) + box.left(), middle)
            )
            painter.setPen(theme.color("soft"))
            painter.drawText(box.adjusted(theme.px(DASH + theme.TIGHT), 0, 1, 0), MIDDLE, words)
        goal = plot.at(0, self.chart.goal)
        painter.setPen(QPen(theme.color("soft"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(goal, QPointF(plot.right, goal.y()))
        painter.setPen(theme.color("soft"))
        box = QRectF(0, goal.y() - plot.high / 2, plot.left, plot.high)
        painter.drawText(box, MIDDLE, self.chart.goal_said)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(plot.left, plot.bottom), QPointF(plot.right, plot.bottom))
        painter.setPen(theme.color("soft"))
        for place, name in plot.months:
            painter.drawText(place, MIDDLE, name)

    def _paint_notes(self, painter: QPainter, plot: Plot) -> None:
        for note in plot.notes:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(note.dot, QPointF(note.dot.x(), note.box.top()))
        for note in plot.notes:
            painter.fillRect(note.box, theme.color("card"))
            painter.setPen(theme.color("ink"))
            words = plot.metrics.elidedText(
                note.event.label, Qt.TextElideMode.ElideRight, note.box.width() + 1
            )
            painter.drawText(note.box, MIDDLE, words)

    def _paint_dots(self, painter: QPainter, plot: Plot) -> None:
        assert self.chart is not None
        painter.setPen(QPen(theme.color("card"), 1))
        painter.setBrush(self._tone())
        for note in plot.notes:
            painter.drawEllipse(note.dot, theme.px(DOT), theme.px(DOT))
        if self.at is None:
            return
        stop = self.chart.stops[self.at]
        low, high = plot.at(stop.x, stop.nothing), plot.at(stop.x, stop.planned)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawLine(QPointF(low.x(), plot.top), QPointF(low.x(), plot.bottom))
        painter.setPen(QPen(theme.color("card"), 1))
        for place, color in ((high, theme.color("accent")), (low, self._tone())):
            painter.setBrush(color)
            painter.drawEllipse(place, theme.px(DOT), theme.px(DOT))

    def _paint_ends(self, painter: QPainter, plot: Plot) -> None:
        assert self.chart is not None
        low, high = plot.ends()
        left = plot.right + theme.px(theme.TIGHT)
        said = ((low, self.chart.nothing_said, self._tone()), (high, self.chart.planned_said, None))
        for middle, words, color in said:
            painter.setPen(color or theme.color("accent"))
            box = QRectF(left, middle - plot.high / 2, self.width() - left + 1, plot.high)
            painter.drawText(box, MIDDLE, words)

    # --- a day in words ---------------------------------------------------------------------------

    def said_at(self, place: QPoint) -> str:
        """Return what is said at a place: the event whose words stand there, else the day."""
        if self.chart is None:
            return ""
        plot = Plot(self.chart, self.width())
        spot = QPointF(place)
        reach = theme.px(DOT) * 2
        for note in plot.notes:
            is_dot = (note.dot - spot).manhattanLength() <= reach
            if is_dot or note.box.contains(spot):
                return note.event.sentence
        return self.chart.stops[plot.nearest(place.x())].sentence

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.said_at(event.pos())), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.chart is not None:
            self._look_at(Plot(self.chart, self.width()).nearest(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look_at(None)
        QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.chart is None or event.key() not in (*AHEAD, *BACK):
            super().keyPressEvent(event)
            return
        last = len(self.chart.stops) - 1
        step = 1 if event.key() in AHEAD else -1
        at = 0 if self.at is None else min(max(self.at + step, 0), last)
        self._look_at(at)
        stop, plot = self.chart.stops[at], Plot(self.chart, self.width())
        self.setAccessibleDescription(stop.sentence)
        place = plot.at(stop.x, stop.nothing).toPoint()
        QToolTip.showText(self.mapToGlobal(place), tip(stop.sentence), self)

    def _look_at(self, at: int | None) -> None:
        if at != self.at:
            self.at = at
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
