"""Blocks in as many columns as there is room for, and two cards that stand beside one another."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from ui import theme


class Columns(QWidget):
    """Blocks row by row, all columns equally wide; each at least `least` pixels at 100 %."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._blocks: list[QWidget] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.AROUND)
        self._grid.setVerticalSpacing(theme.BETWEEN)

    def put(self, blocks: Sequence[QWidget]) -> None:
        """Show other blocks."""
        for block in self._blocks:
            self._grid.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks, self._across = list(blocks), 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        widest = max((block.minimumSizeHint().width() for block in self._blocks), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = self._grid.horizontalSpacing()
        blocks = [block.minimumSizeHint().width() for block in self._blocks]
        least = max([theme.px(self._least), *blocks])
        fits = max(1, min(self._most, (self.width() + gap) // (least + gap)))
        if fits == self._across or not self._blocks:
            return
        for column in range(max(self._across, fits)):
            self._grid.setColumnStretch(column, 1 if column < fits else 0)
        self._across = fits
        for number, block in enumerate(self._blocks):
            place = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(block, number // fits, number % fits, place)
            block.show()
        self.updateGeometry()


class Beside(QWidget):
    """Some cards in a row; one below the other where they would be narrower than `least`."""

    def __init__(self, least: int, *cards: QWidget) -> None:
        super().__init__()
        self._least, self._cards = least, cards
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.BETWEEN)
        for card in cards:
            self._line.addWidget(card, 1)

    def minimumSizeHint(self) -> QSize:
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = [card for card in self._cards if not card.isHidden()]
        is_wide = self.width() >= theme.px(self._least) * len(shown)
        way = QBoxLayout.Direction
        wanted = way.LeftToRight if is_wide else way.TopToBottom
        if wanted != self._line.direction():
            self._line.setDirection(wanted)
            self.updateGeometry()
