"""The middle of the assessment: one question, its answer, and what speaks for and against it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.audit.assessment.last_card import LastCard
from ui.audit.assessment.missing_card import MissingCard
from ui.audit.assessment.months_card import MonthsCard
from ui.audit.assessment.note_card import NoteCard
from ui.audit.assessment.points_card import NOT_APPLICABLE, NOTHING, PointsCard, plain_number
from ui.audit.assessment.said_card import ReviewerCard, SaidCard
from ui.desk import Desk
from ui.widgets import Chip, page_title, quiet, scrolled, soft
from ui.widgets.free_room import READ

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown

Typed = Mapping[str, str]
WIDEST: Final = 760  # a line of words that is longer is hard to read
_STATE_TONES: Final = {
    "sufficient": "green",
    "partial": "amber",
    "stale": "amber",
    "missing": "red",
}


class QuestionPage(QWidget):
    """Shows a question with what was typed over its answer; says when somebody types."""

    changed = Signal()
    stepped = Signal(int)  # to the question before (-1) or the next (1)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: QuestionShown | None = None
        self._fixed = self._is_low = False
        self._first: dict[str, str] = {}  # what stands in the fields where nobody typed
        self.title, self.about, self.guidance = page_title(), soft(), soft()
        self.title.setProperty(READ, True)
        self.state, self.decided = Chip(), Chip()
        self.back = quiet("chevron-up", _("Question before (Alt+PgUp)"))
        self.on = quiet("chevron-down", _("Next question (Alt+PgDown)"))
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.months = MonthsCard(desk)
        self.note, self.points = NoteCard(), PointsCard()
        self.missing, self.said = MissingCard(desk), SaidCard(desk)
        self.last, self.reviewer = LastCard(), ReviewerCard()
        self._lay_out()
        self.note.changed.connect(self.changed)
        self.note.taken.connect(self._on_taken)
        self.points.asked.connect(lambda: self._show_whole(self.points))
        self.points.changed.connect(self.changed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.NEAR)
        for chip in (self.state, self.decided):
            head.addWidget(chip)
        head.addStretch(1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        self.content = QWidget()
        self.content.setProperty("role", "clear")
        self._column = column = QVBoxLayout(self.content)
        column.setContentsMargins(theme.BETWEEN, theme.FIELD, theme.NEAR, theme.BETWEEN)
        column.setSpacing(theme.FIELD)
        column.addLayout(head)
        parts = (self.title, self.about, self.guidance, self.note, self.points, self.last,
                 self.reviewer, self.missing, self.months, self.said)  # fmt: skip
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.area = scrolled(self.content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    # --- what is shown --------------------------------------------------------------------------

    def show_question(
        self, one: "QuestionShown", typed: Typed | None, *, fixed: bool = False
    ) -> None:
        """Show a question; `typed` is what was typed over its answer and not saved.

        `fixed`: nothing in it can be changed.
        """
        is_another = self.shown is None or self.shown.line.code != one.line.code
        over = typed if typed is not None else None if is_another else self._kept(one)
        self._fixed = fixed
        self.shown, self._first = one, _first(one)
        fields = {**self._first, **(over or {})}
        reason = fields["reason"] or fields.get("not_applicable_reason", "")
        self.title.setText(_("{code} {text}").format(code=one.line.code, text=one.text))
        parts = (one.methods_said, one.mode_said, one.worth_said)
        self.about.setText(" · ".join(part.rstrip(".") for part in parts if part))
        self.guidance.setText(one.guidance)
        self.guidance.setVisible(bool(one.guidance))
        self.state.show_as(one.line.state_said, _STATE_TONES.get(one.line.state, "plain"))
        self.decided.show_as(one.line.decided_said, one.line.tone)
        self.note.show_question(one, fields["note"], read_only=fixed)
        self.points.show_question(one, fields["points"], reason, read_only=fixed)
        self.months.show_question(one)
        # the plan of a signed one goes on: only its answers are frozen
        plan_fixed = self._desk.read_only or (fixed and not one.is_signed)
        self.missing.show_question(one, read_only=plan_fixed)
        self.said.show_question(one, read_only=fixed)
        self.last.show_question(one, read_only=fixed)
        self.reviewer.show_question(one, is_done=fixed, may_write=not self._desk.read_only)
        if is_another:
            self.area.verticalScrollBar().setValue(0)

    def set_low(self, is_low: bool) -> None:
        """Where the page is low, note and points come before the guidance, the title is smaller."""
        if is_low == self._is_low:
            return
        self._is_low = is_low
        self.title.setProperty("role", "card-title" if is_low else "page-title")
        self.title.style().unpolish(self.title)
        self.title.style().polish(self.title)
        self._column.removeWidget(self.guidance)
        after = self.points if is_low else self.about
        self._column.insertWidget(self._column.indexOf(after) + 1, self.guidance)

    def _on_taken(self) -> None:
        """With the words of the records come their points, unless others were given a reason."""
        if self.shown is not None and not self.shown.reason:
            self.points.take_proposed()

    def _kept(self, one: "QuestionShown") -> Typed | None:
        """Return what somebody typed meanwhile over the same answer; None where nobody did."""
        same = self.shown is not None and self.shown.assessment_id == one.assessment_id
        return self._raw() if same and self.is_touched else None

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by the names of the fields of an answer."""
        points, reason = self.points.chosen(), self.points.typed_reason()
        is_out = points == NOT_APPLICABLE
        return {
            "note": self.note.typed(),
            "points": points,
            "reason": "" if is_out else reason,
            "not_applicable_reason": reason if is_out else "",
        }

    @property
    def is_touched(self) -> bool:
        """Whether something stands there that is not what was saved or drafted."""
        return self.shown is not None and not self._fixed and self._raw() != self._first

    def forget_typed(self) -> None:
        """Take what stands in the fields for saved."""
        self._first = self._raw()

    def _raw(self) -> dict[str, str]:
        reason = self.points.reason.toPlainText().strip()
        return {"note": self.note.typed(), "points": self.points.chosen(), "reason": reason}

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Put each fault where it belongs, and the keyboard on the first."""
        reason = faults.get("reason") or faults.get("not_applicable_reason", "")
        self.note.show_fault(faults.get("note", ""))
        self.points.show_faults(faults.get("points", ""), reason)
        wrong: QWidget | None = None
        if reason and not self.points.why.isHidden():
            wrong = self.points.reason
        elif faults.get("points") or reason:
            wrong = self.points.points
        elif faults.get("note"):
            wrong = self.note.note
        if wrong is not None:
            wrong.setFocus()
            self._show_whole(self.note if wrong is self.note.note else self.points)

    def _show_whole(self, part: QWidget) -> None:
        """Scroll to a part once what was just put below it has its room."""
        QTimer.singleShot(0, part, lambda: self.area.ensureWidgetVisible(part, 0, theme.NEAR))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.content.setMaximumWidth(theme.px(WIDEST))


def _first(one: "QuestionShown") -> dict[str, str]:
    """What stands in the fields while nobody types: as decided, else as proposed."""
    line = one.line
    points = line.points if line.is_decided else line.proposed
    out = line.is_not_applicable
    shown = NOT_APPLICABLE if out else NOTHING if points is None else plain_number(points)
    reason = one.not_applicable_reason if out else one.reason
    return {"note": one.note.strip(), "points": shown, "reason": reason.strip()}
