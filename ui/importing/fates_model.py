"""Every row of an import and what becomes of it, for a table of any length."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.language import N_, _
from desktop.services.import_preview import (
    CHANGED,
    KNOWN,
    NEW,
    NOTHING,
    PARTLY,
    REFUSED,
    PreviewRow,
)
from ui import theme
from ui.widgets import tip

NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
ALL: Final = ""
WORDS: Final = {
    NEW: N_("New"),
    CHANGED: N_("Changes"),
    PARTLY: N_("In part"),
    REFUSED: N_("Does not go in"),
    KNOWN: N_("Already there"),
    NOTHING: N_("Nothing to take"),
}
TONES: Final = {
    NEW: "green",
    CHANGED: "blue",
    PARTLY: "amber",
    REFUSED: "red",
    KNOWN: "soft",
    NOTHING: "soft",
}
FATE, FILE, ROW, BECOMES = range(4)


class FatesModel(QAbstractTableModel):
    """The rows of one fate, or all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[PreviewRow, ...] = ()
        self._shown: list[PreviewRow] = []

    def show_rows(self, rows: tuple[PreviewRow, ...], fate: str = ALL) -> None:
        """Show other rows."""
        self._all = rows
        self.show_fate(fate)

    def show_fate(self, fate: str) -> None:
        """Show only the rows of one fate; `ALL` shows every one."""
        self.beginResetModel()
        self._shown = [row for row in self._all if fate in (ALL, row.fate)]
        self.endResetModel()

    def row_at(self, index: Index) -> PreviewRow | None:
        """Return the row at an index."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("Result"), _("File"), _("Row"), _("What becomes of it"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._shown[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_text(row, column)) if column in (FILE, BECOMES) else None
        if role == Qt.ItemDataRole.ForegroundRole and column == FATE:
            return theme.color(TONES[row.fate])
        if role == Qt.ItemDataRole.TextAlignmentRole and column == ROW:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _text(row: PreviewRow, column: int) -> str:
    if column == FATE:
        return _(WORDS[row.fate])
    if column == FILE:
        return place_of(row)
    if column == ROW:
        return str(row.row) if row.row else ""
    return row.words


def place_of(row: PreviewRow) -> str:
    """Return file and sheet."""
    stem = row.file.rsplit(".", 1)[0]
    return f"{row.file} · {row.sheet}" if row.sheet and row.sheet != stem else row.file
