"""One suggested talk as a card: why, the company's own facts, what to say and ask."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.talks import Talk
from ui import theme
from ui.editors.flow import Flow
from ui.widgets import Card, button, plain, primary, small, soft


class TalkCard(Card):
    """Signals carry the talk; what to do with it is the page's."""

    hold_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(
        self, talk: Talk, *, is_first: bool, may_hold: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(talk.title, parent)
        self.talk = talk
        self.setObjectName(talk.key)
        row = QWidget()
        flow = Flow(row, theme.NEAR)
        self.hold = (primary if is_first else button)(_("Hold this talk"))
        self.print = button(_("Print the sheet…"), "printer")
        self.hold.clicked.connect(lambda: self.hold_wanted.emit(talk))
        self.print.clicked.connect(lambda: self.print_wanted.emit(talk))
        if not may_hold:
            self.hold.hide()
        for made in (self.hold, self.print):
            made.setAccessibleDescription(talk.title)
            flow.addWidget(made)
        # first, so that it is in sight where the letters are large
        self.body.addWidget(row)
        self.body.addSpacing(theme.TIGHT)
        self.body.addWidget(plain(talk.reason))
        self._list(_("From our own records"), talk.others)
        self._list(_("What to say"), talk.points)
        self._list(_("What to ask"), talk.ask)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        below = QVBoxLayout()
        below.setSpacing(theme.TIGHT)
        below.addWidget(small(title))
        for text in lines:
            below.addWidget(soft(f"\u2022 {text}"))
        self.body.addLayout(below)
