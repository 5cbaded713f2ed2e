"""What is done with an assessment by way of a dialog, and what is said once it is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext
from desktop.services.assessing.carrying import carry_over
from desktop.services.assessing.deciding import take_back
from ui.audit.assessment.asking import Asking
from ui.audit.assessment.many_dialog import AcceptingDialog, CarryingDialog
from ui.audit.assessment.note_dialog import AddNoteDialog, AnswerNoteDialog
from ui.audit.assessment.opening_dialog import OpeningDialog
from ui.audit.assessment.plan_dialog import PlanDialog
from ui.audit.assessment.said_dialog import SaidDialog
from ui.audit.assessment.signing_dialog import ReopeningDialog, SigningDialog
from ui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.services.assessing.shown import AssessmentShown, QuestionShown
    from desktop.store.file import CompanyFile


class Doing(QObject):
    """Opens the dialogs over a page; every deed is one action that can be undone."""

    opened = Signal(str)  # the id of an assessment that was begun

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def open_new(self) -> None:
        """Ask for a new assessment."""
        dialog = OpeningDialog(self._desk, self._page.window())
        dialog.did.connect(self._on_opened)
        dialog.open()

    def _on_opened(self, found: object) -> None:
        self._desk.say(_("The assessment is open."), undo=True)
        self.opened.emit(str(found))

    def accept(self, shown: "AssessmentShown", typed: "Collection[str]") -> None:
        """Ask which drafted notes are accepted."""
        dialog = AcceptingDialog(self._desk, shown, typed, self._page.window())
        dialog.did.connect(self._on_accepted)
        dialog.open()

    def _on_accepted(self, found: object) -> None:
        n = int(str(found))
        words = ngettext("{n} answer was accepted.", "{n} answers were accepted.", n)
        self._desk.say(words.format(n=n), undo=True)

    def carry(self, shown: "AssessmentShown") -> None:
        """Ask which answers are carried over."""
        dialog = CarryingDialog(self._desk, shown, self._page.window())
        dialog.did.connect(self._on_carried)
        dialog.open()

    def carry_one(self, one: "QuestionShown") -> None:
        """Carry one answer over."""
        desk, auditor, today = self._desk, self._desk.auditor, self._desk.today()
        desk.do(
            lambda company: carry_over(
                company, auditor, one.assessment_id, (one.line.code,), today
            ),
            self._on_carried,
            owner=self,
        )

    def _on_carried(self, found: object) -> None:
        n = int(str(found))
        words = ngettext("{n} answer was carried over.", "{n} answers were carried over.", n)
        self._desk.say(words.format(n=n), undo=True)

    def sign(self, shown: "AssessmentShown", typed: int) -> None:
        """Ask who signs."""
        self._ask(SigningDialog(self._desk, shown, typed, self._page.window()),
                  _("The assessment is signed."))  # fmt: skip

    def reopen(self, shown: "AssessmentShown") -> None:
        """Ask why it is opened again."""
        dialog = ReopeningDialog(self._desk, shown.id, shown.signed_said, self._page.window())
        self._ask(dialog, _("The assessment is open again."))

    def take_back(self, one: "QuestionShown") -> None:
        """Take an answer back: the question is still to decide then."""
        code = one.line.code
        said = _("The answer to {code} was taken back.").format(code=code)

        def work(company: "CompanyFile") -> bool:
            try:
                take_back(company, one.assessment_id, code)
            except KeyError:  # somebody was quicker, here or in another window
                return False
            return True

        def done(is_done: bool) -> None:
            if is_done:
                self._desk.say(said, undo=True)

        self._desk.do(work, done, owner=self)

    def enter_said(self, one: "QuestionShown", kind: str) -> None:
        """Ask for an interview or an observation."""
        said = _("The interview is on record.")
        if kind == "observation":
            said = _("The observation is on record.")
        self._ask(SaidDialog(self._desk, one, kind, self._page.window()), said)

    def plan(self, one: "QuestionShown") -> None:
        """Ask who looks after what is missing."""
        self._ask(PlanDialog(self._desk, one, self._page.window()), _("It is on the action plan."))

    def enter_note(self, one: "QuestionShown") -> None:
        """Ask what the reviewer wrote."""
        self._ask(AddNoteDialog(self._desk, one, self._page.window()),
                  _("What the reviewer wrote is on record."))  # fmt: skip

    def answer_note(self, one: "QuestionShown", note_id: str) -> None:
        """Ask what is answered to a note."""
        note = next((note for note in one.notes if note.record_id == note_id), None)
        if note is not None:
            self._ask(AnswerNoteDialog(self._desk, note, self._page.window()),
                      _("The answer is on record."))  # fmt: skip

    def _ask(self, dialog: Asking, said: str) -> None:
        dialog.did.connect(lambda _found: self._desk.say(said, undo=True))
        dialog.open()
