"""The top of a checklist: which one it is, and the keys by which it is answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.desk import Desk
from ui.forms.checklist_choice import ChecklistChoice
from ui.widgets import link, small


class ChecklistHead(QWidget):
    """The choice of a checklist with a word on how to work through it."""

    fill_wanted = Signal()  # an old inspection without items is to get those of its checklist
    library_used = Signal()  # there are checklists to choose now

    def __init__(self, desk: Desk, choice: ChecklistChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._choice = desk, choice
        choice.label.setProperty("role", "strong")
        self.fill = link(_("Fill in this checklist"))
        self.fill.clicked.connect(self.fill_wanted)
        self.library = link(_("Add a checklist from the library…"))
        self.library.clicked.connect(self._on_library)
        for way in (self.fill, self.library):
            way.hide()
        self.keys = small(_("P pass, F fail, N does not apply, R remark, Enter next item"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(choice)
        column.addWidget(self.keys)
        row = QHBoxLayout()
        row.addWidget(self.fill)
        row.addWidget(self.library)
        row.addStretch(1)
        column.addLayout(row)

    def show_for(self, *, has_items: bool, may_fill: bool, has_none: bool, read_only: bool) -> None:
        """Show what can be done with as many items as there are, and without any checklist."""
        self.library.setVisible(
            has_none and not has_items and not read_only and not self._desk.read_only
        )
        self.keys.setVisible(has_items and not read_only)
        self.fill.setVisible(may_fill and not has_items and not read_only)

    def _on_library(self) -> None:
        from ui.checklists.library_dialog import LibraryDialog

        dialog = LibraryDialog(self._desk, self.window())
        dialog.accepted.connect(self.library_used)
        dialog.accepted.connect(self._choice.setFocus)
        dialog.open()
