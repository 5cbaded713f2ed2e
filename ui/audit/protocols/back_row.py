"""The top of a page that leads back to the list of protocols."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import link


class BackPage(QWidget):
    """A page with a way back above it; what belongs below goes into `column`."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = link(_("Back to the protocols"))
        self.back.clicked.connect(self.leave)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.BETWEEN, theme.INSIDE)
        self.column.setSpacing(theme.NEAR)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, where nothing on the page needs it for itself."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Go back to the list."""
        self.left.emit()
