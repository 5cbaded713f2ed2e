"""The assessment as a view of Audit & package: what is typed, saved, gone on to, and signed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import _
from ui.audit.assessment import foot, head
from ui.audit.assessment.doing import Doing
from ui.audit.assessment.points_card import NOTHING
from ui.audit.assessment.shown_assessment import ShownAssessment
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Mapping


class AssessmentView(ShownAssessment):
    """Leads from question to question; what needs more than the page is done by `doing`."""

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(desk, preferences, parent)
        self.doing = Doing(desk, self)
        self._connect()

    def _connect(self) -> None:
        page, doing = self.page, self.doing
        self.questions.entered.connect(self._on_entered)
        self.parts.stepped.connect(self._on_stepped)
        page.missing.plan_wanted.connect(lambda: self._with_question(doing.plan))
        page.said.wanted.connect(
            lambda kind: self._with_question(lambda one: doing.enter_said(one, kind))
        )
        page.last.carry_wanted.connect(lambda: self._with_question(doing.carry_one))
        page.reviewer.add_wanted.connect(lambda: self._with_question(doing.enter_note))
        page.reviewer.answer_wanted.connect(
            lambda note: self._with_question(lambda one: doing.answer_note(one, note))
        )
        self.answers.changed.connect(self._on_typed)
        self.answers.refused.connect(self._on_refused)
        self.foot.wanted.connect(self._on_next)
        self.foot.back_wanted.connect(lambda: self._with_question(doing.take_back))
        self.head.wanted.connect(self._on_wanted)
        self.parts.empty.acted.connect(doing.open_new)
        doing.opened.connect(self.show_assessment)

    def _on_typed(self) -> None:
        self.foot.show_fault("")
        self.foot.show_saved("")
        self.questions.show_typed(self.answers.codes)
        self._tell_next()

    def _on_next(self, does: str) -> None:
        if does == foot.GO_ON:
            self.go_on()
        elif does == foot.SIGN:
            self._on_wanted(head.SIGN)
        elif self.page.points.chosen() == NOTHING:
            self._on_refused({"points": _("Choose the points first.")})
        else:
            self.foot.set_busy(True)
            self.answers.save(self._on_saved)

    def _on_saved(self) -> None:
        self.foot.set_busy(False)
        said = _("The answer to {code} is saved.").format(code=self._code)
        self.go_on()
        self.foot.show_saved(said)
        self._tell_next()

    def _on_refused(self, faults: "Mapping[str, str]") -> None:
        self.foot.set_busy(False)
        self.page.show_faults(faults)
        placed = ("note", "points", "reason", "not_applicable_reason")
        self.foot.show_fault(" ".join(said for name, said in faults.items() if name not in placed))

    def go_on(self) -> None:
        """Go to the next question that nobody decided, after this one or from the top."""
        shown = self.shown
        if shown is None:
            return
        codes = [one.code for one in shown.questions]
        at = codes.index(self._code) if self._code in codes else -1
        ordered = codes[at + 1 :] + codes[:at]
        left = [code for code in ordered if code in shown.undecided and code != self._code]
        if left:
            self.show_question(left[0])
            self.page.note.setFocus()

    def _on_stepped(self, by: int) -> None:
        codes = self.questions.codes()
        if self._code in codes:
            at = codes.index(self._code) + by
            if 0 <= at < len(codes):
                self.show_question(codes[at])

    def _on_entered(self) -> None:
        self.columns.lead_to_middle()
        self.page.note.setFocus()

    def _on_wanted(self, key: str) -> None:
        shown = self.shown
        self.foot.show_saved("")
        if key == head.OPEN:
            self.doing.open_new()
        elif shown is None:
            return
        elif key == head.ACCEPT:
            self.doing.accept(shown, self.answers.codes)
        elif key == head.CARRY:
            self.doing.carry(shown)
        elif key == head.SIGN:
            self.doing.sign(shown, len(self.answers.codes))
        elif key == head.CHANGE:
            self._desk.go(Place("audit", "assessment", shown.id, at="window_to_on"))
        elif key == head.REOPEN:
            self.doing.reopen(shown)

    def _with_question(self, act: object) -> None:
        if self.page.shown is not None and callable(act):
            act(self.page.shown)

    def do_command(self, key: str) -> bool:
        """Save and go on, begin a new one, filter the questions, put a file on an exhibit."""
        if self.shown is None:
            if key == "new_record" and not self._desk.read_only:
                self.doing.open_new()
            return key == "new_record"
        if key == "save" and self.foot.isVisible() and self.foot.next.isEnabled():
            self.foot.next.click()
        elif key == "filter":
            self.columns.turn(0, True)
            self.questions.which.setFocus()
        elif key == "evidence":
            self.columns.turn(1, True)
            self.exhibits.paper.choose_files()
        else:
            return False
        return True
