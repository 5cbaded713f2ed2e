"""The choice of how far back to look: buttons that stay in one line."""

from PySide6.QtCore import QSize

from ui import theme
from ui.editors.toggles import Toggles
from ui.icons import SMALL


class SpanChoice(Toggles):
    """As wide as its buttons are beside one another, with the mark of the one that is down."""

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        row = self.layout()
        if row is None:
            return usual
        parts = [row.itemAt(place) for place in range(row.count())]
        sizes = [part.sizeHint() for part in parts if part is not None]
        wide = sum(size.width() + theme.TIGHT for size in sizes)
        high = max((size.height() for size in sizes), default=usual.height())
        return QSize(wide + theme.px(SMALL + theme.NEAR), high)
