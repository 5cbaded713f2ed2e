"""The curve of the score: what comes if nothing more is done, and what if the plan is done."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.language import _
from desktop.services.auditing.standing_shown import ChartShown
from ui import theme
from ui.today.score_drawing import draw
from ui.today.score_plot import DOT, Plot
from ui.widgets import tip

NARROWEST: Final = 220
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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        draw(painter, Plot(self.chart, self.width()), self.at)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), theme.RING))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.CORNER, theme.CORNER)
        painter.end()

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
