"""The card of the cheapest way up: what to do first, what it earns, about how long it takes."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.auditing.standing_shown import WayRow, WayShown
from ui import theme
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, Words, link, plain, small, soft, take_away

RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class WayCard(Card):
    """The first few lines, the rest when asked for; each opens where it begins."""

    wanted = Signal(object)  # a Target
    times_wanted = Signal()  # to say how long things take here

    def __init__(self) -> None:
        super().__init__(" ")
        self.shown: WayShown | None = None
        self._all = False
        self.rows: list[ClickRow] = []
        self.sentence = soft()
        self.body.addWidget(self.sentence)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        let_rows_reach_out(self, self.sentence)
        self.body.addLayout(self._rows)
        self.more, self.times = link(""), link(_("How long things take here…"))
        self.more.clicked.connect(self._on_more)
        self.times.clicked.connect(self.times_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
        foot.setSpacing(theme.FIELD)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.times)
        self.body.addLayout(foot)

    def show_way(self, way: WayShown) -> None:
        """Show another way, or other figures of it; nothing moves where nothing changed."""
        if way != self.shown:
            self.shown = way
            self._fill()

    def _fill(self) -> None:
        assert self.shown is not None
        way = self.shown
        focus = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        self.set_title(way.title)
        self.sentence.setText(way.sentence)
        self.sentence.setVisible(bool(way.sentence))
        take_away(self._rows)
        self.rows = []
        for number, one in enumerate(way.rows if self._all else way.rows[: way.first]):
            if way.further_said and number == way.further:
                self._rows.addWidget(_heading(way.further_said))
            row = _row(one)
            row.clicked.connect(partial(self.wanted.emit, one.opens))
            self.rows.append(row)
            self._rows.addWidget(row)
        rest = len(way.rows) - way.first
        self.more.setVisible(rest > 0)
        words = ngettext("Show all {n}", "Show all {n}", len(way.rows))
        self.more.setText(_("Show fewer") if self._all else words.format(n=len(way.rows)))
        if focus is not None and self.rows:
            self.rows[min(focus, len(self.rows) - 1)].setFocus()

    def _on_more(self) -> None:
        self._all = not self._all
        self._fill()


def _heading(words: str) -> QWidget:
    heading = small(words)
    heading.setContentsMargins(theme.NEAR, theme.NEAR, theme.NEAR, 0)
    return heading


def _row(one: WayRow) -> ClickRow:
    row = ClickRow(one.sentence)
    text = QWidget()
    words = QVBoxLayout(text)
    words.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(0)
    words.addWidget(plain(one.what))
    words.addWidget(small(" · ".join(filter(None, (one.more, one.time_said, one.questions_said)))))
    row.add(text, 1)
    earns = Words(one.earns, "strong")
    earns.setWordWrap(False)
    earns.setAlignment(RIGHT)
    row.add(earns)
    return row
