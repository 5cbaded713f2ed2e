"""Asks from when, in which document and in which words, and changes plan and policy together."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.advising import Advice
from desktop.services.advising.changing import Decision, carry_out
from ui.adviser.clause_sheet import clause_sheet
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.editors.choices import CalmCombo
from ui.editors.line_editors import DateEditor
from ui.editors.long_text import GrowingText
from ui.widgets import button, card_title, primary, soft, strong


class ChangeDialog(Frame):
    """One proposal; carried out as one action that can be undone."""

    def __init__(self, desk: Desk, advice: Advice, parent: QWidget | None = None) -> None:
        super().__init__(advice.verb.rstrip("…"), parent, width=560)
        self._desk, self.advice = desk, advice
        self.day = DateEditor(desk, kind_of("duty_plan").field("in_force_from"))
        self.day.set_value(desk.today())
        self.paper = CalmCombo()
        for choice in advice.papers:
            self.paper.addItem(choice.title, choice.id)
        self.clause = GrowingText(least=4)
        self.clause.setPlainText(advice.clause)
        self.is_printed = QCheckBox(_("Show the page to sign when it is done"))
        self.is_printed.setChecked(True)
        self._lay_out()
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(advice.verb.rstrip("…")), is_default=True)
        self.do.clicked.connect(self._on_do)
        self.do.setEnabled(not desk.read_only)
        self.day.setFocus()

    def _lay_out(self) -> None:
        advice = self.advice
        self.body.addWidget(card_title(advice.title))
        if advice.changes_plan or advice.adds_plan:
            words = _("On the schedule from this day on:")
            self.body.addWidget(soft(words))
            self.body.addWidget(strong(advice.plan_rule))
        self.body.addWidget(self.day)
        self.of_paper = LabelledField(_("Document"), self.paper)
        self.of_clause = LabelledField(
            _("What the document says from then on"),
            self.clause,
            _("It is added to the text of the document, and how often to its list."),
        )
        self.clause.textChanged.connect(lambda: self.of_clause.show_fault(""))
        for part in (self.of_paper, self.of_clause, self.is_printed):
            self.body.addWidget(part)
            part.setVisible(advice.changes_paper)
        if advice.changes_paper and len(advice.papers) == 1:
            self.paper.setEnabled(False)
        self.body.addWidget(
            soft(_("What held until then stays on file: last year is judged by last year's rule."))
        )
        self.body.addStretch(1)

    def _on_do(self) -> None:
        read = self.day.read()
        if read is None or read.value is None:
            self.day.setFocus()
            return
        self.do.setEnabled(False)
        paper_id = str(self.paper.currentData() or "")
        decision = Decision(read.value, paper_id, self.clause.toPlainText())
        self._desk.do(
            lambda company: carry_out(company, self.advice, decision),
            lambda _none: self._on_done(decision),
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_done(self, decision: Decision) -> None:
        advice, desk = self.advice, self._desk
        desk.say(_("{what} was changed.").format(what=advice.title), undo=True)
        if advice.changes_paper and self.is_printed.isChecked() and decision.from_on is not None:
            desk.print(
                clause_sheet(desk, advice, self._called(), decision.from_on, decision.clause)
            )
        self.accept()

    def _called(self) -> str:
        """What the document is called into which it goes."""
        return self.advice.papers[self.paper.currentIndex()].called

    def _on_refused(self, fault: Refused) -> None:
        self._on_failed(fault.faults.get("", ""))
        self.of_clause.show_fault(fault.faults.get("clause", ""))
        self.day.show_fault(fault.faults.get("from_on", ""))
        self.fit()

    def _on_failed(self, sentence: str) -> None:
        self.do.setEnabled(True)
        self.show_fault(sentence)
        self.fit()
