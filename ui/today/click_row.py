"""A whole row that can be clicked: words that wrap, where a button's own words would be cut."""

from PySide6.QtCore import QEvent, QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets import Card, small


class ClickRow(QAbstractButton):
    """A button as wide as its row. Put labels into `row`; `name` is what a screen reader says."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.NEAR, theme.TIGHT, theme.NEAR, theme.TIGHT)
        self.row.setSpacing(theme.FIELD)

    def add(self, label: QWidget, stretch: int = 0) -> None:
        """Add words that let the click through to the row."""
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.addWidget(label, stretch)

    def lead(self, verb: str) -> None:
        """Say at the end, as a link would, what a click does."""
        way = small(verb)
        way.setProperty("tone", "blue")
        way.setWordWrap(False)
        self.add(way)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self.row.totalSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_row(painter, self, lit=self.underMouse() or self.isDown(), ring=self.hasFocus())
        painter.end()


def let_rows_reach_out(card: Card, *labels: QWidget) -> None:
    """Let the rows of a card be lit a little wider than its words, which stay in one line."""
    layout = card.layout()
    if layout is not None:
        room = layout.contentsMargins() - QMargins(theme.NEAR, 0, theme.NEAR, 0)
        layout.setContentsMargins(room)
        top = layout.itemAt(0)
        if top is not None and (line := top.layout()) is not None:
            line.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
    for label in labels:
        label.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)


def paint_row(painter: QPainter, row: QWidget, *, lit: bool, ring: bool) -> None:
    """Paint the ground of a row: lit under the mouse, with a ring where the focus is."""
    if not (lit or ring):
        return
    half = theme.RING / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color("hover") if lit else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), theme.RING) if ring else Qt.PenStyle.NoPen)
    box = QRectF(row.rect()).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(box, theme.CORNER, theme.CORNER)
