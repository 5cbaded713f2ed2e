"""The log of corrective actions as a table in groups, which open and close."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.language import N_, _
from desktop.services.action_log import ActionLog, LogGroup, LogRow
from ui import theme
from ui.widgets import chip_size, paint_chip, tip

ID: Final = Qt.ItemDataRole.UserRole
TONE: Final = Qt.ItemDataRole.UserRole + 1
STATE: Final = 1
_HEADS: Final = (
    N_("What to put right"), N_("State"), N_("Age"), N_("Risk"), N_("Assigned to"), N_("Due"),
    N_("Where found"), N_("Unit or site"),
)  # fmt: skip
# the column that says what the head of the group says already
_SAID_ABOVE: Final = {"state": 1, "person": 4, "source": 6}
WIDEST: Final = 170  # pixels at 100 % that a column of words takes at first
LEAST: Final = 360  # of what is to be put right
Index = QModelIndex | QPersistentModelIndex


class LogTable(QTreeWidget):
    """A head for every group, below it the actions; one is taken by a click or Enter."""

    taken = Signal(str)  # the id of an action

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Log of corrective actions"))
        self.setColumnCount(len(_HEADS))
        self.setHeaderLabels([_(head) for head in _HEADS])
        self.setItemDelegate(_Cell(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setIndentation(theme.INSIDE)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(False)
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)
        theme.watch().changed.connect(self._on_look)

    def put(self, log: ActionLog) -> None:
        """Show another log; what is chosen stays so."""
        chosen = self.currentItem()
        kept = chosen.data(0, ID) if chosen else None
        closed = {item.data(0, TONE) for item in self._heads() if not item.isExpanded()}
        self.clear()
        for group in log.groups:
            self._add(group, is_open=group.title not in closed)
        self._hide_idle(log.by)
        self._fit()
        self.select(kept or "")

    def select(self, record_id: str) -> None:
        """Show which action is worked on; "" for none."""
        found = next((item for item in self._rows() if item.data(0, ID) == record_id), None)
        if found is None:
            self.clearSelection()
            return
        self.setCurrentItem(found)

    def _add(self, group: LogGroup, *, is_open: bool) -> None:
        said = _("{group} ({n})").format(group=group.title, n=group.said)
        head = QTreeWidgetItem(self, [said])
        head.setData(0, TONE, group.title)
        head.setFirstColumnSpanned(True)
        head.setFont(0, theme.font("strong"))
        head.setToolTip(0, tip(said))
        head.addChildren([_item(row) for row in group.rows])
        head.setExpanded(is_open)

    def _hide_idle(self, by: str) -> None:
        """Give the room of what is said above, or of nothing, to what is to be put right."""
        rows = self._rows()
        for column in range(1, self.columnCount()):
            is_idle = not any(row.text(column) for row in rows)
            self.setColumnHidden(column, is_idle or _SAID_ABOVE.get(by) == column)

    def _heads(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _rows(self) -> list[QTreeWidgetItem]:
        found = (head.child(n) for head in self._heads() for n in range(head.childCount()))
        return [item for item in found if item is not None]

    def _fit(self) -> None:
        """Columns as wide as their words need, the first takes what is left."""
        most = theme.px(WIDEST)
        shown = [n for n in range(1, self.columnCount()) if not self.isColumnHidden(n)]
        for column in shown:
            self.resizeColumnToContents(column)
            if self.columnWidth(column) > most:
                self.setColumnWidth(column, most)
        others = sum(self.columnWidth(n) for n in shown)
        self.setColumnWidth(0, max(theme.px(LEAST), self.viewport().width() - others))

    def _on_item(self, item: QTreeWidgetItem) -> None:
        if record_id := item.data(0, ID):
            self.taken.emit(record_id)

    def _on_look(self) -> None:
        for head in self._heads():
            head.setFont(0, theme.font("strong"))
        self._fit()


def _item(row: LogRow) -> QTreeWidgetItem:
    what = _("{what} (again)").format(what=row.what) if row.is_again else row.what
    texts = [what, row.word, row.age, row.risk, row.person, row.due, row.source,
             row.unit or row.site]  # fmt: skip
    item = QTreeWidgetItem([" ".join(text.split()) for text in texts])
    item.setData(0, ID, row.id)
    item.setData(STATE, TONE, row.tone)
    for column, text in enumerate(texts):
        item.setToolTip(column, tip(text))
    name = _("{what}. {state}. {age}.").format(what=what, state=row.word, age=row.age)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, name)
    return item


class _Cell(QStyledItemDelegate):
    """Rows with air, and the state as a chip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if tone := index.data(TONE):
            size.setWidth(chip_size(str(index.data() or "")).width() if tone else size.width())
        height = max(theme.px(32), option.fontMetrics.height() + theme.px(12))
        return QSize(size.width() + 2 * theme.NEAR, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() != STATE or not index.data(TONE):
            super().paint(painter, option, index)
            return
        said = str(index.data() or "")
        empty = QStyleOptionViewItem(option)
        super().initStyleOption(empty, index)
        empty.text = ""
        style = empty.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, empty, painter, empty.widget)
        size = chip_size(said)
        room = option.rect.adjusted(theme.TIGHT, 0, -theme.TIGHT, 0)
        top = room.top() + (room.height() - size.height()) // 2
        paint_chip(painter, QPoint(room.left(), top), said, index.data(TONE), room.width())
