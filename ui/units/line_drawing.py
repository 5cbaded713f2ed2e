"""A small drawing of what a meter said over time; a screen reader gets it as a sentence."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.units.readings import MeterShown
from ui import theme

HIGH: Final = 84  # pixels of the line at 100 %, without the words
DOT: Final = 2.5


class LineDrawing(QWidget):
    """One meter as a line from its first to its last reading, with both said at the ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meter: MeterShown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watch().changed.connect(self.updateGeometry)
        self.hide()

    def put(self, meter: MeterShown) -> None:
        """Show another meter; fewer than two readings make no line."""
        self._meter = meter
        self.setVisible(len(meter.points) > 1)
        self.setAccessibleName(meter.name)
        self.setAccessibleDescription(meter.said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        letters = QFontMetricsF(theme.font("small")).height()
        return QSize(theme.px(240), round(theme.px(HIGH) + 2 * letters))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._meter is None or len(self._meter.points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(theme.font("small"))
        dot = theme.px(DOT)
        box = QRectF(self.rect()).adjusted(
            dot, metrics.height() + dot, -dot, -metrics.height() - dot
        )
        places = self._places(box)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(QPen(theme.color("accent"), theme.px(1.5)))
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(theme.color("accent"))
        for place in places:
            painter.drawEllipse(place, dot, dot)
        self._paint_words(painter, metrics, box)
        painter.end()

    def _places(self, box: QRectF) -> list[QPointF]:
        assert self._meter is not None
        points = self._meter.points
        first, days = points[0][0], max(1, (points[-1][0] - points[0][0]).days)
        low = min(value for _on, value in points)
        span = max(value for _on, value in points) - low or 1
        return [
            QPointF(
                box.left() + box.width() * (on - first).days / days,
                box.bottom() - box.height() * (value - low) / span,
            )
            for on, value in points
        ]

    def _paint_words(self, painter: QPainter, metrics: QFontMetricsF, box: QRectF) -> None:
        """Say the first reading and day below the line on the left, the last on the right."""
        assert self._meter is not None
        lowest, highest, first, last = self._meter.labels
        painter.setPen(theme.color("soft"))
        top = QRectF(0, 0, self.width(), metrics.height())
        foot = QRectF(0, box.bottom() + theme.px(DOT), self.width(), metrics.height())
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, highest)
        half = foot.width() / 2
        left = foot.adjusted(0, 0, -half, 0)
        said = metrics.elidedText(f"{first}, {lowest}", Qt.TextElideMode.ElideRight, half)
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft, said)
        painter.drawText(foot.adjusted(half, 0, 0, 0), Qt.AlignmentFlag.AlignRight, last)
