"""Month by month: every question over the window, and the holes that an auditor would see."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.language import _
from desktop.services.auditing.coverage import CoverageShown, CoveredLine, coverage_of
from ui import theme
from ui.audit.coverage.sheet import coverage_on_paper
from ui.audit.coverage.table import CoverageTable
from ui.audit.keys import COVERAGE
from ui.audit.narrowing import Narrowing
from ui.audit.printed_view import PrintedView
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.places import Place
from ui.widgets import EmptyState

LEAST = 190  # in which the heads and some lines are seen


class CoverageView(PrintedView):
    """All questions by month; taking a month goes to the duty or the record behind it."""

    key = COVERAGE

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Month by month"), parent)
        self.shown = CoverageShown()
        self._question = ""  # to go to, once it is there
        self.element = Narrowing(_("Element"), _("All elements"))
        self.holes = QCheckBox(_("Only what was late or missed"))
        self.duties = QCheckBox(_("Show every duty"))
        self.table = CoverageTable()
        self.setFocusProxy(self.table)
        self.nothing = EmptyState("calendar-clock", _("Nothing was late or missed"), "")
        for page in (self.table, self.nothing):
            self.pages.addWidget(page)
        self.element.currentIndexChanged.connect(self._narrow)
        self.holes.toggled.connect(self._narrow)
        self.duties.toggled.connect(self._narrow)
        self.table.wanted.connect(self.lead_to)
        self.tools = QWidget()
        flow = Flow(self.tools, theme.FIELD)
        for tool in (self.element, self.holes, self.duties):
            flow.addWidget(tool)
        self.frame(self.print, lines=(self.tools,), least=LEAST)

    def refresh(self) -> None:
        """Judge every question again."""
        today = self._desk.today()
        self.ask(lambda company, auditor: coverage_of(company, auditor.audited(today)), self._put)

    def show_place(self, place: Place) -> None:
        """Go to a question, with its duties below it."""
        if place.record_id:
            self._question = place.record_id
            self.element.setCurrentIndex(0)
            self.holes.setChecked(False)
            self.duties.setChecked(True)
            self._narrow()

    def _put(self, shown: CoverageShown) -> None:
        self.shown = shown
        self.sentence.setText(shown.sentence)
        self.element.offer(shown.elements)
        self._narrow()

    def _narrow(self, _what: object = None) -> None:
        lines = [line for line in self.shown.lines if self._is_wanted(line)]
        self.table.put_lines(self.shown, lines)
        is_empty = self.shown.is_empty
        if is_empty:
            title = _("There is nothing to show yet")
            words = _("Once there are records, or duties on the schedule, each question shows here "
                      "in which months something was done.")  # fmt: skip
        else:
            title = _("Nothing was late or missed")
            words = _("In the months of the window, as far as the schedule asks for anything.")
        self.nothing.show_message(title, words)
        has_none = is_empty or (bool(self.shown.lines) and not lines)
        self.pages.setCurrentWidget(self.nothing if has_none else self.table)
        self.tools.setHidden(is_empty)
        self.print.setEnabled(not is_empty)
        if self._question and lines:
            self.table.show_question(self._question)
            self._question = ""

    def _is_wanted(self, line: CoveredLine) -> bool:
        return (
            self.element.takes(line.element)
            and (not line.is_part or self.duties.isChecked())
            and (line.has_hole or not self.holes.isChecked())
        )

    def _on_print(self) -> None:
        self._desk.print(coverage_on_paper(self._desk, self.shown, self.table.lines))
