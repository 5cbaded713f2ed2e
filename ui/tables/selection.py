"""Which records are selected, through every reload: rows come and go, what is selected stays."""

from PySide6.QtCore import QObject, Signal

from ui.tables.model import RecordModel
from ui.tables.view import TableOfRecords


class Selection(QObject):
    """Tells which record a person selected, and finds it again after the rows have changed."""

    chosen = Signal(str)  # a record, "" for none; not told of what a program selects

    def __init__(self, view: TableOfRecords, model: RecordModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._numbers: list[int] = []  # the selected rows by number, while they change
        self._current = self._top = -1
        self._waiting: int | None = None  # the row that is to be selected once it is there
        self._is_busy = False
        self._told = ""
        self._is_owing = False
        model.about_to_change.connect(self._on_about_to_change)
        model.modelReset.connect(self._on_reset)
        model.loaded.connect(self._on_loaded)
        model.dataChanged.connect(self._on_arrived)
        view.current_changed.connect(self._on_current)

    def wait_for(self, number: int | None) -> None:
        """Select the row of that number as soon as it is there; None selects none."""
        self._waiting = number
        if number is None:
            self._put([], -1)
            self._told = ""
        else:
            self._find()

    def _find(self) -> None:
        if self._waiting is None:
            return
        row = self._model.row_of(self._waiting)
        if row < 0:
            return
        self._waiting = None
        self._put([row], row)
        self._view.show_row(row)
        shown = self._model.pages.at_hand(row)
        self._told = shown.record_id if shown else ""

    def _put(self, rows: list[int], current: int) -> None:
        self._is_busy = True
        self._view.select_rows(rows, current)
        self._is_busy = False

    # --- what a person does ---------------------------------------------------------------------

    def _on_current(self, row: int) -> None:
        if self._is_busy:
            return
        self._waiting = None
        self._tell(row)

    def _tell(self, row: int) -> None:
        shown = self._model.shown(row) if row >= 0 else None
        self._is_owing = row >= 0 and shown is None  # told once the row has arrived
        record_id = shown.record_id if shown else ""
        if not self._is_owing and record_id != self._told:
            self._told = record_id
            self.chosen.emit(record_id)

    def _on_arrived(self) -> None:
        if self._is_owing:
            self._tell(self._view.current_row())

    # --- when the rows change -------------------------------------------------------------------

    def _on_about_to_change(self) -> None:
        numbers, view = self._model.numbers, self._view
        self._numbers = [numbers[row] for row in view.selected_rows()]
        self._current = numbers[view.current_row()] if view.current_row() >= 0 else -1
        top = view.top_row()
        self._top = numbers[top] if top > 0 else -1
        self._is_busy = True

    def _on_reset(self) -> None:
        model = self._model
        self._is_busy = False
        places = (
            {number: row for row, number in enumerate(model.numbers)}
            if len(self._numbers) > 1
            else {number: model.row_of(number) for number in (*self._numbers, self._current)}
        )
        rows = [row for number in self._numbers if (row := places.get(number, -1)) >= 0]
        current = places.get(self._current, -1)
        self._put(rows, current)
        if self._top >= 0 and (top := model.row_of(self._top)) >= 0:
            self._view.show_row(top, at_top=True)
        if self._current >= 0 and current < 0 and self._waiting is None:
            self._tell(-1)  # it was voided, or the filter leaves it out

    def _on_loaded(self) -> None:
        self._find()
