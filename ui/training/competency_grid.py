"""The grid of who runs what as a page: a click away from the check that is missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.training.check_values import values_for
from desktop.services.training.competency_grid import competency_grid, opens_record
from desktop.services.training_matrix import Matrix, narrowed
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed
from ui import theme
from ui.desk import Desk
from ui.element.matrix_view import MatrixView
from ui.element.tool_row import HeadRow, ToolRow
from ui.places import Place
from ui.training import sheets
from ui.widgets import EmptyState, SearchField, button, page_title, primary, soft

CONCERNED = frozenset(
    {
        "competency_check",
        "equipment_assignment",
        "equipment",
        "service_change",
        "inspection",
        "maintenance",
        "worker",
        "position",
        "company_settings",
    }
)


class CompetencyGrid(QWidget):
    """Everybody by the units and tasks of which anything is known."""

    check_chosen = Signal(str)  # the competency check that is on file
    check_wanted = Signal(dict)  # what a new one begins with

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._whole, self._is_known = Matrix(), False
        self._make()
        self._lay_out()
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self.refresh)
        self.refresh()

    def _make(self) -> None:
        self._sentence = soft()
        self.view = MatrixView(across=_("Units and tasks"), name=_("Who may run what"))
        self.setFocusProxy(self.view)
        self.view.chosen.connect(self._on_cell)
        self.filter = SearchField(_("Filter workers and units"))
        self.filter.textChanged.connect(self._narrow)
        self.only_needs = QCheckBox(_("Only what needs you"))
        self.only_needs.toggled.connect(self._narrow)
        self.print = button(_("Print…"), "printer")
        self.print.clicked.connect(self.print_grid)
        self.assign = button(_("Put somebody on a unit"), "plus")
        self.assign.clicked.connect(self._on_assign)
        self.add = primary(_("Record a check"), "plus")
        self.add.clicked.connect(lambda: self.check_wanted.emit({}))
        for changing in (self.assign, self.add):
            changing.setEnabled(not self._desk.read_only)
        self._nothing = EmptyState(
            "users",
            _("Nobody is put on a unit yet"),
            _(
                "Say who runs which truck, forklift or machine. This page then shows whom somebody "
                "competent watched at it, and whom nobody did."
            ),
            _("Put somebody on a unit"),
        )
        self._nothing.acted.connect(self._on_assign)
        self._no_match = EmptyState("search", "", "", _("Show all"))
        self._no_match.acted.connect(self._on_show_all)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.view, self._nothing, self._no_match):
            self._pages.addWidget(page)
        self.tools = ToolRow(self.filter, self.only_needs)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.BETWEEN, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        title = page_title(_("Who may run what"))
        whole.addWidget(HeadRow(title, self.print, self.assign, self.add))
        whole.addWidget(self._sentence)
        whole.addWidget(self.tools)
        whole.addWidget(self._pages, 1)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the grid as it now is; what is selected stays so."""
        today = self._desk.today()

        def work(company: CompanyFile) -> Matrix:
            return competency_grid(company, today)

        self._desk.ask(work, self._put, owner=self)

    def _put(self, grid: Matrix) -> None:
        self._whole, self._is_known = grid, True
        self._sentence.setText(grid.summary)
        self._narrow()

    def _shown(self) -> Matrix:
        return narrowed(self._whole, self.filter.text(), only_needs=self.only_needs.isChecked())

    def _narrow(self) -> None:
        part = self._shown()
        self.view.show_matrix(part)
        page: QWidget = self.view
        if self._is_known and not self._whole.columns:
            page = self._nothing
        elif self._is_known and not (part.rows and part.columns):
            page = self._no_match
            if self.only_needs.isChecked() and not self.filter.text():
                words = _("Nothing needs you"), _("Everybody put on a unit has a check.")
            else:
                words = _("Nothing fits"), _("No worker and no unit is called that.")
            self._no_match.show_message(*words, _("Show all"))
        self._pages.setCurrentWidget(page)
        for tool in (self.tools, self.print, self.assign, self.add, self._sentence):
            tool.setVisible(page is not self._nothing)

    # --- what a person does ---------------------------------------------------------------------

    def print_grid(self) -> None:
        """Show the grid as it will be printed."""
        if self._whole.columns:
            self._desk.print(sheets.of_grid(self._desk, self._shown()))
        else:
            self._desk.say(_("Nobody is put on a unit yet, so there is nothing to print."))

    def _on_cell(self, worker_id: str, column_id: str, record_id: str) -> None:
        cell = self._whole.cells.get((worker_id, column_id))
        if cell is not None and (opens_record(cell) or (record_id and self._desk.read_only)):
            self.check_chosen.emit(record_id)
        elif not self._desk.read_only:
            self.check_wanted.emit(values_for(worker_id, column_id))

    def _on_assign(self) -> None:
        self._desk.go(Place("training", "equipment_assignment", new=True))

    def _on_show_all(self) -> None:
        self.filter.clear()
        self.only_needs.setChecked(False)
        self.filter.setFocus()

    def _on_changed(self, changed: Changed) -> None:
        if changed.kinds & CONCERNED:
            self.refresh()
