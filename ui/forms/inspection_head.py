"""The top of a checklist: which one it is, and the keys by which it is answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.forms.checklist_choice import ChecklistChoice
from ui.widgets import link, small


class ChecklistHead(QWidget):
    """The choice of a checklist with a word on how to work through it."""

    fill_wanted = Signal()  # an old inspection without items is to get those of its checklist

    def __init__(self, choice: ChecklistChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choice.label.setProperty("role", "strong")
        self.fill = link(_("Fill in this checklist"))
        self.fill.clicked.connect(self.fill_wanted)
        self.fill.hide()
        self.keys = small(_("P pass, F fail, N does not apply, R remark, Enter next item"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(choice)
        column.addWidget(self.keys)
        row = QHBoxLayout()
        row.addWidget(self.fill)
        row.addStretch(1)
        column.addLayout(row)

    def show_for(self, *, has_items: bool, may_fill: bool, read_only: bool) -> None:
        """Show what can be done with as many items as there are."""
        self.keys.setVisible(has_items and not read_only)
        self.fill.setVisible(may_fill and not has_items and not read_only)
