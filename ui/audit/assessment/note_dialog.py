"""Enters what the partner's reviewer wrote on a question, and what is answered to it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.language import _
from desktop.services.assessing.reviewing import add_note, answer_note
from ui.audit.assessment.asking import Asking, day_in
from ui.desk import Desk
from ui.widgets import plain, soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import NoteLine, QuestionShown
    from ui.audit.assessment.asking import Work


class AddNoteDialog(Asking):
    """What was written, when it came, and by when it wants an answer."""

    def __init__(self, desk: Desk, one: "QuestionShown", parent: QWidget | None = None) -> None:
        super().__init__(desk, _("What the reviewer wrote"), _("Keep it"), parent)
        self._one = one
        self.text = self.ask_for("reviewer_note", "text", _("What the reviewer wrote"))
        self.received = self.ask_for("reviewer_note", "received_on", _("Received on"))
        self.received.set_value(desk.today())
        self.must = QCheckBox(_("Something must be done"))
        self.must.setChecked(True)
        self.body.addWidget(self.must)
        self.due = self.ask_for("reviewer_note", "due_on", _("To be answered by"))
        self.must.toggled.connect(self.due.setVisible)
        self.body.addStretch(1)
        self.text.setFocus()

    def work(self) -> "Work | None":
        text = str(self.text.typed() or "").strip()
        if not text:
            self.show_faults({"text": _("Copy here what the reviewer wrote.")})
            return None
        received, due = day_in(self.received), day_in(self.due)
        code, assessment, must = (
            self._one.line.code, self._one.assessment_id, self.must.isChecked()
        )  # fmt: skip
        return lambda company: add_note(
            company, assessment, code, text, received, due if must else None, must_act=must
        )


class AnswerNoteDialog(Asking):
    """The reviewer's words, and below them what is answered."""

    def __init__(self, desk: Desk, note: "NoteLine", parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Answer the reviewer"), _("Keep the answer"), parent)
        self._note = note
        self.body.addWidget(plain(note.text))
        self.body.addWidget(soft(note.said))
        self.reply = self.ask_for("reviewer_note", "reply", _("What we answer"))
        self.reply.set_typed(note.reply)
        self.body.addStretch(1)
        self.reply.setFocus()

    def work(self) -> "Work | None":
        reply = str(self.reply.typed() or "").strip()
        if not reply:
            self.show_faults({"reply": _("Say what was done, or why nothing has to be done.")})
            return None
        note, today = self._note, self.desk.today()
        return lambda company: answer_note(company, note.record_id, reply, today, note.version)
