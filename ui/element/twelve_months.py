"""The last twelve months of the schedule as a page: what was done in time, late, or not."""

from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.twelve_months import TwelveMonths as Twelve
from desktop.services.twelve_months import narrowed, twelve_months
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed
from ui import theme
from ui.desk import Desk
from ui.element.months_table import MonthsTable
from ui.element.tool_row import HeadRow
from ui.jobs import Job
from ui.places import Place
from ui.printing import sheets
from ui.units.unit_menu import open_menu
from ui.widgets import EmptyState, SearchField, button, link, page_title, soft

CONCERNED: Final = frozenset(
    {"duty_plan", "inspection", "maintenance", "meeting", "drill", "skip", "service_change", "site",
     "equipment", "reading", "use_log", "company_settings"}
)  # fmt: skip


class TwelveMonths(QWidget):
    """Every line of the schedule by month; taking a cell goes to the line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._whole, self._is_known, self._is_old = Twelve(), False, True
        self._reading: Job | None = None
        self._sentence = soft(_("Looking through the records…"))
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
        self._pages = QStackedWidget()
        for page in (self.table, self._nothing, self._no_match):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.BETWEEN, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        self.print = button(_("Print…"), "printer")
        self.print.clicked.connect(self.print_months)
        whole.addWidget(HeadRow(page_title(_("The last twelve months")), self.print))
        whole.addWidget(self._sentence)
        whole.addWidget(self.filter)
        whole.addWidget(self._pages, 1)
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self._on_old)

    def refresh(self) -> None:
        """Ask how the months went; it reads the company as of thirteen days."""
        if self._reading is not None:
            self._reading.cancel()
        self._is_old = False
        today = self._desk.today()

        def work(company: CompanyFile) -> Twelve:
            return twelve_months(company, today)

        self._reading = self._desk.ask(work, self._put, owner=self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def _put(self, shown: Twelve) -> None:
        self._whole, self._is_known = shown, True
        self._sentence.setText(shown.summary)
        self._narrow()

    def _narrow(self) -> None:
        part = narrowed(self._whole, self.filter.text())
        self.table.put(part)
        page: QWidget = self.table
        if self._is_known and not part.lines:
            page = self._no_match if self._whole.lines else self._nothing
        self._pages.setCurrentWidget(page)
        for tool in (self.filter, self.print):
            tool.setVisible(not self._is_known or bool(self._whole.lines))

    def print_months(self) -> None:
        """Show the months as they will be printed."""
        shown = narrowed(self._whole, self.filter.text())
        self._desk.print(sheets.of_months(self._desk, shown))

    def _on_changed(self, changed: Changed) -> None:
        if changed.kinds & CONCERNED:
            self._on_old()

    def _on_old(self) -> None:
        """What is shown is old; where nobody looks, it waits until somebody does."""
        self._is_old = True
        if self.isVisible():
            self.refresh()

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
