"""Questions, the answer and the exhibits side by side, as many of them as there is room for."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui import theme

LEFT, RIGHT, MIDDLE = 240, 310, 380  # how wide they like to be, at 100 %
LEAST: Final = 200
_WIDE: Final = 5000


class Columns(QSplitter):
    """Three columns; the left and the right one are shown or hidden, by room or by a person."""

    turned = Signal()  # what is shown changed

    def __init__(
        self, left: QWidget, middle: QWidget, right: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sides = (left, right)
        self._middle = middle
        self._wanted = [True, True]  # as a person left them
        self._one: int | None = 0  # the side that is shown where there is room for one
        self._fit = 2
        self._is_shared = False
        self.setChildrenCollapsible(False)
        for part in (left, middle, right):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        theme.watch().changed.connect(self._arrange)

    def is_shown(self, side: int) -> bool:
        """Whether the left (0) or the right (1) column is shown."""
        return not self._sides[side].isHidden()

    @property
    def has_room(self) -> bool:
        """Whether there is room for all three."""
        return self._fit == 2

    def wish(self, side: int, on: bool) -> None:
        """Show or hide a side wherever there is room for all, as somebody left it."""
        self._wanted[side] = on

    def turn(self, side: int, on: bool) -> None:
        """Show or hide a side, because somebody wants it so."""
        self._wanted[side], self._one = on, side if on else None
        self._arrange()

    def lead_to_middle(self) -> None:
        """Show the middle, where a side stands in its place."""
        if self._middle.isHidden():
            self._one = None
            self._arrange()

    def _arrange(self) -> None:
        room = self.width() / theme.px(100) * 100
        fit = 2 if room >= LEFT + MIDDLE + RIGHT else 1 if room >= LEFT + MIDDLE else 0
        if fit != self._fit:
            self._fit = fit
            self._one = 0 if fit == 1 and self._wanted[0] else None
        shown = list(self._wanted) if fit == 2 else [side == self._one for side in (0, 1)]
        is_alone = fit == 0 and any(shown)
        before = [not part.isHidden() for part in (*self._sides, self._middle)]
        for part, on in zip(self._sides, shown, strict=True):
            part.setVisible(on)
        self._middle.setVisible(not is_alone)
        if before != [*shown, not is_alone] or not self._is_shared:
            self._is_shared = True
            self.setSizes([theme.px(LEFT), _WIDE if is_alone else self._rest(), theme.px(RIGHT)])
            self.turned.emit()

    def _rest(self) -> int:
        sides = sum(
            theme.px(wide)
            for wide, part in zip((LEFT, RIGHT), self._sides, strict=True)
            if not part.isHidden()
        )
        return max(theme.px(LEAST), self.width() - sides)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: where there is no room for several, only one stands here."""
        parts = (*self._sides, self._middle)
        widest = max(part.minimumSizeHint().width() for part in parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
