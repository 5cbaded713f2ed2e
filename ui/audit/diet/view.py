"""Paperwork diet: what every form and duty is good for, what it takes, and what could go."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.auditing.minutes import change_times
from desktop.services.diet.exporting import export_diet
from desktop.services.diet.reading import read_diet
from desktop.services.diet.shown import Diet, Line
from ui.audit.diet.lines_card import LinesCard
from ui.audit.diet.proposals_card import ProposalsCard
from ui.audit.judged_view import JudgedView
from ui.audit.keys import DIET
from ui.desk import Desk
from ui.dialogs.sheet_export import export_sheet
from ui.element.groups import SAY_WHAT_YOU_DO
from ui.element.read_page import Cards
from ui.places import Place
from ui.widgets import EmptyState, button, link

_FORMS: Final = ("title", "verdict", "questions", "points", "n", "minutes", "time")
_DUTIES: Final = ("title", "rhythm", "verdict", "questions", "n", "minutes", "time")


class DietView(JudgedView):
    """Forms and duties with their use and their time; the minutes are changed in place."""

    key = DIET

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Paperwork diet"), parent)
        self.shown: Diet | None = None
        self._make()
        column = Cards()
        for card in (self.could_go, self.merges, self.forms, self.duties):
            column.addWidget(card)
        column.addStretch(1)
        self.sheet = column.sheet()
        for page in (QWidget(), self.sheet, self._nothing):
            self.pages.addWidget(page)
        self.frame(self.export)

    def _make(self) -> None:
        self.export = button(_("Export…"), "file-spreadsheet")
        self.export.clicked.connect(self._on_export)
        self.could_go = ProposalsCard(
            _("Could go"),
            _(
                "Nothing. The questions, or the law that Muster knows, ask for everything that "
                "was filled in."
            ),
        )
        self.merges = ProposalsCard(
            _("Could be one form"),
            _("Nothing. No two duties on one thing were done on the same days by one person."),
        )
        change = None if self._desk.read_only else self._on_minutes
        self.forms = LinesCard(
            _("Forms"),
            _(
                "Points are those of all questions that a form feeds; other forms may feed them "
                "too. Change the minutes to what it takes here: choose the cell and press F2."
            ),
            _FORMS,
            change,
        )
        self.forms.table.lines.refused.connect(self._desk.say)
        self.times = link(_("How long things take here…"), may_shrink=True)
        self.times.clicked.connect(self._on_times)
        self.forms.header.addWidget(self.times)  # first: without a parent it would be a window
        self.times.setHidden(self._desk.read_only)
        self.duties = LinesCard(
            _("Duties on the schedule"),
            _(
                "Where only your own policy says how often, an auditor holds you to what it says. "
                "Say in it what you do, and it counts the same."
            ),
            _DUTIES,
        )
        say = link(_("Say what you do"), may_shrink=True)
        say.clicked.connect(lambda: self._desk.go(Place("inspections", SAY_WHAT_YOU_DO)))
        self.duties.header.addWidget(say)
        for card in (self.could_go, self.merges, self.forms, self.duties):
            card.wanted.connect(self.lead_to)
        self._nothing = EmptyState(
            "scale",
            _("Nothing filled in yet"),
            _(
                "As soon as there are inspections, meetings or field assessments, here stands "
                "what each is good for and what it takes."
            ),
        )

    def refresh(self) -> None:
        """Count and judge the year again."""
        today = self._desk.today()
        self.ask(lambda company, auditor: read_diet(company, auditor, today), self._put)

    def _put(self, shown: Diet) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        at = self.sheet.verticalScrollBar().value()
        self.sentence.setText(shown.sentence)
        self.could_go.put_lines(shown.could_go)
        self.merges.put_merges(shown.merges)
        self.forms.put(shown.forms)
        self.duties.put(shown.duties)
        has_any = bool(shown.forms or shown.duties)
        self.export.setEnabled(has_any)
        self.pages.setCurrentWidget(self.sheet if has_any else self._nothing)
        self.sheet.verticalScrollBar().setValue(at)

    def _on_minutes(self, line: Line, minutes: int) -> None:
        said = _("{what}: {n} minutes each.").format(what=line.title, n=minutes)
        self._desk.do(
            lambda company: change_times(company, {line.kind: minutes}),
            lambda _is_changed: self._desk.say(said, undo=True),
            owner=self,
        )

    def _on_times(self) -> None:
        from ui.dialogs.work_times import WorkTimesDialog  # nobody needs it every day

        WorkTimesDialog(self._desk, self.window()).open()

    def _on_export(self) -> None:
        shown = self.shown
        if shown is not None:
            title = _("Paperwork diet")
            export_sheet(self, self._desk, title, title, lambda path: export_diet(path, shown))
