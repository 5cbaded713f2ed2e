"""The points of a question: what the records earn, what the assessor decides, and why."""

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.values.spoken import say_number
from ui import theme
from ui.dialogs.field import LabelledField
from ui.editors.long_text import GrowingText
from ui.widgets import Card, Words, fault, link, mark_fault, soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown

NOT_APPLICABLE: Final = "does not apply"
NEVER: Final = "not_applicable"  # the state in which the records leave a question out
NOTHING: Final = ""  # nobody chose points yet
_DIFFER: Final = N_("Why the points differ from what the records earn")
_APPLY: Final = N_("Why it does not apply")


class PointsCard(QWidget):
    """The reason appears where one is needed: when the points differ, or when none apply."""

    changed = Signal()  # a person chose or typed
    asked = Signal()  # a reason is asked for now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one: QuestionShown | None = None
        self._is_setting = False
        self.card = Card(_("Points"))
        self.proposed = soft()
        self.points = QComboBox()
        self.points.setAccessibleName(_("Points"))
        self.points.setPlaceholderText(_("Choose the points"))
        self.points.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.points.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.take = link(_("Take what the records earn"), may_shrink=True)
        self.read, self.fault = Words(), fault()
        self.fault.hide()
        self.reason = GrowingText(least=1)
        self.why = LabelledField(_(_DIFFER), self.reason)
        self._lay_out()
        self.points.activated.connect(self._on_chosen)
        self.take.clicked.connect(self._on_take)
        self.reason.textChanged.connect(self._on_typed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.FIELD)
        row.addWidget(self.points)
        row.addWidget(self.take)
        row.addStretch(1)
        self.card.body.addWidget(self.proposed)
        self.card.body.addLayout(row)
        for part in (self.fault, self.read, self.why):
            self.card.body.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)
        self.setFocusProxy(self.points)

    # --- what is shown --------------------------------------------------------------------------

    def show_question(
        self, one: "QuestionShown", points: str, reason: str, *, read_only: bool
    ) -> None:
        """Show the points of a question, or what was chosen and typed in their place."""
        self._one, self._is_setting = one, True
        self.points.clear()
        for step in one.steps:
            said = _("{points} of {most}")
            words = said.format(points=say_number(step), most=say_number(one.steps[0]))
            self.points.addItem(words, plain_number(step))
        if one.not_applicable_allowed or one.line.is_not_applicable:
            self.points.addItem(_("Does not apply"), NOT_APPLICABLE)
        self.points.setCurrentIndex(self._row(points))
        if self.reason.toPlainText() != reason:
            self.reason.setPlainText(reason)
        self._is_setting = False
        self.proposed.setText(one.proposal_said)
        for part in (self.points, self.take):
            part.setHidden(read_only)
        self.reason.setReadOnly(read_only)
        self.read.setText(one.line.points_said)
        self.read.setVisible(read_only)
        self.show_faults("", "")
        self._ask_reason()

    def chosen(self) -> str:
        """Return the points as a number in text, NOT_APPLICABLE, or NOTHING."""
        return str(self.points.currentData() or NOTHING)

    def typed_reason(self) -> str:
        """Return the reason, where one is asked for."""
        return self.reason.toPlainText().strip() if not self.why.isHidden() else ""

    def show_faults(self, points: str, reason: str) -> None:
        """Say what is wrong with the points and with the reason."""
        self.fault.setText(points)
        self.fault.setVisible(bool(points))
        mark_fault(self.points, bool(points))
        self.why.show_fault(reason)

    def _row(self, points: str) -> int:
        if points in ("", NOT_APPLICABLE):
            return self.points.findData(points) if points else -1
        rows = range(self.points.count())
        same = (row for row in rows if _same(str(self.points.itemData(row)), points))
        return next(same, -1)

    def _proposed(self) -> str:
        """What is chosen where nobody decides otherwise."""
        one = self._one
        if one is None:
            return NOTHING
        if one.line.state == NEVER and one.not_applicable_allowed:
            return NOT_APPLICABLE
        return NOTHING if one.line.proposed is None else plain_number(one.line.proposed)

    def _ask_reason(self) -> None:
        chosen, proposed = self.chosen(), self._proposed()
        is_out = chosen == NOT_APPLICABLE
        differs = bool(chosen and proposed) and not _same(chosen, proposed)
        self.why.setVisible(is_out or differs)
        self.why.set_label(_(_APPLY) if is_out else _(_DIFFER))
        when = self._one.not_applicable_allowed if self._one is not None else ""
        allowed = _("The protocol allows it where this is so: {when}").format(when=when)
        usual = _("The reason goes to the reviewer with the points.")
        self.why.show_hint(
            "" if self.reason.isReadOnly() else allowed if is_out and when else usual
        )
        self.take.setVisible(differs and not self.reason.isReadOnly())

    # --- what a person does ---------------------------------------------------------------------

    def _on_chosen(self) -> None:
        was_asked = not self.why.isHidden()
        self.show_faults("", "")
        self._ask_reason()
        if not self.why.isHidden() and not was_asked:
            self.reason.setFocus()
            self.asked.emit()
        self.changed.emit()

    def _on_take(self) -> None:
        self.take_proposed()
        self.points.setFocus()

    def take_proposed(self) -> None:
        """Choose what the records earn."""
        self.points.setCurrentIndex(self._row(self._proposed()))
        self._on_chosen()

    def _on_typed(self) -> None:
        if not self._is_setting:
            self.why.show_fault("")
            self.changed.emit()


def plain_number(points: Decimal | int) -> str:
    """Return points as they stand behind a choice: no zeros at their end."""
    number = str(points)
    return number.rstrip("0").rstrip(".") if "." in number else number


def _same(one: str, other: str) -> bool:
    """Whether two numbers in text are the same number; what is no number is only itself."""
    if NOT_APPLICABLE in (one, other):
        return one == other
    return Decimal(one) == Decimal(other)
