"""Lays widgets out like words in a paragraph: a new row where the one before is full."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Wrapping(QLayout):
    """What layouts have in common that go on in the next row; how wide each is, they say."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def wanted(self, item: QLayoutItem) -> int:
        """Return how wide an item wants to be."""
        raise NotImplementedError

    def placed(self, rect: QRect, *, move: bool) -> int:
        """Return how high all of it is in the width of `rect`; `move` puts it there."""
        raise NotImplementedError

    def rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items row by row; what is hidden takes no place."""
        rows: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = min(self.wanted(item), width)
            if rows and taken + self.spacing() + wanted <= width:
                rows[-1].append(item)
                taken += self.spacing() + wanted
            else:
                rows.append([item])
                taken = wanted
        return rows

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.placed(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self.placed(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))
