"""The field in which another record is typed: its arrow grows with the letters."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import quiet

ARROW = 28  # as wide as in a list of choices


class LinkLine(QLineEdit):
    """A line with an arrow at its end that shows all there is."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrow = quiet("chevron-down", _("Show all"))
        self._arrow.setParent(self)
        self._arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow key down does the same
        self._arrow.setCursor(Qt.CursorShape.ArrowCursor)
        self._arrow.clicked.connect(self.all_wanted)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide, high = theme.px(ARROW), self.height() - 2 * theme.RING
        self.setTextMargins(0, 0, wide - theme.px(theme.NEAR), 0)
        self._arrow.setGeometry(self.width() - wide - 1, theme.RING, wide, max(high, 0))
