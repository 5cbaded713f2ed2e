"""A row of bars by month; hovering over one says it whole, a screen reader gets them as a list."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.services.statistics.shown import Chart
from ui import theme
from ui.statistics.bars import GAP, WIDEST, Letters, legend_places, paint_bar, paint_legend
from ui.widgets import tip

BARS: Final = 96  # pixels of the highest bar at 100 %
NARROWEST: Final = 13  # of a month


class BarChart(QWidget):
    """The bars of one chart, each with its number or word over it."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.watch().changed.connect(self.updateGeometry)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show other bars."""
        self.chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription("\n".join(chart.sentences))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        letters = Letters(self.chart, self._room(width))
        high = self._legend(width) + letters.above + theme.px(BARS) + letters.below
        return round(high) + 2 * theme.px(theme.TIGHT)

    def sizeHint(self) -> QSize:
        wide = theme.px(NARROWEST * 2) * max(1, len(self.chart.bars))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        letters = QFontMetricsF(theme.font("small")).height()
        wide = round(max(theme.px(NARROWEST), letters)) * max(1, len(self.chart.bars))
        return QSize(wide, theme.px(BARS))

    def _room(self, width: float) -> float:
        return width / max(1, len(self.chart.bars))

    def _legend(self, width: float) -> float:
        """How high the legend is, with some air below it."""
        return legend_places(self.chart, width)[-1].y() + theme.px(theme.NEAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        legend = self._legend(self.width())
        paint_legend(painter, self.chart, self.width())
        room, letters = self._room(self.width()), Letters(self.chart, self._room(self.width()))
        floor = self.height() - letters.below - theme.px(theme.TIGHT)
        top = legend + letters.above
        tones = [tone for _word, tone in self.chart.legend]
        wide = min(room * (1 - GAP), theme.px(WIDEST))
        for number, bar in enumerate(self.chart.bars):
            middle = room * (number + 0.5)
            box = QRectF(middle - wide / 2, top, wide, floor - top)
            end = paint_bar(painter, bar, box, tones, self.chart.highest)
            painter.setPen(theme.color("ink" if bar.parts else "soft"))
            letters.paint(painter, bar.words, middle, end - letters.above - 1, letters.above)
            painter.setPen(theme.color("soft"))
            below = floor + theme.px(2)
            if letters.is_level:
                high = letters.metrics.height() * (bar.label.count("\n") + 1)
                letters.paint(painter, bar.label, middle, below, high)
            else:
                letters.paint(painter, bar.label, middle, below, letters.below)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(0, round(floor), self.width(), round(floor))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = int(event.pos().x() // max(1.0, self._room(self.width())))
            bars = self.chart.bars
            said = bars[place].sentence if 0 <= place < len(bars) else ""
            QToolTip.showText(event.globalPos(), tip(said), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
