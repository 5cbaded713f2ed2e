"""Makes corrective actions of what a question lacks: what, who, and by when."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.assessing.planning import Planned, put_on_plan
from ui import theme
from ui.audit.assessment.asking import Asking, day_in, person_in
from ui.desk import Desk
from ui.editors.long_text import GrowingText
from ui.widgets import soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown
    from ui.audit.assessment.asking import Work

FIRST = 3  # ticked at once: a plan of everything is nobody's plan


class PlanDialog(Asking):
    """Each ticked line becomes an action of its own with the same person and day."""

    def __init__(self, desk: Desk, one: "QuestionShown", parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Put on the action plan"), _("Put on the plan"), parent)
        self._one = one
        said = _("For {code}. Each line that is ticked becomes an action of its own.")
        self.body.addWidget(soft(said.format(code=one.line.code)))
        self.lines: list[tuple[QCheckBox, GrowingText]] = []
        for gap in one.gaps:
            if not gap.is_planned:
                self._add(gap.what, ticked=len(self.lines) < FIRST)
        if not self.lines:
            self._add("", ticked=True)
        self.who = self.ask_for("corrective_action", "assigned_id", _("Who looks after it"))
        self.due = self.ask_for("corrective_action", "due_on", _("Due on"))
        self.body.addStretch(1)
        self.who.setFocus()

    def _add(self, what: str, *, ticked: bool) -> None:
        tick, words = QCheckBox(_("Put this on the plan")), GrowingText(least=1)
        tick.setChecked(ticked)
        words.setPlainText(what)
        words.setAccessibleName(_("What is to be done"))
        tick.toggled.connect(words.setEnabled)
        words.setEnabled(ticked)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(tick)
        column.addWidget(words)
        self.body.addWidget(line)
        self.lines.append((tick, words))

    def work(self) -> "Work | None":
        worker, name = person_in(self.who)
        due = day_in(self.due)
        chosen = [words.toPlainText().strip() for tick, words in self.lines if tick.isChecked()]
        lacking = {}
        if not any(chosen):
            lacking[""] = _("Tick at least one line, or write what is to be done.")
        if not worker and not name:
            lacking["assigned_id"] = _("Say who looks after it.")
        if due is None:
            lacking["due_on"] = _("Type a day, like 14 October 2026.")
        if lacking or due is None:
            self.show_faults(lacking)
            return None
        planned = [
            Planned(what, assigned_id=worker, assigned_name=name, due_on=due)
            for what in chosen
            if what
        ]
        code, assessment = self._one.line.code, self._one.assessment_id
        auditor, today = self.desk.auditor, self.desk.today()
        return lambda company: put_on_plan(company, auditor, assessment, code, planned, today)
