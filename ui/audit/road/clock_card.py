"""The days of the certificate: when it was issued, what each year asks for, when it ends."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import _
from desktop.services.road.shown import Mark
from ui import theme
from ui.widgets import Card, Chip, plain, soft, strong, take_away

_COLUMNS: Final = 4


class ClockCard(Card):
    """A line for each day, with a word for how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The three-year clock"), parent)
        self.sentence = soft()
        self._place = QGridLayout()
        self._place.setHorizontalSpacing(theme.INSIDE)
        self._place.setVerticalSpacing(theme.NEAR)
        for column in (_COLUMNS - 2, _COLUMNS - 1):
            self._place.setColumnStretch(column, 1)
        self.body.addLayout(self._place)
        self.body.addWidget(self.sentence)

    def put(self, marks: Sequence[Mark], said: str) -> None:
        """Show other days."""
        take_away(self._place)
        for row, mark in enumerate(marks):
            word, tone = mark.chip
            parts: tuple[QWidget, ...] = (
                Chip(word, tone),
                strong(mark.when),
                plain(mark.title),
                soft(mark.said),
            )
            for column, part in enumerate(parts):
                self._place.addWidget(part, row, column)
        self.sentence.setText(said)
