"""One weakness in one record: what is wrong, what to do, and the button that leads there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.auditing.findings import FindingShown
from ui import theme
from ui.widgets import button, plain, soft, strong


class FindingRow(QWidget):
    """Says by `opened` where the fix begins (a Target), by `ticked` that the box was turned."""

    opened = Signal(object)
    ticked = Signal()

    def __init__(self, shown: FindingShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setProperty("role", "clear")
        self.tick = QCheckBox()
        self.tick.toggled.connect(self.ticked)
        self.subject, self.message, self.fix = strong(), plain(), soft()
        self.open = button(_("Open"))
        self.open.clicked.connect(lambda: self.opened.emit(self.shown.target))
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.subject, self.message, self.fix):
            words.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, theme.NEAR, 0, theme.NEAR)
        line.setSpacing(theme.FIELD)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self.show_finding(shown)

    def show_finding(self, shown: FindingShown) -> None:
        """Say another, or the same after an edit."""
        self.shown = shown
        self.subject.setText(shown.subject)
        self.subject.setVisible(bool(shown.subject))
        self.message.setText(shown.message)
        self.fix.setText(shown.fix)
        about = shown.subject or shown.message
        self.open.setAccessibleDescription(about)
        self.tick.setAccessibleName(_("Choose {what}").format(what=about))

    def may_tick(self, on: bool) -> None:
        """Let it be chosen among several, or not."""
        self.tick.setVisible(on)
        if not on:
            self.tick.setChecked(False)
