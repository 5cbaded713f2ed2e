"""The training matrix as a page: who needs which card, narrowed, exported, a click from renewal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.training_matrix import Matrix, narrowed, training_matrix
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed
from ui import theme
from ui.desk import Desk
from ui.element.matrix_export import export_matrix
from ui.element.matrix_view import MatrixView
from ui.element.tool_row import HeadRow, ToolRow
from ui.places import Place
from ui.preferences import Preferences
from ui.printing import sheets
from ui.widgets import EmptyState, SearchField, button, link, page_title, primary, soft

CONCERNED = frozenset(
    {
        "certificate",
        "certificate_type",
        "requirement",
        "exemption",
        "worker",
        "position",
        "company_settings",
    }
)
_ONLY_NEEDS = "training_matrix/only_needs"


class TrainingMatrix(QWidget):
    """All workers by all certificates that anybody holds or must hold.

    `cell_chosen` gives the worker, the kind of certificate, and the certificate that counts now
    ("" where none is on file).
    """

    cell_chosen = Signal(str, str, str)
    new_wanted = Signal()  # a certificate, of whoever
    import_wanted = Signal()

    def __init__(
        self, desk: Desk, preferences: Preferences | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._preferences = desk, preferences
        self._whole, self._is_known = Matrix(), False
        self._sought: tuple[str, str] | None = None
        self._make()
        self._lay_out()
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self.refresh)
        self.refresh()

    def _make(self) -> None:
        self._title, self._sentence = page_title(_("Training matrix")), soft()
        self.view = MatrixView()
        self.setFocusProxy(self.view)
        self.view.chosen.connect(self.cell_chosen)
        self.filter = SearchField(_("Filter workers and certificates"))
        self.filter.textChanged.connect(self._narrow)
        self.only_needs = QCheckBox(_("Only what needs you"))
        if self._preferences and self._preferences.text(_ONLY_NEEDS) == "yes":
            self.only_needs.setChecked(True)
        self.only_needs.toggled.connect(self._on_only_needs)
        self.everybody = QCheckBox(_("With those who left"))
        self.everybody.toggled.connect(self.refresh)
        self.export = button(_("Export…"), "download")
        self.export.clicked.connect(self._on_export)
        self.print = button(_("Print…"), "printer")
        self.print.clicked.connect(self.print_matrix)
        self.add = primary(_("Add certificate"), "plus")
        self.add.clicked.connect(self.new_wanted)
        self.add.setEnabled(not self._desk.read_only)
        self._no_workers = self._empty_file()
        self._no_cards = EmptyState(
            "graduation-cap",
            _("No certificates yet"),
            _("As soon as one is on file, or required of somebody, everybody is shown here."),
            _("Add certificate"),
        )
        self._no_cards.acted.connect(self.new_wanted)
        self._no_match = EmptyState("search", "", "", _("Show all"))
        self._no_match.acted.connect(self._on_show_all)

    def _empty_file(self) -> QWidget:
        """Nobody works here yet: the two ways to begin."""
        first = EmptyState(
            "users",
            _("No workers yet"),
            _("The matrix shows who holds and who lacks which certificate, at one glance."),
            _("Add worker"),
        )
        first.acted.connect(lambda: self._desk.go(Place("company", "worker", new=True)))
        self.import_list = link(_("Or import the list you have…"))
        self.import_list.clicked.connect(self.import_wanted)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.addStretch(1)
        column.addWidget(first)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.import_list)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        return whole

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.view, self._no_workers, self._no_cards, self._no_match):
            self._pages.addWidget(page)
        self.tools = ToolRow(self.filter, self.only_needs, self.everybody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.BETWEEN, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        whole.addWidget(HeadRow(self._title, self.export, self.print, self.add))
        whole.addWidget(self._sentence)
        whole.addWidget(self.tools)
        whole.addWidget(self._pages, 1)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the matrix as it now is; what is selected stays so."""
        today, everybody = self._desk.today(), self.everybody.isChecked()

        def work(company: CompanyFile) -> Matrix:
            return training_matrix(company, today, everybody=everybody)

        self._desk.ask(work, self._put, owner=self)

    def select(self, worker_id: str, type_id: str) -> None:
        """Select the cell of a worker and a kind of certificate, now or once it is read."""
        self._sought = worker_id, type_id
        if self._is_known:
            self._narrow()

    def _put(self, matrix: Matrix) -> None:
        self._whole, self._is_known = matrix, True
        self._sentence.setText(matrix.summary)
        self._narrow()

    def _narrow(self) -> None:
        part = self._shown()
        self.view.show_matrix(part)
        if self._sought and self.view.select(self._sought):
            self._sought = None
        self._pages.setCurrentWidget(self._page_for(part))
        # an empty page has its own first step
        for tool in (self.tools, self.export, self.print, self.add):
            tool.setVisible(not self._is_known or bool(self._whole.cells))

    def _page_for(self, part: Matrix) -> QWidget:
        if not self._is_known or (part.rows and part.columns):
            return self.view
        if not self._whole.rows:
            return self._no_workers
        if not self._whole.columns:
            return self._no_cards
        if self.only_needs.isChecked() and not self.filter.text():
            self._no_match.show_message(
                _("Nothing needs you"),
                _("Nothing is expired, missing or about to run out."),
                _("Show all"),
            )
        else:
            self._no_match.show_message(
                _("Nothing fits"),
                _("No worker and no certificate is called that."),
                _("Show all"),
            )
        return self._no_match

    # --- what a person does ---------------------------------------------------------------------

    def _on_changed(self, changed: Changed) -> None:
        if changed.kinds & CONCERNED:
            self.refresh()

    def _on_only_needs(self, is_on: bool) -> None:
        if self._preferences:
            self._preferences.keep(_ONLY_NEEDS, "yes" if is_on else "no")
        self._narrow()

    def _on_show_all(self) -> None:
        self.filter.clear()
        self.only_needs.setChecked(False)
        self.filter.setFocus()

    def print_matrix(self) -> None:
        """Show the matrix as it will be printed."""
        if self._whole.cells:
            self._desk.print(sheets.of_matrix(self._desk, self._shown()))
        else:
            self._desk.say(_("There is nothing in the training matrix to print yet."))

    def _on_export(self) -> None:
        export_matrix(self, self._desk, self._shown())

    def _shown(self) -> Matrix:
        return narrowed(self._whole, self.filter.text(), only_needs=self.only_needs.isChecked())
