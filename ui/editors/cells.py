"""Editors side by side as far as there is room, each at least as wide as it needs to be."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Room(NamedTuple):
    """How wide a cell must be, and its share of what is left over (0: none)."""

    least: int
    share: int = 1


class Cells(QLayout):
    """Packs widgets into rows from the left; what is left over in a row goes to its cells."""

    def __init__(self, parent: QWidget | None = None, gap: int = 0, row_gap: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._room: dict[QWidget, Room] = {}
        self._row_gap = row_gap
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def add(self, widget: QWidget, room: Room) -> None:
        """Add a widget with the room that it needs."""
        self._room[widget] = room
        self.addWidget(widget)

    def one_row_width(self) -> int:
        """Return how wide all of it must be to stand in one row."""
        rooms = [self._least(item) for item in self._items]
        return sum(rooms) + self.spacing() * max(0, len(rooms) - 1)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._placed(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _least(self, item: QLayoutItem) -> int:
        widget = item.widget()
        return self._room[widget].least if widget is not None else 0

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            least = min(self._least(item), width)
            if rows and taken + self.spacing() + least <= width:
                rows[-1].append(item)
                taken += self.spacing() + least
            else:
                rows.append([item])
                taken = least
        return rows

    def _placed(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            widths = self._widths(row, rect.width())
            heights = [_height(item, width) for item, width in zip(row, widths, strict=True)]
            x = rect.x()
            for item, width, height in zip(row, widths, heights, strict=True):
                if move:
                    item.setGeometry(QRect(x, y, width, height))
                x += width + self.spacing()
            y += max(heights) + self._row_gap
        return max(0, y - self._row_gap - rect.y())

    def _widths(self, row: list[QLayoutItem], width: int) -> list[int]:
        least = [min(self._least(item), width) for item in row]
        shares = [self._room[w].share if (w := item.widget()) is not None else 0 for item in row]
        left = width - sum(least) - self.spacing() * (len(row) - 1)
        if not sum(shares):
            return least
        return [n + left * share // sum(shares) for n, share in zip(least, shares, strict=True)]


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
