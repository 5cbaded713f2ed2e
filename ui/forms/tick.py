"""A box to tick whose words wrap, because Qt's own are cut where a pane is narrow."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui import theme
from ui.widgets import plain


class Tick(QWidget):
    """A box and its words; a click on either ticks it."""

    ticked = Signal(bool)  # by a person

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.words = QCheckBox(), plain()
        self.words.installEventFilter(self)
        self.box.clicked.connect(self.ticked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.setFocusProxy(self.box)
        self.set_text(text)

    @property
    def is_ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_text(self, text: str) -> None:
        """Give it other words."""
        self.words.setText(text)
        self.box.setAccessibleName(text)

    def tick(self, on: bool) -> None:
        """Tick it or not; nobody is told."""
        self.box.setChecked(on)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the words be clicked as the box is."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            inside = self.words.rect().contains(event.position().toPoint())
            if inside and self.box.isEnabled() and event.button() == Qt.MouseButton.LeftButton:
                self.box.click()
                return True
        return False
