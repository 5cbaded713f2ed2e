"""A field one types into to find something."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.language import _
from ui import icons, theme
from ui.widgets.buttons import quiet


class SearchField(QLineEdit):
    """A line with a looking glass before the words and a cross behind them; Esc empties it."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        # Qt's own actions in a line keep their icons small when the letters grow
        self._cross = quiet("x", _("Clear"))
        self._cross.setParent(self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.clicked.connect(self._on_cross)
        self._cross.hide()
        self.textChanged.connect(self._on_text_changed)
        self._place()

    def sizeHint(self) -> QSize:
        """Wide enough to read what it says while it is empty."""
        usual, margins = super().sizeHint(), self.textMargins()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        room = margins.left() + margins.right() + theme.px(2 * theme.FIELD)
        return QSize(max(usual.width(), words + room), usual.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(icons.SMALL)
        picture = icons.pixmap("search", "soft", icons.SMALL, self.devicePixelRatioF())
        QPainter(self).drawPixmap(theme.px(theme.NEAR), (self.height() - side) // 2, picture)

    def _place(self) -> None:
        beside = theme.px(icons.SMALL + theme.TIGHT)
        self.setTextMargins(beside, 0, beside, 0)
        size = self._cross.sizeHint()
        high = min(size.height(), self.height() - 2 * theme.RING)
        left = self.width() - size.width() - theme.RING
        self._cross.setGeometry(left, (self.height() - high) // 2, size.width(), high)

    def _on_cross(self) -> None:
        self.clear()
        self.setFocus()

    def _on_text_changed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
