"""The assessment as a view of Audit & package: questions, the answer, the exhibits side by side."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.audit.assessment import foot, head
from ui.audit.assessment.answers import Answers
from ui.audit.assessment.doing import Doing
from ui.audit.assessment.parts import Parts
from ui.audit.assessment.points_card import NOTHING
from ui.audit.assessment.reader import EVERY, Found, Reader
from ui.audit.keys import ASSESSMENT
from ui.audit.views import AuditView
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.assessing.shown import AssessmentShown, QuestionShown

LOW = 400  # pixels at 100 % below which the question needs all the room


class AssessmentView(AuditView):
    """The one that is open, else the one signed last; others are looked at from its menu."""

    key = ASSESSMENT

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id, self._code = "", ""  # what is looked at
        self._wanted_code = ""  # what somebody asked for before it was read
        self._is_old = True
        self.found: Found | None = None
        self.parts = parts = Parts(desk, preferences)
        self.head, self.foot, self.columns = parts.head, parts.foot, parts.columns
        self.questions, self.page, self.exhibits = parts.questions, parts.page, parts.exhibits
        self.answers, self.doing = Answers(desk, self.page, self), Doing(desk, self)
        self.reader = Reader(desk, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
        self.setFocusProxy(self.questions)
        self._connect()

    def _connect(self) -> None:
        page, doing = self.page, self.doing
        self.reader.found.connect(self._on_found)
        self.reader.question.connect(self._on_question)
        self.questions.chosen.connect(self.show_question)
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
        self.exhibits.all_wanted.connect(
            lambda: self.reader.read_question(self._id, self._code, EVERY)
        )
        self.answers.changed.connect(self._on_typed)
        self.answers.refused.connect(self._on_refused)
        self.foot.wanted.connect(self._on_next)
        self.foot.back_wanted.connect(lambda: self._with_question(doing.take_back))
        self.head.wanted.connect(self._on_wanted)
        self.head.other_wanted.connect(self.show_assessment)
        self.parts.empty.acted.connect(doing.open_new)
        doing.opened.connect(self.show_assessment)
        self._desk.changed.connect(lambda _changed: self._on_old())
        self._desk.day_changed.connect(self._on_old)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything again and show it in place."""
        self._is_old = False
        self.reader.read(self._id)

    def show_assessment(self, assessment_id: str) -> None:
        """Show another assessment."""
        if assessment_id != self._id:
            self.answers.keep()
            self._id, self._code = assessment_id, ""
        self.refresh()

    def show_question(self, code: str) -> None:
        """Show a question of the assessment."""
        self.answers.keep()
        self.foot.show_saved("")
        self._code = code
        self.questions.choose(code)
        self.columns.lead_to_middle()
        self.reader.read_question(self._id, code)

    @property
    def shown(self) -> "AssessmentShown | None":
        """The assessment that is shown."""
        return self.found.shown if self.found is not None else None

    @property
    def is_fixed(self) -> bool:
        """Whether nothing in it can be changed: it is done, or the file is only looked at."""
        return self._desk.read_only or self.found is None or not self.found.is_open

    def _on_found(self, found: Found) -> None:
        self.found = found
        shown = found.shown
        if shown is None:
            self._id = self._code = ""
            self.parts.show_empty()
            return
        is_another = shown.id != self._id
        self._id = shown.id
        self.answers.take(shown.id, found.typed)
        self.head.show_assessment(shown, found, read_only=self._desk.read_only)
        self.questions.show_assessment(shown, self.answers.codes)
        self.foot.setVisible(not self.is_fixed)
        self.parts.show_work()
        codes = [one.code for one in shown.questions]
        wanted, self._wanted_code = self._wanted_code, ""
        if wanted not in codes:
            wanted = self._code if self._code in codes and not is_another else ""
        first = shown.undecided[:1] or tuple(codes[:1])
        if wanted or first:
            self._code = wanted or first[0]
            self.questions.choose(self._code)
            self.reader.read_question(self._id, self._code)
        self._tell_next()

    def _on_question(self, one: "QuestionShown") -> None:
        if one.line.code != self._code or one.assessment_id != self._id:
            return
        before = self.page.shown
        is_another = before is None or before.line.code != one.line.code
        if is_another or (before is not None and before.assessment_id != one.assessment_id):
            self.answers.keep()
            self.answers.turn_to(one.line.code)
        fixed = self.is_fixed
        over = None if fixed else self.answers.over(one.line.code)
        self.page.show_question(one, over, fixed=fixed)
        self.exhibits.show_question(one)
        self._tell_next()

    def _tell_next(self) -> None:
        one, shown = self.page.shown, self.shown
        if one is None or shown is None:
            return
        self.foot.show_state(
            is_decided=one.line.is_decided,
            is_touched=self.page.is_touched,
            undecided=len([code for code in shown.undecided if code != one.line.code]),
            points=self.page.points.points.currentText(),
        )

    # --- what a person does ---------------------------------------------------------------------

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

    # --- what the window asks -------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a question, of an assessment where the place names one."""
        self._wanted_code = place.record_id or self._wanted_code
        assessment = str(place.values.get("assessment") or "")
        if assessment and assessment != self._id:
            self.show_assessment(assessment)
        elif self.shown is not None and self._wanted_code:
            wanted, self._wanted_code = self._wanted_code, ""
            if any(one.code == wanted for one in self.shown.questions):
                self.show_question(wanted)

    def here(self) -> Place | None:
        """Return the question that is shown."""
        values = {"assessment": self._id} if self._id else {}
        return Place("audit", ASSESSMENT, self._code or None, values=values)

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

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        self.answers.keep()

    # --- what changes ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < theme.px(LOW)
        self.head.set_low(is_low)
        self.page.set_low(is_low)

    def _on_old(self) -> None:
        self._is_old = True
        if self.isVisible():
            self.refresh()
