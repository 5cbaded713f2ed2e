"""The readings of a unit one below the other, each with where it comes from and what is odd."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.language import _
from desktop.services.units.readings import Line
from ui import theme
from ui.widgets import tip

AT: Final = Qt.ItemDataRole.UserRole
LEAST: Final = 4  # lines that are in sight


class ReadingTable(QTableWidget):
    """Date, reading, where it comes from, what is to be said; taking a line goes to its record."""

    taken = Signal(str, str)  # kind, record id

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setAccessibleName(_("Readings"))
        self.setHorizontalHeaderLabels(
            [_("Date"), _("Reading"), _("Where it comes from"), _("Remark")]
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.itemActivated.connect(self._on_activated)

    def put(self, lines: Sequence[Line]) -> None:
        """Show readings, the newest first."""
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate((line.day, line.reading, line.source, line.remark)):
                item = QTableWidgetItem(text)
                item.setData(AT, (line.kind, line.record_id))
                item.setToolTip(tip(text))
                if column == 1:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                if column == 3 and line.tone:
                    item.setForeground(theme.color(line.tone))
                self.setItem(row, column, item)
        self.resizeRowsToContents()
        high = sum(self.rowHeight(row) for row in range(min(LEAST, len(lines))))
        self.setMinimumHeight(high + self.horizontalHeader().sizeHint().height() + 2)
        self.setVisible(bool(lines))

    def _on_activated(self, item: QTableWidgetItem) -> None:
        kind, record_id = item.data(AT)
        self.taken.emit(kind, record_id)
