"""The bottom of a form, always in sight: save, cancel, and whether what is typed is safe."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import button, primary, small


class FormBar(QFrame):
    """Save and Cancel, with a word about what happens to what is typed."""

    save_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save = primary(_("Save"))
        self.save.setToolTip(_("Save (Ctrl+S)"))
        self.save.clicked.connect(self.save_wanted)
        self.cancel = button(_("Cancel"))
        self.cancel.setToolTip(_("Throw away what you typed (Esc)"))
        self.cancel.clicked.connect(self.cancel_wanted)
        self.said = small()
        line = QFrame()
        line.setProperty("role", "line")
        row = QHBoxLayout()
        row.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.NEAR)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(row)

    def say(self, sentence: str) -> None:
        """Say in a few words whether what is typed is safe."""
        self.said.setText(sentence)
