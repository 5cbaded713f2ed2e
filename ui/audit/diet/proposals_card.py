"""What could go and what could be one form, each with its reason and the time it takes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.diet.reading import say_time
from desktop.services.diet.shown import Line, Merge
from desktop.services.today.shown import Target
from ui import theme
from ui.widgets import Card, Chip, button, line, soft, strong, take_away


class ProposalsCard(Card):
    """Proposals only: what to do about them is for the owner to decide."""

    wanted = Signal(object)  # a Target

    def __init__(self, title: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.rows: list[QWidget] = []
        self._none = soft(none)
        self.body.addWidget(self._none)
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.NEAR)
        self.body.addLayout(self._place)

    def put_lines(self, lines: Sequence[Line]) -> None:
        """Show what could go."""
        self._begin(bool(lines))
        for one in lines:
            times = ngettext("{n} time in the year.", "{n} times in the year.", one.n)
            said = f"{one.said} {times.format(n=one.n)}"
            self._add(one.title, said, one.minutes, one.opens)

    def put_merges(self, merges: Sequence[Merge]) -> None:
        """Show what could be one form."""
        self._begin(bool(merges))
        for one in merges:
            self._add(one.title, one.said, one.minutes, one.opens)

    def _begin(self, has_any: bool) -> None:
        take_away(self._place)
        self.rows = []
        self._none.setVisible(not has_any)

    def _add(self, title: str, said: str, minutes: int, opens: Target | None) -> None:
        if self.rows:
            self._place.addWidget(line())
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(title))
        words.addWidget(soft(said))
        whole = QHBoxLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.FIELD)
        whole.addLayout(words, 1)
        whole.addWidget(Chip(_("{time} a year").format(time=say_time(minutes)), "amber"))
        if opens is not None:
            made = button(_("Open"))
            made.setAccessibleDescription(title)
            made.clicked.connect(partial(self.wanted.emit, opens))
            whole.addWidget(made)
        self.rows.append(row)
        self._place.addWidget(row)
