"""Writes the words of a line of exhibits over two lines where there is no room for them in one."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from ui import theme
from ui.element.kind_list import NEW_LINE
from ui.element.wrapped import wrapped

LINES: Final = 2
_HIGH: Final = 100  # pixels: any height, because only the width is asked for
Index = QModelIndex | QPersistentModelIndex


class LineWords(QStyledItemDelegate):
    """What and where stay to be read with large letters: only of long words the end is cut."""

    def __init__(self, of: QTreeWidget) -> None:
        super().__init__(of)
        self._tree = of
        of.header().sectionResized.connect(self._on_resized)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Break the words where they have to be."""
        super().initStyleOption(option, index)
        if self._is_line(index):
            option.text = NEW_LINE.join(self._words(option, index))

    def _is_line(self, index: Index) -> bool:
        return index.column() == 0 and index.data(Qt.ItemDataRole.CheckStateRole) is not None

    def _words(self, option: QStyleOptionViewItem, index: Index) -> list[str]:
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        room = QStyleOptionViewItem(option)
        left = depth * self._tree.indentation()
        room.rect = QRect(0, 0, max(1, self._tree.columnWidth(0) - left), _HIGH)
        where = QStyle.SubElement.SE_ItemViewItemText
        text = self._tree.style().subElementRect(where, room, self._tree)
        return wrapped(str(index.data()), option.font, text.width() - 2 * theme.TIGHT, LINES)

    def _on_resized(self, column: int) -> None:
        if column == 0:
            self._tree.scheduleDelayedItemsLayout()
