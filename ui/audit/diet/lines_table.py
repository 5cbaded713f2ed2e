"""The table of forms or duties: the minutes can be typed, a line leads on."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.language import _
from desktop.services.diet.shown import Line
from ui import theme
from ui.audit.diet.lines_model import MINUTES, LinesModel
from ui.tables.whole_table import WholeTable

_TRIGGER: Final = QAbstractItemView.EditTrigger
NARROWEST: Final = 140  # of the titles
WIDEST: Final = 190  # of any other column


class MinutesDelegate(QStyledItemDelegate):
    """A field for whole minutes; what is typed there is judged once it is left."""

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName(_("Minutes each"))
        return field


class LinesTable(WholeTable):
    """Lines with their figures; `wanted` brings the one that was taken."""

    wanted = Signal(object)  # a Line
    looked_at = Signal(object)  # a Line

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        change: Callable[[Line, int], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        lines = LinesModel(columns, change)
        super().__init__(lines, name, parent)
        self.lines = lines
        self.setItemDelegateForColumn(self.lines.columns.index(MINUTES), MinutesDelegate(self))
        self.setEditTriggers(_TRIGGER.EditKeyPressed | _TRIGGER.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._on_taken)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def put(self, lines: Sequence[Line]) -> None:
        """Show other lines; the row that was looked at stays so."""
        row = max(0, self.currentIndex().row())
        column = max(0, self.currentIndex().column())
        self.lines.put(lines)
        if lines:
            self.setCurrentIndex(self.lines.index(min(row, len(lines) - 1), column))
        self.fit()

    def _on_row(self, now: QModelIndex) -> None:
        if now.isValid():
            self.looked_at.emit(self.lines.lines[now.row()])

    def _on_taken(self, index: QModelIndex) -> None:
        if not self.lines.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.wanted.emit(self.lines.lines[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and index.isValid() and self.state() != self.State.EditingState:
            self.wanted.emit(self.lines.lines[index.row()])
            return
        super().keyPressEvent(event)

    def share(self, needed: Sequence[int], room: int) -> Sequence[int]:
        most = theme.px(WIDEST)
        others = [min(one, most) for one in needed[1:]]
        return [max(theme.px(NARROWEST), room - sum(others)), *others]
