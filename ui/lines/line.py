"""One line of such a list, and the model that holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
Marks = tuple[tuple[int, int], ...]  # where letters are marked: from, how many


@dataclass(frozen=True)
class Line:
    """A heading, or a line with a title; `data` is what it stands for."""

    text: str
    below: str = ""
    right: str = ""
    icon: str = ""
    marks: Marks = ()
    below_marks: Marks = ()
    data: Any = None
    is_heading: bool = False
    icon_role: str = "soft"
    right_below: bool = False  # whether `right` stands beside the second row of words

    def said(self) -> str:
        """Return all of it in one sentence, for a tooltip and a screen reader."""
        return ", ".join(part for part in (self.text, self.below, self.right) if part)


class LinesModel(QAbstractListModel):
    """The lines; further ones are asked for with `more_wanted` when somebody scrolls there."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._has_more = False

    def show(self, lines: Iterable[Line], *, has_more: bool = False) -> None:
        """Show these lines in place of all others."""
        self.beginResetModel()
        self.lines = list(lines)
        self._has_more = has_more
        self.endResetModel()

    def renew(self, lines: Iterable[Line]) -> None:
        """Say the lines that are shown anew; they are the same ones in the same order."""
        self.lines = list(lines)
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def add(self, lines: Iterable[Line], *, has_more: bool = False) -> None:
        """Show these lines below the others."""
        new = list(lines)
        self._has_more = has_more
        if new:
            first = len(self.lines)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self.lines += new
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.said())
        return line.said() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        self._has_more = False  # until they have come
        self.more_wanted.emit()
