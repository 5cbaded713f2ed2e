"""The table itself: rows that light up under the mouse, take files, copy, and open with Enter."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui import theme
from ui.tables.cells import Cells
from ui.tables.header import Header
from ui.tables.model import Index, RecordModel

OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableOfRecords(QTableView):
    """One kind's rows. Knows rows by their place; who holds it knows what they are."""

    opened = Signal(int)  # a row
    current_changed = Signal(int)  # the row that is selected, -1 for none
    typed = Signal(str)  # letters typed here belong into the filter
    new_wanted = Signal()
    filter_wanted = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint, int)
    dropped = Signal(list, int)  # files, onto which row
    resized = Signal()

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.header = Header(self)
        self.setHorizontalHeader(self.header)
        self.header.setSortIndicatorShown(True)  # which being put here has switched off
        self.setModel(model)
        self.cells = Cells(model, self)
        self.setItemDelegate(self.cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())  # the style would draw a box where the bars meet
        self.setTabKeyNavigation(False)  # Tab leaves; the arrows move about
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        height = self.cells.row_height(self)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.viewport().update()

    # --- rows -----------------------------------------------------------------------------------

    def top_row(self) -> int:
        """Return the row at the top of the window, -1 where there is none."""
        return self.rowAt(0)

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        # a list of ranges, which the stubs do not know
        parts = cast("Sequence[QItemSelectionRange]", self.selectionModel().selection())
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return sorted(rows)

    def current_row(self) -> int:
        """Return the row that is selected and current, -1 for none."""
        index = self.currentIndex()
        is_there = index.isValid() and self.selectionModel().isRowSelected(index.row())
        return index.row() if is_there else -1

    def select_rows(self, rows: Sequence[int], current: int) -> None:
        """Select rows, one of them as the current one; none where there are none."""
        selection = self.selectionModel()
        selection.clearSelection()
        keep = QItemSelectionModel.SelectionFlag
        for row in rows:
            selection.select(self.model().index(row, 0), keep.Select | keep.Rows)
        if current >= 0:
            index = self.model().index(current, self._first_column())
            selection.setCurrentIndex(index, keep.NoUpdate)

    def show_row(self, row: int, *, at_top: bool = False) -> None:
        """Scroll to a row, without moving sideways."""
        across = self.horizontalScrollBar().value()
        hint = QAbstractItemView.ScrollHint
        index = self.model().index(row, self._first_column())
        self.scrollTo(index, hint.PositionAtTop if at_top else hint.EnsureVisible)
        self.horizontalScrollBar().setValue(across)

    def _first_column(self) -> int:
        return next((c for c in self.header.order() if not self.isColumnHidden(c)), 0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.current_changed.emit(self.current_row())

    # --- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.filter_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.New) or (
            plain and event.key() == Qt.Key.Key_Insert
        ):
            self.new_wanted.emit()
        elif event.key() in OPENING and self.currentIndex().isValid():
            if self.current_row() < 0:  # it has the ring, and was not selected yet
                self.selectRow(self.currentIndex().row())
            self.opened.emit(self.currentIndex().row())
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would read the whole log; letters go into the filter."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row, where = self.rowAt(event.pos().y()), event.globalPos()
            if row >= 0 and row not in self.selected_rows():
                self.selectRow(row)
        else:  # the key for it: the menu comes where one looks
            row = self.current_row()
            place = self.visualRect(self.currentIndex()).bottomLeft()
            where = self.viewport().mapToGlobal(place)
        self.menu_wanted.emit(where, row)

    # --- light ----------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.cells.hovered:
            before, self.cells.hovered = self.cells.hovered, row
            for one in (before, row):
                self._update_row(one)

    def _update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(self._row_rect(row))

    def _row_rect(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.cells.first = self._first_column()
        super().paintEvent(event)
        ringed = self.cells.aimed
        if ringed < 0 and self.hasFocus() and self.currentIndex().isValid():
            ringed = self.currentIndex().row()
        if ringed >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.color("accent"), theme.RING))
            half = theme.RING // 2
            painter.drawRect(self._row_rect(ringed).adjusted(half, half, -half, -half))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason  # which says itself where
        if not by_mouse and not self.currentIndex().isValid() and self.model().rowCount():
            self.selectionModel().setCurrentIndex(
                self.model().index(max(self.top_row(), 0), self._first_column()),
                QItemSelectionModel.SelectionFlag.NoUpdate,
            )
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    # --- files ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if files_of(event):
            self._aim(self.rowAt(event.position().toPoint().y()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        paths, row = files_of(event), self.rowAt(event.position().toPoint().y())
        self._aim(-1)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths, row)

    def _aim(self, row: int) -> None:
        before, self.cells.aimed = self.cells.aimed, row
        for one in {before, row}:
            self._update_row(one)


def files_of(event: QDropEvent) -> list[Path]:
    """Return the files that are being dragged."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
