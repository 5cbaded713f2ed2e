"""What a pack lacks, each line one click from where it is entered."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, plain, soft, take_away

if TYPE_CHECKING:
    from desktop.services.packs.shown import Lack


class LacksCard(Card):
    """Nothing of it stops the printing."""

    wanted = Signal(object)  # a Target

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What is missing from it"), parent)
        self._shown: tuple[Lack, ...] | None = None
        self.nothing = soft(_("Nothing. All of it is on file."))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._rows)
        let_rows_reach_out(self, self.nothing)

    def put(self, lacks: "Sequence[Lack]") -> None:
        """Show what is missing."""
        if self._shown == tuple(lacks):
            return
        self._shown = tuple(lacks)
        take_away(self._rows)
        self.nothing.setVisible(not lacks)
        for one in lacks:
            self._rows.addWidget(self._row(one))

    def _row(self, one: "Lack") -> QWidget:
        row = ClickRow(one.sentence)
        row.add(plain(one.sentence), 1)
        row.lead(one.verb)
        row.setAccessibleDescription(one.verb)
        row.clicked.connect(partial(self.wanted.emit, one.where))
        return row
