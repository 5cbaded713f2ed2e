"""A table wider than the page: painted cells, heads that stay in place, a cell taken at once."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui import theme
from ui.element.heads import Head
from ui.element.matrix_headers import SideHeader, TopHeader

NAMES_NARROWEST: Final = 90
_CHOOSING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
# the cells stand on the page itself, not on a sheet of their own, and paint all that is theirs
_ON_THE_PAGE: Final = """
QTableView, QHeaderView, QTableCornerButton::section, QTableView::item, QTableView::item:hover,
QTableView::item:selected, QTableView::item:focus, QTableView::corner {
  background: transparent; border: none; }
"""


class WideTable(QTableView):
    """Rows and columns sized to their words; `taken` tells of a cell, by mouse or by keys."""

    taken = Signal(QModelIndex)

    def __init__(
        self,
        model: QAbstractTableModel,
        top: TopHeader,
        side: SideHeader,
        widest_name: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.top, self.names = top, side
        self._widest_name, self._room_for_names = widest_name, 0
        self.setHorizontalHeader(top)
        self.setVerticalHeader(side)
        self.setModel(model)
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
        for header in (top, side):
            header.setSectionResizeMode(TopHeader.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.clicked.connect(self.taken)
        theme.watch().changed.connect(self.fit)

    def heads(self) -> Sequence[Head]:
        """Return the heads of the rows."""
        raise NotImplementedError

    def cell_height(self) -> int:
        """Return how high a row is at least."""
        raise NotImplementedError

    def column_widths(self) -> Sequence[int]:
        """Return how wide each column is."""
        raise NotImplementedError

    def fit(self) -> None:
        """Give every row and column the room that its words need."""
        heads = self.heads()
        self._room_for_names = self._most_for_names()
        self.names.fit(heads, self._room_for_names)
        least = self.cell_height()
        for row, head in enumerate(heads):
            self.setRowHeight(row, max(least, self.names.height_for(head)))
        for number, width in enumerate(self.column_widths()):
            self.setColumnWidth(number, width)
        self.updateGeometries()
        self.viewport().update()

    def _most_for_names(self) -> int:
        """At most a third, so that on a narrow page there is still a cell beside them."""
        return min(theme.px(self._widest_name), max(theme.px(NAMES_NARROWEST), self.width() // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._most_for_names() != self._room_for_names:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_keys and not self.selectionModel().hasSelection():
            # else nothing would show where the keyboard is: Qt chooses a cell, and does not say so
            at = self.currentIndex()
            self.setCurrentIndex(at if at.isValid() else self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOOSING and self.currentIndex().isValid():
            self.taken.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)
