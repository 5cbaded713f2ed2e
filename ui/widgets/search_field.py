"""A field one types into to find something."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.language import _
from ui.icons import icon


class SearchField(QLineEdit):
    """A line with a looking glass before the words and a cross behind them; Esc empties it."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        looking = QAction(icon("search", "soft"), placeholder, self)
        looking.triggered.connect(self.setFocus)
        self.addAction(looking, QLineEdit.ActionPosition.LeadingPosition)
        self._emptying = QAction(icon("x", "soft"), _("Clear"), self)
        self._emptying.triggered.connect(self.clear)
        self._emptying.setVisible(False)
        self.addAction(self._emptying, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self._emptying.setVisible(bool(text))
