"""The first rows of a sheet for a table: what each column means on top, then what was written."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.language import _
from desktop.services.import_sheets import SheetView
from ui.widgets import tip

NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
MEANINGS = 0  # the row in which people say what each column means


class SheetModel(QAbstractTableModel):
    """One sheet. Above its rows stand one row of meanings and, where needed, one of questions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: SheetView | None = None

    def show_view(self, view: SheetView) -> None:
        """Show a sheet."""
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def keep_view(self, view: SheetView) -> None:
        """Show the same sheet, read in another way."""
        self.view = view
        self.dataChanged.emit(self.index(0, 0), self.index(0, self.columnCount() - 1))

    @property
    def is_known(self) -> bool:
        """Whether the columns can mean something, because the sheet was taken for something."""
        return self.view is not None and bool(self.view.kind)

    @property
    def asks(self) -> bool:
        """Whether a row of questions stands below that of the meanings."""
        return self.view is not None and any(column.question for column in self.view.columns)

    @property
    def above(self) -> int:
        """How many rows stand above those of the sheet."""
        return int(self.is_known) + int(self.asks)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if parent.isValid() or self.view is None:
            return 0
        return self.above + len(self.view.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self.view is None else len(self.view.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if self.view is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            heading = self.view.columns[section].heading or _("(no heading)")
            return _as(role, heading)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section >= self.above:
            return str(self.view.rows[section - self.above][0])
        return _("Means") if self.is_known and section == MEANINGS else _("Dates")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if self.view is None or index.row() < self.above:
            return None  # a control stands there
        return _as(role, self.view.rows[index.row() - self.above][1][index.column()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() < self.above:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _as(role: int, text: str) -> str | None:
    if role == Qt.ItemDataRole.ToolTipRole:
        return tip(text)
    return text if role == Qt.ItemDataRole.DisplayRole else None
