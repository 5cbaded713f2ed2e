"""The assessment as it is shown: read off the window, one of its questions in the middle."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.audit.assessment.answers import Answers
from ui.audit.assessment.parts import Parts
from ui.audit.assessment.reader import EVERY, Found, Reader
from ui.audit.keys import ASSESSMENT
from ui.audit.views import AuditView
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.services.assessing.shown import AssessmentShown, QuestionShown

LOW = 400  # pixels at 100 % below which the question needs all the room


class ShownAssessment(AuditView):
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
        self.answers = Answers(desk, self.page, self)
        self.reader = Reader(desk, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
        self.setFocusProxy(self.questions)
        self.reader.found.connect(self._on_found)
        self.reader.question.connect(self._on_question)
        self.questions.chosen.connect(self.show_question)
        self.exhibits.all_wanted.connect(
            lambda: self.reader.read_question(self._id, self._code, EVERY)
        )
        self.head.other_wanted.connect(self.show_assessment)
        desk.changed.connect(lambda _changed: self._on_old())
        desk.day_changed.connect(self._on_old)

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

    # --- where the window leads -----------------------------------------------------------------

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
