"""Buttons side by side that go on in the next line where the first is full."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem

from ui.editors.wrapping import Wrapping


class Flow(Wrapping):
    """Each as wide as it likes to be."""

    def wanted(self, item: QLayoutItem) -> int:
        """Return how wide an item likes to be."""
        return item.sizeHint().width()

    def placed(self, rect: QRect, *, move: bool) -> int:
        """Put every row's items in line with one another."""
        y = rect.y()
        for row in self.rows(rect.width()):
            tallest = max(item.sizeHint().height() for item in row)
            x = rect.x()
            for item in row:
                size = QSize(min(item.sizeHint().width(), rect.width()), item.sizeHint().height())
                if move:  # words of different height stand in line with one another
                    item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += tallest + self.spacing()
        return max(0, y - self.spacing() - rect.y())
