"""A list and the record beside it, or the record alone where there is no room for both."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from desktop.records import KINDS, kind_of
from ui import theme
from ui.element.middle import Middle
from ui.element.record_pane import RecordPane

PANE: Final = 400
NARROW: Final = 700  # pixels at 100 % below which list and record do not fit beside one another
LOW: Final = 400  # and below which a form and its evidence do not fit below one another
_KINDS: Final = frozenset(kind.key for kind in KINDS)


class SideBySide(QWidget):
    """Shares its room between what stands in the `middle` and the `pane` of a record."""

    def __init__(self, pane: RecordPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.middle, self.pane = Middle(), pane
        self.pane.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.middle)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([theme.px(700), theme.px(PANE)])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)
        self.pane.came.connect(self.share_room)
        self.pane.wider.connect(self.share_room)
        theme.watch().changed.connect(self.share_room)

    def make_room(self, kind: str) -> None:
        """A record with tables inside it is worked on with the whole page."""
        self.pane.wide.setChecked(kind in _KINDS and bool(kind_of(kind).rows))

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for only one of the two."""
        return self.width() < theme.px(NARROW)

    def share_room(self) -> None:
        """Show list and record side by side; the record alone where it asks for it or must."""
        is_alone = self.is_narrow or self.pane.wide.isChecked()
        is_low = self.height() < theme.px(LOW)
        self.middle.setVisible(self.pane.isHidden() or not is_alone)
        self.pane.wide.setVisible(not self.is_narrow)
        self.pane.lie_down(is_alone and (is_low or not self.is_narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_room()
