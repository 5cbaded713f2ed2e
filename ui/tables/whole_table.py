"""A table as high as its lines are together: the page scrolls, and not the table in it."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme

NARROWEST = 120


class WholeTable(QTableView):
    """Gives every column the room of its words; what is left over is for `share` to give."""

    air: ClassVar = theme.FIELD  # on either side of the words of a cell
    above: ClassVar = theme.TIGHT + 2  # and over and under them

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
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

    def share(self, needed: Sequence[int], room: int) -> Sequence[int]:
        """Return how wide the columns are, of which is known what their words need."""
        raise NotImplementedError

    def fit(self) -> None:
        """Give the columns their room, and the table the height of its lines."""
        letters = QFontMetrics(theme.font())
        room = self.viewport().width()
        wide = self.share(self._needed(letters), room)
        for column, width in enumerate(wide):
            self.setColumnWidth(column, width)
        high = letters.height() + 2 * theme.px(self.above)
        self.verticalHeader().setDefaultSectionSize(high)
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if sum(wide) > room else 0
        lines = high * self.model().rowCount()
        self.setFixedHeight(head + lines + 2 * self.frameWidth() + bar)

    def _needed(self, letters: QFontMetrics) -> list[int]:
        strong = QFontMetrics(theme.font("strong"))
        model, air = self.model(), 2 * theme.px(self.air)
        needed: list[int] = []
        for column in range(model.columnCount()):
            heads = str(model.headerData(column, Qt.Orientation.Horizontal)).split("\n")
            words = [str(model.index(row, column).data()) for row in range(model.rowCount())]
            widths = (*map(strong.horizontalAdvance, heads), *map(letters.horizontalAdvance, words))
            needed.append(max(widths) + air)
        return needed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(NARROWEST), super().minimumSizeHint().height())
