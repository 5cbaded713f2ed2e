"""The cards beside the list that tell what comes next."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.language import _
from desktop.services.today.shown import Coming
from ui import theme
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, link, plain, soft, take_away

SHOWN: Final = 5
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ComingCard(Card):
    """What comes next, by date; the first few, the rest when asked for."""

    wanted = Signal(object)  # a Target

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title)
        self._nothing = soft(nothing)
        self._shown: tuple[Coming, ...] | None = None
        self._all = False
        self.body.addWidget(self._nothing)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        let_rows_reach_out(self, self._nothing)
        self.body.addLayout(self._rows)
        self.more = link("")
        self.more.clicked.connect(self._on_more)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.NEAR, 0, 0, 0)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_coming(self, coming: Sequence[Coming]) -> None:
        """Show what comes."""
        if tuple(coming) != self._shown:
            self._shown = tuple(coming)
            self._fill()

    def _fill(self) -> None:
        coming = self._shown or ()
        take_away(self._rows)
        for one in coming if self._all else coming[:SHOWN]:
            row = ClickRow(f"{one.title}, {one.when}")
            row.add(plain(one.title), 1)
            when = soft(one.when)
            when.setWordWrap(False)
            when.setAlignment(RIGHT)
            row.add(when)
            row.setEnabled(one.opens is not None)
            row.clicked.connect(partial(self.wanted.emit, one.opens))
            self._rows.addWidget(row)
        self._nothing.setVisible(not coming)
        self.more.setVisible(len(coming) > SHOWN)
        self.more.setText(_("Show fewer") if self._all else _("Show all {n}").format(n=len(coming)))

    def _on_more(self) -> None:
        self._all = not self._all
        self._fill()
