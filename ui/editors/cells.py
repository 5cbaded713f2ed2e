"""Editors side by side as far as there is room, each at least as wide as it needs to be."""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.editors.wrapping import Wrapping


class Room(NamedTuple):
    """How wide a cell must be, and its share of what is left over (0: none)."""

    least: int
    share: int = 1


class Cells(Wrapping):
    """Packs widgets into rows from the left; what is left over in a row goes to its cells."""

    def __init__(self, parent: QWidget | None = None, gap: int = 0, row_gap: int = 0) -> None:
        super().__init__(parent, gap)
        self._room: dict[QWidget, Room] = {}
        self._row_gap = row_gap

    def add(self, widget: QWidget, room: Room) -> None:
        """Add a widget with the room that it needs."""
        self._room[widget] = room
        self.addWidget(widget)

    def one_row_width(self) -> int:
        """Return how wide all of it must be to stand in one row."""
        rooms = [self.wanted(item) for item in self._items]
        return sum(rooms) + self.spacing() * max(0, len(rooms) - 1)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def wanted(self, item: QLayoutItem) -> int:
        """Return how wide an item must be."""
        widget = item.widget()
        return self._room[widget].least if widget is not None else 0

    def placed(self, rect: QRect, *, move: bool) -> int:
        """Give the cells of a row what is left over in it."""
        y = rect.y()
        for row in self.rows(rect.width()):
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
        least = [min(self.wanted(item), width) for item in row]
        shares = [self._room[w].share if (w := item.widget()) is not None else 0 for item in row]
        left = width - sum(least) - self.spacing() * (len(row) - 1)
        if not sum(shares):
            return least
        return [n + left * share // sum(shares) for n, share in zip(least, shares, strict=True)]


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
