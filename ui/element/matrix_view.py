"""The training matrix on the screen: sized to its words, walked by keys, a cell chosen at once."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.language import _
from desktop.services.training_matrix import Matrix
from ui import theme
from ui.element.matrix_delegate import CellDelegate, box_height, room_for
from ui.element.matrix_headers import KindHeader, WorkerHeader
from ui.element.matrix_model import MatrixModel

NAMES_WIDEST: Final = 200
NAMES_NARROWEST: Final = 90
_CHOOSING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
# the cells stand on the page itself, not on a sheet of their own, and paint all that is theirs
_ON_THE_PAGE: Final = """
QTableView, QHeaderView, QTableCornerButton::section, QTableView::item, QTableView::item:hover,
QTableView::item:selected, QTableView::item:focus, QTableView::corner {
  background: transparent; border: none; }
"""


class MatrixView(QTableView):
    """Shows a matrix. `chosen` is told when a person takes a cell, by mouse or by keys."""

    chosen = Signal(str, str, str)  # worker, kind of certificate, certificate or ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MatrixModel(self)
        self._room_for_names = 0
        self.kinds, self.names = KindHeader(self), WorkerHeader(self)
        self.setHorizontalHeader(self.kinds)
        self.setVerticalHeader(self.names)
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(_("Training matrix"))
        self.setStyleSheet(_ON_THE_PAGE)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab goes on to what follows the table
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.kinds, self.names):
            header.setSectionResizeMode(KindHeader.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.clicked.connect(self._choose)
        theme.watch().changed.connect(self.fit)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show a matrix in place of the one that is shown, keeping what is selected in it."""
        place = self._model.place_of(self.currentIndex())
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        is_same = self._model.put(matrix)
        self.fit()
        if is_same:
            return
        self.select(place)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def select(self, place: tuple[str, str] | None) -> bool:
        """Select the cell of a worker and a kind of certificate; False where it is not shown."""
        index = self._model.index_of(place)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        return index.isValid()

    def fit(self) -> None:
        """Give every row and column the room that its words need."""
        matrix = self._model.matrix
        self._room_for_names = self._most_for_names()
        self.names.fit(matrix.rows, self._room_for_names)
        cell = box_height(QFontMetrics(theme.font("small")))
        for row, person in enumerate(matrix.rows):
            self.setRowHeight(row, max(cell, self.names.height_for(person)))
        needed = room_for(matrix.cells.values())
        for number, column in enumerate(matrix.columns):
            self.setColumnWidth(number, max(needed, self.kinds.room_for(column.short)))
        self.updateGeometries()
        self.viewport().update()

    def _most_for_names(self) -> int:
        """At most a third, so that on a narrow page there is still a certificate beside them."""
        return min(theme.px(NAMES_WIDEST), max(theme.px(NAMES_NARROWEST), self.width() // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._most_for_names() != self._room_for_names:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOOSING and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        place = self._model.place_of(index)
        if place is not None:
            cell = self._model.matrix.cells[place]
            self.chosen.emit(*place, cell.certificate_id)
