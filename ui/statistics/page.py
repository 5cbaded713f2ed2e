"""Statistics as a page: figures, rates with their base, bars by month, and a table of months."""

from concurrent.futures import CancelledError
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.statistics import Statistics, first_statistics, statistics
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.element.read_page import Cards, ReadPage
from ui.jobs import Job, Told
from ui.places import Place
from ui.statistics.blocks import Kinds, Rates, chart_block, figure_block
from ui.statistics.columns import Beside, Columns
from ui.statistics.hours_entry import HoursEntry
from ui.statistics.month_table import MonthTable
from ui.statistics.span_choice import SpanChoice
from ui.widgets import Card, EmptyState, Words, button, link, soft

CONCERNED: Final = frozenset(
    {"incident", "hours_worked", "corrective_action", "inspection", "duty_plan", "skip",
     "service_change", "site", "equipment", "reading", "use_log", "maintenance", "certificate",
     "requirement", "exemption", "worker", "company_settings"}
)  # fmt: skip
FIGURE: Final = 190
CHART: Final = 340
CARD: Final = 330


class StatisticsPage(ReadPage):
    """The last twelve or thirty-six months; what is missing can be entered where it is missed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("Statistics"), parent)
        self._counting: Job | None = None
        self.shown: Statistics | None = None
        self.months = SpanChoice({"12": _("12 months"), "36": _("36 months")})
        self.months.setAccessibleName(_("How far back"))
        self.months.choose("12")
        self.months.chosen.connect(self._on_months)
        self.print = button(_("Print…"), "printer")
        self.print.clicked.connect(self.print_page)
        self._so_far = soft()
        self._remarks = Words("", "soft")
        self._make_cards()
        self._lay_out()

    def _make_cards(self) -> None:
        self.hours = HoursEntry(self._desk)
        self.figures = Columns(FIGURE, 4)
        self._figures = Card()
        self._figures.body.addWidget(self.figures)
        self.rates, self.kinds = Rates(), Kinds()
        rates, kinds = Card(_("Rates")), Card(_("Incidents by kind"))
        rates.body.addWidget(self.rates)
        kinds.body.addWidget(self.kinds)
        open_list = link(_("Show the incidents"), may_shrink=True)
        open_list.clicked.connect(lambda: self._desk.go(Place("incidents", "incident")))
        kinds.header.addWidget(open_list)
        self._both = Beside(CARD, rates, kinds)
        self.charts = Columns(CHART, 2)
        self._charts = Card(" ")
        self._charts.body.addWidget(self.charts)
        self.table = MonthTable()
        self._table = Card(_("Every month"))
        self._table.body.addWidget(self.table)
        show_hours = link(_("Show the hours entered"), may_shrink=True)
        show_hours.clicked.connect(lambda: self._desk.go(Place("company", "hours_worked")))
        self._table.header.addWidget(show_hours)
        self._nothing = EmptyState(
            "trending-up",
            _("No statistics yet"),
            _(
                "They are made of the hours worked month by month, of incidents and near misses, "
                "and of what was inspected and put right in time. Begin with the hours of a month."
            ),
            _("Enter hours"),
        )
        self._nothing.acted.connect(self._on_begin)

    def _lay_out(self) -> None:
        column = Cards()
        for part in (self.hours, self._figures, self._both, self._charts, self._table):
            column.addWidget(part)
        column.addStretch(1)
        self.sheet = column.sheet()
        for page in (QWidget(), self.sheet, self._nothing):  # nothing stands there until it is read
            self.pages.addWidget(page)
        lines = (self.sentence, self._so_far, self._remarks)
        self.setLayout(self.frame(self.months, self.print, lines=lines, scrolls=True))
        for later in (self._so_far, self._remarks, self.print, self.months):
            later.hide()  # nothing is known yet
        self.setFocusProxy(self.months)

    def refresh(self) -> None:
        """Count everything again, off the window's thread; inspections come last."""
        self.begin()
        if self._counting is not None:
            self._counting.cancel()
        today, months = self._desk.today(), int(self.months.key or "12")
        if self.shown is None or self.shown.months != months:

            def first(company: CompanyFile) -> Statistics:
                return first_statistics(company, today, months)

            self.ask(first, self._put_first)

        def work(company: CompanyFile, job: Job, _told: Told) -> Statistics:
            def beat(_done: int, _of: int) -> None:
                if job.is_cancelled:
                    raise CancelledError

            return statistics(company, today, months, beat)

        self._counting = self._desk.work_long(work, self._put, owner=self)

    def _put_first(self, shown: Statistics) -> None:
        """Show what is known at once, unless all of it is known by now."""
        if self.shown is None or self.shown.months != shown.months:
            self._put(shown)

    def _put(self, shown: Statistics) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        for tool in (self.print, self.months):
            tool.setVisible(not shown.is_empty)
        if shown.is_empty:
            self.sentence.setText(_("Nothing is on file yet that could be counted."))
        else:
            self.sentence.setText(shown.span_said)
            self._fill(shown)
        for words, text in (
            (self._so_far, shown.so_far),
            (self._remarks, "\n".join(shown.remarks)),
        ):
            words.setText(text)
            words.setVisible(bool(text) and not shown.is_empty)
        self.pages.setCurrentWidget(self._nothing if shown.is_empty else self.sheet)

    def _fill(self, shown: Statistics) -> None:
        self.hours.put(shown.missing, shown.usual_hours)
        self.hours.setVisible(bool(shown.missing) and not self._desk.read_only)
        for card in (self._figures, self._both, self._charts, self._table):
            card.setVisible(not shown.is_empty)
        self.figures.put([figure_block(figure) for figure in shown.figures])
        self.rates.put(shown.rates, shown.rates_about)
        self.kinds.put(shown.kinds, shown.kinds_none)
        self._charts.set_title(shown.charts[0].about)
        self.charts.put([chart_block(chart) for chart in shown.charts])
        self.table.put(shown)

    def print_page(self) -> None:
        """Show the statistics as they will be printed."""
        from ui.statistics.printing import statistics_sheet  # what draws pages is heavy

        self._desk.print(statistics_sheet(self._desk, int(self.months.key or "12")))

    def _on_begin(self) -> None:
        """Show the fields for hours although there is nothing to show beside them."""
        if self.shown is None:
            return
        self._fill(self.shown)
        self.pages.setCurrentWidget(self.sheet)
        self.hours.focus_first()

    def _on_months(self) -> None:
        if not self.months.key:  # it was down already, and one of the two always is
            self.months.choose(str(self.shown.months) if self.shown else "12")
            return
        self.refresh()
