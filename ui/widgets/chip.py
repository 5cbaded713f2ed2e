"""A word on a coloured ground that says how something stands."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets.tips import tip


class Chip(QLabel):
    """A state in one or two words, in its tone: "red", "amber", "green", "blue" or "plain"."""

    def __init__(self, text: str = "", tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tone = tone
        self.show_as(text, tone)

    def show_as(self, text: str, tone: str) -> None:
        """Say another state."""
        self.tone = tone
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(64)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect().topLeft(), self.text(), self.tone, self.width())
        fits = self.width() >= self.sizeHint().width()
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), theme.RING))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.CORNER, theme.CORNER)
        painter.end()
        whole = "" if fits else tip(self.text())
        if self.toolTip() != whole:
            self.setToolTip(whole)


def chip_size(text: str) -> QSize:
    """Return how much room a chip with this text takes."""
    metrics = QFontMetrics(theme.font("chip"))
    width = metrics.horizontalAdvance(text) + 2 * theme.px(theme.NEAR)
    return QSize(width, metrics.height() + 2 * theme.px(2))


def paint_chip(
    painter: QPainter, at: QPoint, text: str, tone: str, most: int | None = None
) -> QSize:
    """Paint a chip with its left top at a point, at most so wide; return what it took."""
    size = chip_size(text)
    if most is not None and size.width() > most:
        size.setWidth(max(1, most))
    box = QRectF(at.x(), at.y(), size.width(), size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tone}_back"))
    painter.drawRoundedRect(box, theme.CORNER, theme.CORNER)
    painter.setFont(theme.font("chip"))
    painter.setPen(theme.color(tone))
    inner = box.adjusted(theme.px(theme.NEAR), 0, -theme.px(theme.NEAR), 0)
    words = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1
    )
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return size
