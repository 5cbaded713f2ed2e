"""Files that are papers of the manual by their names, and of which no paper was made yet."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.manual.asked import Filed
from ui import theme
from ui.widgets import Card, link, soft, take_away


class FiledCard(Card):
    """Not seen without any; each leads to its file, where it is entered as what it is."""

    wanted = Signal(str)  # the id of a file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("On file, but not entered as a paper"), parent)
        words = _("An auditor asks who signed it and when. Enter it as a paper, and file it there.")
        self.body.addWidget(soft(words))
        self.links: list[QWidget] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.TIGHT)
        self.body.addLayout(self._place)
        self.hide()

    def show_filed(self, filed: Sequence[Filed]) -> None:
        """Show these."""
        take_away(self._place)
        self.links = []
        for one in filed:
            made = link(one.name, may_shrink=True)
            made.clicked.connect(partial(self.wanted.emit, one.id))
            self.links.append(made)
            self._place.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(filed))
