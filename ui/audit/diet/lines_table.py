"""The table of forms or duties, as high as its lines are together: the page scrolls."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.language import _
from desktop.services.diet.shown import Line
from ui import theme
from ui.audit.diet.lines_model import MINUTES, LinesModel

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


class LinesTable(QTableView):
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
        super().__init__(parent)
        self.lines = LinesModel(columns, self, change)
        self.setModel(self.lines)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegateForColumn(self.lines.columns.index(MINUTES), MinutesDelegate(self))
        self.setEditTriggers(_TRIGGER.EditKeyPressed | _TRIGGER.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._on_taken)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        theme.watch().changed.connect(self.fit)

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

    def fit(self) -> None:
        """Give every column the room of its words, the rest to the titles, and the height."""
        letters, strong = QFontMetrics(theme.font()), QFontMetrics(theme.font("strong"))
        air, rows = 2 * theme.px(theme.FIELD), range(self.lines.rowCount())
        wide: list[int] = []
        for column in range(self.lines.columnCount()):
            words = [str(self.lines.index(row, column).data()) for row in rows]
            head = str(self.lines.headerData(column, Qt.Orientation.Horizontal))
            widest = [strong.horizontalAdvance(head), *map(letters.horizontalAdvance, words)]
            wide.append(min(max(widest) + air, theme.px(WIDEST)))
        room = self.viewport().width() - sum(wide[1:])
        wide[0] = max(theme.px(NARROWEST), room) if wide else 0
        for column, width in enumerate(wide):
            self.setColumnWidth(column, width)
        high = letters.height() + 2 * theme.px(theme.TIGHT + 2)
        self.verticalHeader().setDefaultSectionSize(high)
        bar = self.horizontalScrollBar().sizeHint().height()
        more = bar if sum(wide) > self.viewport().width() else 0
        head_high = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head_high + high * len(rows) + 2 * self.frameWidth() + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().minimumSizeHint().height())
