"""Every month in a line with all its figures: what the bars show, to be read and copied."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.statistics.shown import Statistics
from ui import theme
from ui.tables.whole_table import WholeTable

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROLE: Final = Qt.ItemDataRole


class MonthModel(QAbstractTableModel):
    """Months down, figures across."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Statistics | None = None

    def put(self, shown: Statistics) -> None:
        """Show other months."""
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self.shown.rows) if self.shown else 0

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 1 + len(self.shown.heads) if self.shown else 0

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if self.shown is None or not index.isValid():
            return None
        row = self.shown.rows[index.row()]
        text = row.cells[index.column() - 1] if index.column() else row.month
        if role == _ROLE.DisplayRole:
            return text
        if role == _ROLE.TextAlignmentRole:
            return RIGHT if index.column() else LEFT
        if role == _ROLE.AccessibleTextRole and index.column():
            head = self.shown.heads[index.column() - 1]
            return f"{row.month}, {head}: {text}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if self.shown is None or orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            # in two lines, so that all the columns stand beside one another on a small screen
            return self.shown.heads[section - 1].replace(" ", "\n", 1) if section else _("Month")
        if role == _ROLE.TextAlignmentRole:
            return RIGHT if section else LEFT
        return None


class MonthTable(WholeTable):
    """The months; each column has as much more than its words as the others."""

    air = theme.NEAR + 1
    above = theme.TIGHT

    def __init__(self, parent: QWidget | None = None) -> None:
        model = MonthModel()
        super().__init__(model, _("Every month"), parent)
        self._model = model

    def put(self, shown: Statistics) -> None:
        """Show the months of other statistics."""
        self._model.put(shown)
        self.fit()

    def share(self, needed: Sequence[int], room: int) -> Sequence[int]:
        more = max(0, room - sum(needed)) // max(1, len(needed))
        return [one + more for one in needed]
