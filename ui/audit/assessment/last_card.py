"""What the assessment before this one answered, beside this year's answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui.widgets import Card, Words, link, soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown


class LastCard(QWidget):
    """Points, note and reason of last time; what is unchanged can be carried over from here."""

    carry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card(_("Last time"))
        self.carry = link(_("Carry it over"))
        self.carry.clicked.connect(self.carry_wanted)
        self.card.header.addWidget(self.carry)
        self.points, self.note, self.reason = soft(), Words(), soft()
        for part in (self.points, self.note, self.reason):
            self.card.body.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)

    def show_question(self, one: "QuestionShown", *, read_only: bool) -> None:
        """Show what was answered to the question last time."""
        last = one.last
        self.setVisible(last is not None)
        if last is None:
            return
        said = _("{points} on {day}").format(points=last.points_said, day=last.date_said)
        self.points.setText(said if last.date_said else last.points_said)
        self.note.setText(last.note)
        self.note.setVisible(bool(last.note))
        self.reason.setText(last.reason)
        self.reason.setVisible(bool(last.reason))
        self.carry.setVisible(one.can_carry and not read_only)
