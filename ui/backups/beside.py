"""A list with what is chosen in it beside it; where letters are large, below it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.backups.chosen_pane import ChosenPane
from ui.lines import LinesView
from ui.widgets import Card

NARROW: Final = 720  # pixels at 100 % in which the lines of both can be read side by side
MOST: Final = 168  # the height of a list that has its pane below it


class Beside(QWidget):
    """The list and the pane scroll side by side; one below the other, the whole page does."""

    turned = Signal()  # another height is needed

    def __init__(self, lines: LinesView, pane: ChosenPane, least: int) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._lines, self._pane, self._least = lines, pane, least
        card = Card()
        card.body.addWidget(lines)
        if (inside := card.layout()) is not None:
            inside.setContentsMargins(*([theme.TIGHT] * 4))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(theme.FIELD)
        self._both.addWidget(card, 1)
        self._both.addWidget(pane, 1)
        self._is_stacked: bool | None = None
        theme.watch().changed.connect(self._arrange)
        lines.model().modelReset.connect(self._fit_list)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_stacked = self.width() < theme.px(NARROW)
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            ways = QBoxLayout.Direction
            self._both.setDirection(ways.TopToBottom if is_stacked else ways.LeftToRight)
            self._pane.show_whole(is_stacked)
            # larger letters scroll: the screen grows no higher
            self.setMinimumHeight(0 if is_stacked else self._least)
            self.turned.emit()
        self._fit_list()

    def _fit_list(self) -> None:
        """A list above its pane is as high as its lines, as far as some of them go."""
        if not self._is_stacked:
            self._lines.setMinimumHeight(0)
            self._lines.setMaximumHeight(_ANY)
            return
        self._lines.setFixedHeight(_height_of(self._lines, theme.px(MOST)))


def _height_of(lines: LinesView, most: int) -> int:
    """The height in which as many whole lines fit as there are, or as the room takes."""
    height = 2 * lines.frameWidth()
    for row in range(lines.model().rowCount()):
        needed = lines.sizeHintForRow(row)
        if height + needed > most:
            break
        height += needed
    return height


_ANY: Final = 16777215  # what Qt takes for no limit
