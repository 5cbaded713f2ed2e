"""The training matrix as Qt's views read it: words, sentences and what a screen reader says."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.language import _
from desktop.services.training_cells import Cell
from desktop.services.training_matrix import Column, Matrix, Person
from ui.element.heads import Head
from ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
CELL: Final = int(Qt.ItemDataRole.UserRole) + 2
_NOWHERE: Final = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Workers down, certificates across."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix()
        self._answers: dict[int, Callable[[Person, Column, Cell], Any]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda _p, _c, cell: cell.words,
            int(Qt.ItemDataRole.ToolTipRole): _sentence,
            int(Qt.ItemDataRole.AccessibleTextRole): _said,
            int(Qt.ItemDataRole.AccessibleDescriptionRole): lambda _p, _c, cell: cell.sentence,
            CELL: lambda _p, _c, cell: cell,
        }

    def put(self, matrix: Matrix) -> bool:
        """Show another matrix; False where rows and columns are others, so that all is new."""
        old = self.matrix
        same = _ids(old.rows) == _ids(matrix.rows) and _ids(old.columns) == _ids(matrix.columns)
        if not same:
            self.beginResetModel()
            self.matrix = matrix
            self.endResetModel()
            return False
        self.matrix = matrix
        if matrix.rows and matrix.columns:
            rows, columns = len(matrix.rows) - 1, len(matrix.columns) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(rows, columns))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns)
        return True

    def place_of(self, index: Index) -> tuple[str, str] | None:
        """Return the worker and the kind of certificate of a cell."""
        if not index.isValid():
            return None
        return self.matrix.rows[index.row()].id, self.matrix.columns[index.column()].id

    def index_of(self, place: tuple[str, str] | None) -> QModelIndex:
        """Return where a worker and a kind of certificate meet; invalid where that is not shown."""
        if place is None:
            return QModelIndex()
        rows, columns = _ids(self.matrix.rows), _ids(self.matrix.columns)
        if place[0] not in rows or place[1] not in columns:
            return QModelIndex()
        return self.index(rows.index(place[0]), columns.index(place[1]))

    # --- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.matrix.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self._answers.get(int(role))
        if answer is None or not index.isValid():
            return None
        person = self.matrix.rows[index.row()]
        column = self.matrix.columns[index.column()]
        return answer(person, column, self.matrix.cells[person.id, column.id])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return head_of_column(self.matrix.columns[section]).answer(int(role))
        return head_of_person(self.matrix.rows[section]).answer(int(role))


def _ids(parts: tuple[Person, ...] | tuple[Column, ...]) -> list[str]:
    return [part.id for part in parts]


def head_of_column(column: Column) -> Head:
    """Return the head of a certificate."""
    return Head(column.short, whole=_joined(column.name, column.trouble))


def head_of_person(person: Person) -> Head:
    """Return the head of a worker."""
    below = person.positions if person.employed else _("Left")
    return Head(person.name, below, _joined(person.name, below, person.trouble))


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _sentence(person: Person, column: Column, cell: Cell) -> str:
    return tip(f"{person.name} · {column.name}\n{cell.sentence}")


def _said(person: Person, column: Column, cell: Cell) -> str:
    return _("{worker}, {certificate}: {state}").format(
        worker=person.name, certificate=column.name, state=cell.words
    )
