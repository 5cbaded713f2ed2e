"""Cards that the records do not answer yet, each with what to enter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.practice.dealing import Card as Question
from ui import theme
from ui.widgets import Card, button, line, soft, strong, take_away


class LackingCard(Card):
    """Nothing where the records answer everything."""

    wanted = Signal(object)  # a Target

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Your records do not answer these yet"), parent)
        self.rows: list[Question] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.NEAR)
        self.body.addLayout(self._place)
        self.hide()

    def put(self, cards: Sequence[Question]) -> None:
        """Show other cards."""
        if list(cards) == self.rows:
            return
        self.rows = list(cards)
        take_away(self._place)
        for number, card in enumerate(cards):
            if number:
                self._place.addWidget(line())
            self._place.addWidget(self._row(card))
        self.setVisible(bool(cards))

    def _row(self, card: Question) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(card.ask))
        words.addWidget(soft(card.lacking))
        whole = QHBoxLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.FIELD)
        whole.addLayout(words, 1)
        if card.opens is not None:
            enter = button(_("Enter it"))
            enter.setAccessibleDescription(card.lacking)
            enter.clicked.connect(partial(self.wanted.emit, card.opens))
            whole.addWidget(enter)
        return row
