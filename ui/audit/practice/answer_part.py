"""The turned side of a card: what the records say, what a good answer has in it, what to enter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.practice.dealing import Card as Dealt
from desktop.services.today.shown import Target
from ui import theme
from ui.widgets import Chip, line, link, plain, small, soft, take_away


class AnswerPart(QWidget):
    """Nothing is read aloud from here: the worker answers first."""

    wanted = Signal(object)  # a Target

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opens: Target | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.TIGHT)
        self.listen, self.lacking = soft(), plain()
        self.gap = Chip(_("Not in the records"), "amber")
        self.open = link("")
        self.open.clicked.connect(self._on_open)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.NEAR, 0, 0)
        whole.setSpacing(theme.TIGHT)
        whole.addWidget(line())
        whole.addWidget(small(_("What your records say")))
        whole.addLayout(self._lines)
        whole.addWidget(self.gap)
        whole.addWidget(self.lacking)
        whole.addLayout(row)
        whole.addWidget(small(_("What a good answer has in it")))
        whole.addWidget(self.listen)

    def put(self, card: Dealt) -> None:
        """Show the answer of a card."""
        self._opens = card.opens
        take_away(self._lines)
        for text in card.lines:
            self._lines.addWidget(plain(text))
        self.lacking.setText(card.lacking)
        has_some = bool(card.lines)
        self.gap.show_as(_("Not all of it") if has_some else _("Not in the records"), "amber")
        for part in (self.gap, self.lacking):
            part.setVisible(bool(card.lacking))
        self.open.setText(_("Enter it") if card.lacking else _("Open the record"))
        self.open.setVisible(card.opens is not None)
        self.listen.setText(card.listen)

    def _on_open(self) -> None:
        if self._opens is not None:
            self.wanted.emit(self._opens)
