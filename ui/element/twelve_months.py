"""The last twelve months of the schedule as a page: what was done in time, late, or not."""

from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.twelve_months import TwelveMonths as Twelve
from desktop.services.twelve_months import narrowed, twelve_months
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.element.months_table import MonthsTable
from ui.element.read_page import ReadPage
from ui.places import Place
from ui.printing import sheets
from ui.units.unit_menu import open_menu
from ui.widgets import EmptyState, SearchField, button, link

CONCERNED: Final = frozenset(
    {"duty_plan", "inspection", "maintenance", "meeting", "drill", "skip", "service_change", "site",
     "equipment", "reading", "use_log", "company_settings"}
)  # fmt: skip


class TwelveMonths(ReadPage):
    """Every line of the schedule by month; taking a cell goes to the line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("The last twelve months"), parent)
        self._whole, self._is_known = Twelve(), False
        self.filter = SearchField(_("Filter the schedule"))
        self.filter.textChanged.connect(self._narrow)
        self.table = MonthsTable()
        self.setFocusProxy(self.table)
        self.table.taken.connect(self._on_taken)
        self._nothing = EmptyState(
            "calendar-clock",
            _("Nothing on the schedule yet"),
            _("What has to be done again and again stands here month by month, once it is there."),
            _("Add to the schedule"),
        )
        self._nothing.acted.connect(lambda: desk.go(Place("inspections", "duty_plan", new=True)))
        usual = link(_("Set up what usually recurs"))
        usual.clicked.connect(lambda: desk.go(Place("inspections", "recurring")))
        self._nothing.offer(usual)
        self._no_match = EmptyState("search", _("Nothing fits"), _("Nothing is called that."))
        for page in (self.table, self._nothing, self._no_match):
            self.pages.addWidget(page)
        self.print = button(_("Print…"), "printer")
        self.print.clicked.connect(self.print_months)
        self.setLayout(self.frame(self.print, lines=(self.sentence, self.filter)))

    def refresh(self) -> None:
        """Ask how the months went; it reads the company as of thirteen days."""
        today = self._desk.today()

        def work(company: CompanyFile) -> Twelve:
            return twelve_months(company, today)

        self.ask(work, self._put)

    def _put(self, shown: Twelve) -> None:
        self._whole, self._is_known = shown, True
        self.sentence.setText(shown.summary)
        self._narrow()

    def _narrow(self) -> None:
        part = narrowed(self._whole, self.filter.text())
        self.table.put(part)
        page: QWidget = self.table
        if self._is_known and not part.lines:
            page = self._no_match if self._whole.lines else self._nothing
        self.pages.setCurrentWidget(page)
        for tool in (self.filter, self.print):
            tool.setVisible(not self._is_known or bool(self._whole.lines))

    def print_months(self) -> None:
        """Show the months as they will be printed."""
        shown = narrowed(self._whole, self.filter.text())
        self._desk.print(sheets.of_months(self._desk, shown))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the unit of the line, by mouse or by the menu key."""
        index = self.table.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            viewport = self.table.viewport()
            index = self.table.indexAt(viewport.mapFromGlobal(event.globalPos()))
        unit = self.table.line_at(index).unit_id if index.isValid() else ""
        if unit:
            open_menu(self._desk, [unit], event.globalPos(), self)
            event.accept()

    def _on_taken(self, index: QModelIndex) -> None:
        line = self.table.line_at(index)
        self._desk.go(Place("inspections", "duty_plan", line.plan_id))
