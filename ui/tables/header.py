"""The heads of the columns: a click sorts, dragging moves and widens, the right button chooses."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.language import _
from ui import theme


class Header(QHeaderView):
    """Tells what a person did with it; who listens arranges the columns."""

    menu_wanted = Signal(QPoint)
    arranged = Signal()  # a person moved or widened a column

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(_("Heads of the columns"))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setResizeContentsPrecision(0)  # only what is seen: a long log is never read for this
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(theme.px(40))
        self._before: list[tuple[int, int]] = []

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self._now()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._now() != self._before:
            self.arranged.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self._now() != self._before:
            self.arranged.emit()

    def _now(self) -> list[tuple[int, int]]:
        places = range(self.count())
        return [(self.logicalIndex(at), self.sectionSize(self.logicalIndex(at))) for at in places]

    def order(self) -> list[int]:
        """Return the columns by number as they stand from left to right."""
        return [self.logicalIndex(at) for at in range(self.count())]

    def arrange(self, order: Sequence[int], shown: frozenset[int]) -> None:
        """Put the columns in order, and show only some of them."""
        for at, column in enumerate(order):
            self.moveSection(self.visualIndex(column), at)
        for column in order:
            self.setSectionHidden(column, column not in shown)

    def widen(self, widths: Mapping[int, int]) -> None:
        """Make columns so wide."""
        for column, width in widths.items():
            self.resizeSection(column, width)
