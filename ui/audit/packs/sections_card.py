"""What goes into a pack, line by line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import Card, plain, soft, take_away


class SectionsCard(Card):
    """Says so where there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What goes in"), parent)
        self._shown: tuple[str, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.TIGHT)
        self.body.addLayout(self._rows)

    def put(self, sections: Sequence[str]) -> None:
        """Show what goes in."""
        if self._shown == tuple(sections):
            return
        self._shown = tuple(sections)
        take_away(self._rows)
        for said in sections:
            self._rows.addWidget(plain(said))
        if not sections:
            self._rows.addWidget(soft(_("Nothing of it is on file yet.")))
