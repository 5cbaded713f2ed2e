"""Every month in a line with all its figures: what the bars show, to be read and copied."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.language import _
from desktop.services.statistics.shown import Statistics
from ui import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROLE: Final = Qt.ItemDataRole


class MonthModel(QAbstractTableModel):
    """Months down, figures across."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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


class MonthTable(QTableView):
    """The months, as high as they are together: the page scrolls, and not the table in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MonthModel(self)
        self.setModel(self._model)
        self.setAccessibleName(_("Every month"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.watch().changed.connect(self.fit)

    def put(self, shown: Statistics) -> None:
        """Show the months of other statistics."""
        self._model.put(shown)
        self.fit()

    def fit(self) -> None:
        """Give every column the room of its words, the rest to all of them, and the height."""
        letters, strong = QFontMetrics(theme.font()), QFontMetrics(theme.font("strong"))
        air, rows = 2 * theme.px(theme.NEAR + 1), range(self._model.rowCount())
        wide: list[int] = []
        for column in range(self._model.columnCount()):
            words = [str(self._model.index(row, column).data()) for row in rows]
            heads = str(self._model.headerData(column, Qt.Orientation.Horizontal)).split("\n")
            widest = [*map(strong.horizontalAdvance, heads), *map(letters.horizontalAdvance, words)]
            wide.append(max(widest) + air)
        more = max(0, self.viewport().width() - sum(wide)) // max(1, len(wide))
        for column, width in enumerate(wide):
            self.setColumnWidth(column, width + more)
        high = letters.height() + 2 * theme.px(theme.TIGHT)
        self.verticalHeader().setDefaultSectionSize(high)
        head_high = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        room = 2 * self.frameWidth() + (bar if sum(wide) > self.viewport().width() else 0)
        self.setFixedHeight(head_high + high * len(rows) + room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().minimumSizeHint().height())
