"""Who practised last, and how it went."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.practice.showing import Line
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, plain, soft, take_away


class LogCard(Card):
    """A line for each practice; taking one opens its record."""

    wanted = Signal(str)  # the id of a practice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Who practised"), parent)
        self.rows: list[ClickRow] = []
        self._shown: tuple[Line, ...] | None = None
        self._none = soft(_("Nobody yet."))
        self.body.addWidget(self._none)
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self.body.addLayout(self._place)
        let_rows_reach_out(self, self._none)

    def put(self, lines: Sequence[Line]) -> None:
        """Show other practices."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        take_away(self._place)
        self.rows = []
        for one in lines:
            row = ClickRow(_("{who}, {when}: {result}").format(
                who=one.who, when=one.when, result=one.result))  # fmt: skip
            row.add(plain(one.who), 2)
            when = soft(one.when)
            when.setWordWrap(False)  # a day is short: it is easier to read in one line
            row.add(when)
            row.add(soft(one.result), 2)
            row.clicked.connect(partial(self.wanted.emit, one.id))
            self.rows.append(row)
            self._place.addWidget(row)
        self._none.setVisible(not lines)
