"""What people said and what was seen for a question, and what the reviewer wrote on it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.audit.assessment.rows import Row, Rows
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.places import Place
from ui.today.click_row import let_rows_reach_out
from ui.widgets import Card, button, soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown

_TONES = {True: "green", False: "amber", None: "plain"}


class SaidCard(QWidget):
    """Interviews and observations; shown where the method asks for them, or where there are any."""

    wanted = Signal(str)  # "interview" or "observation": somebody wants to enter one

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._one: QuestionShown | None = None
        self.card = Card(_("Interviews and observations"))
        self.samples, self.rows = soft(), Rows(self._on_row)
        self.interview = button(_("Add an interview…"), "users")
        self.observation = button(_("Add an observation…"), "eye")
        self.interview.clicked.connect(lambda: self.wanted.emit("interview"))
        self.observation.clicked.connect(lambda: self.wanted.emit("observation"))
        self.buttons = QWidget()
        flow = Flow(self.buttons, theme.NEAR)
        flow.addWidget(self.interview)
        flow.addWidget(self.observation)
        for part in (self.samples, self.rows, self.buttons):
            self.card.body.addWidget(part)
        let_rows_reach_out(self.card, self.samples, self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)

    def show_question(self, one: "QuestionShown", *, read_only: bool) -> None:
        """Show what was said and seen for a question."""
        self._one = one
        self.setVisible(one.asks_interviews or one.asks_observations or bool(one.said))
        self.samples.setText(one.samples_said)
        self.samples.setVisible(bool(one.samples_said))
        self.rows.show_rows(
            [
                Row(line.said or line.who, ", ".join(filter(None, (line.who, line.day_said))),
                    line.speaks, _TONES[line.positive], str(number))
                for number, line in enumerate(one.said)
            ],
            one.line.code,
        )  # fmt: skip
        self.interview.setVisible(one.asks_interviews and not read_only)
        self.observation.setVisible(one.asks_observations and not read_only)
        self.buttons.setVisible(not read_only and (one.asks_interviews or one.asks_observations))

    def _on_row(self, key: str) -> None:
        if self._one is not None:
            line = self._one.said[int(key)]
            self._desk.go(Place("audit", line.kind, line.record_id))


class ReviewerCard(QWidget):
    """The notes of the partner's reviewer on a question, each with what was answered."""

    answer_wanted = Signal(str)  # the id of a note
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card(_("What the reviewer wrote"))
        self.rows = Rows(self.answer_wanted.emit)
        self.nothing = soft(_("Nothing was written back on this question."))
        self.add = button(_("Enter what the reviewer wrote…"), "mail", may_shrink=True)
        self.add.clicked.connect(self.add_wanted)
        self.buttons = QWidget()
        Flow(self.buttons, theme.NEAR).addWidget(self.add)
        for part in (self.nothing, self.rows, self.buttons):
            self.card.body.addWidget(part)
        let_rows_reach_out(self.card, self.nothing, self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)

    def show_question(self, one: "QuestionShown", *, is_done: bool, may_write: bool) -> None:
        """Show the notes on a question; before it was sent there are none, and the card is away."""
        self.setVisible(bool(one.notes) or is_done)
        self.nothing.setVisible(not one.notes)
        self.rows.show_rows(
            [
                Row(note.text, _answer(note.reply), note.said, note.tone, note.record_id)
                for note in one.notes
            ],
            one.line.code,
        )
        self.add.setVisible(may_write)
        self.buttons.setVisible(may_write)


def _answer(reply: str) -> str:
    return _("Answered: {reply}").format(reply=reply) if reply else ""
