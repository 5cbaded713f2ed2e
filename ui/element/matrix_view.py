"""The training matrix on the screen: what is selected stays so when it is read again."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.training_matrix import Matrix
from ui import theme
from ui.element.heads import Head
from ui.element.matrix_delegate import CellDelegate, box_height, room_for
from ui.element.matrix_headers import SideHeader, TopHeader
from ui.element.matrix_model import MatrixModel, head_of_person
from ui.element.wide_table import WideTable

NAMES_WIDEST: Final = 200


class MatrixView(WideTable):
    """Shows a matrix; what stands across are certificates, or what people work with.

    `chosen` is told when a person takes a cell.
    """

    chosen = Signal(str, str, str)  # worker, column, the record that counts now or ""

    def __init__(self, parent: QWidget | None = None, *, across: str = "", name: str = "") -> None:
        self._model = MatrixModel()
        top, side = TopHeader(across or _("Certificates")), SideHeader(_("Workers"))
        super().__init__(self._model, top, side, NAMES_WIDEST, parent)
        self._model.setParent(self)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name or _("Training matrix"))
        self.taken.connect(self._on_taken)

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

    def heads(self) -> Sequence[Head]:
        """Return the workers."""
        return [head_of_person(row) for row in self._model.matrix.rows]

    def cell_height(self) -> int:
        """Return the height of two lines."""
        return box_height(QFontMetrics(theme.font("small")))

    def column_widths(self) -> Sequence[int]:
        """Return one width for all, but where a heading needs more."""
        matrix = self._model.matrix
        needed = room_for(matrix.cells.values())
        return [max(needed, self.top.room_for(column.short)) for column in matrix.columns]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # a record that comes up beside takes room: the cell that it is about stays in sight
        if self.selectionModel().hasSelection():
            self.scrollTo(self.currentIndex())

    def _on_taken(self, index: QModelIndex) -> None:
        place = self._model.place_of(index)
        if place is not None:
            cell = self._model.matrix.cells[place]
            self.chosen.emit(*place, cell.certificate_id)
