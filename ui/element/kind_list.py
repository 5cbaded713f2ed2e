"""The list on the left of a tab: kinds of records with how many there are of each."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.language import _
from ui import theme
from ui.element.groups import Group
from ui.element.wrapped import wrapped

KEY: Final = Qt.ItemDataRole.UserRole
COUNT: Final = Qt.ItemDataRole.UserRole + 1
LINES: Final = 3  # that the words of a line take at the most
NEW_LINE: Final = "\u2028"  # as the style knows it
Index = QModelIndex | QPersistentModelIndex


class KindList(QListWidget):
    """One line a kind; the headings between them cannot be chosen."""

    chosen = Signal(str)

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kinds of records"))
        self.setProperty("role", "sidebar")
        self.setItemDelegate(_Line(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)  # a line is as high as its words
        for group in groups:
            heading = QListWidgetItem(_(group.title), self)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for key, words in group.items:
                item = QListWidgetItem(_(words), self)
                item.setData(KEY, key)
                item.setToolTip(_(words))
        self.setViewportMargins(theme.NEAR, theme.TIGHT, theme.NEAR, theme.NEAR)
        self.currentItemChanged.connect(self._on_current)

    def wanted_width(self) -> int:
        """Return how wide it is where every line can be read."""
        metrics = self.fontMetrics()
        lines = (self.item(row) for row in range(self.count()))
        said = (line.text() + _number(line.data(COUNT)) for line in lines)
        widest = max((metrics.horizontalAdvance(words) for words in said), default=0)
        return widest + theme.px(40) + 2 * theme.NEAR

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY):
            self.chosen.emit(item.data(KEY))

    def choose(self, key: str) -> None:
        """Go to a line; KeyError when there is none of that key."""
        for row in range(self.count()):
            if self.item(row).data(KEY) == key:
                self.setCurrentRow(row)
                return
        raise KeyError(key)

    def all_keys(self) -> list[str]:
        """Return the keys of the lines, in order."""
        items = (self.item(row) for row in range(self.count()))
        return [item.data(KEY) for item in items if item.data(KEY)]

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records there are of each kind."""
        for row in range(self.count()):
            item = self.item(row)
            number = counts.get(item.data(KEY) or "")
            item.setData(COUNT, number)
            if number is not None:
                said = _("{kind}, {number}").format(kind=item.text(), number=number)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.scheduleDelayedItemsLayout()


class _Line(QStyledItemDelegate):
    """Draws a line with its number on the right, and headings small."""

    def __init__(self, of: KindList) -> None:
        super().__init__(of)
        self._list = of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Tall enough to scan and to hit; a heading has air above it."""
        if index.flags() == Qt.ItemFlag.NoItemFlags:
            height, lines = theme.px(40), 1
        else:
            height, lines = theme.px(34), len(self._words(option, index))
        return QSize(0, max(height, lines * option.fontMetrics.height() + theme.px(12)))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave room for the number; the words take several lines where they must."""
        super().initStyleOption(option, index)
        if index.flags() == Qt.ItemFlag.NoItemFlags:
            option.font = theme.font("section")
            option.text = option.text.upper()
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.Text, theme.color("soft"))
            option.palette = palette
            option.displayAlignment = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            return
        option.text = NEW_LINE.join(self._words(option, index))

    def _words(self, option: QStyleOptionViewItem, index: Index) -> list[str]:
        room = self._list.viewport().width() - theme.px(24) - self._width_of(option, index)
        return wrapped(str(index.data()), self._list.font(), max(room, 1), LINES)

    def _width_of(self, option: QStyleOptionViewItem, index: Index) -> int:
        said = _number(index.data(COUNT))
        return option.fontMetrics.horizontalAdvance(said) + theme.px(12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line as the style does, then its number."""
        super().paint(painter, option, index)
        number = index.data(COUNT)
        if number is None:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(theme.color("accent" if chosen else "soft"))
        painter.drawText(
            option.rect.adjusted(0, 0, -theme.px(12), 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            f"{number:,}",
        )
        painter.restore()


def _number(count: int | None) -> str:
    return "" if count is None else f"{count:,}"
