"""What is chosen in a list, beside it or below: parts in a column, which scrolls where it must."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets import Card, scrolled


class ChosenPane(Card):
    """Fixed parts on top (`column`), and below them lines that change with what is chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(name)
        self._inner = QWidget()
        self._inner.setProperty("role", "clear")
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, theme.NEAR, 0)
        self.column.setSpacing(theme.NEAR)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.TIGHT)
        self._area = scrolled(self._inner)
        self.body.addWidget(self._area)

    def add_lines_below(self) -> None:
        """Say that all fixed parts are in their place."""
        self.column.addLayout(self._lines)
        self.column.addStretch(1)

    def fill(self, parts: Iterable[QWidget]) -> None:
        """Show these lines in place of the others."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in parts:
            self._lines.addWidget(part)

    def show_whole(self, whole: bool) -> None:
        """Take all the room that its words need, or scroll in the room that there is."""
        if whole == self._area.isHidden():
            return
        if whole:
            self._area.hide()
            self.body.addWidget(self._area.takeWidget())
        else:
            self.body.removeWidget(self._inner)
            self._area.setWidget(self._inner)
            self._area.show()
        self._inner.show()
