"""Lines of a card that lead somewhere: made anew only where they say something else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.today.click_row import ClickRow
from ui.widgets import Chip, line, link, plain, small, take_away

FIRST: Final = 6


@dataclass(frozen=True)
class Row:
    """A line: what it says, what stands below it, a word with its tone, what it does."""

    text: str
    below: str = ""
    chip: str = ""
    tone: str = "plain"
    key: str = ""  # of what it is; "" where it leads nowhere


class Rows(QWidget):
    """The first few lines; the rest when asked for."""

    def __init__(self, act: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._rows: tuple[Row, ...] = ()
        self._of, self._all = "", False
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.more = link("")
        self.more.clicked.connect(self._on_more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.TIGHT)
        whole.addLayout(self._column)
        below = QHBoxLayout()
        below.setContentsMargins(theme.NEAR, 0, 0, 0)
        below.addWidget(self.more)
        below.addStretch(1)
        whole.addLayout(below)

    def show_rows(self, rows: Sequence[Row], of: str) -> None:
        """Show the lines of a question; the same ones are left as they are."""
        if of != self._of:
            self._of, self._all = of, False
        elif tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self._fill()

    def _fill(self) -> None:
        take_away(self._column)
        shown = self._rows if self._all else self._rows[:FIRST]
        for number, row in enumerate(shown):
            if number:
                self._column.addWidget(line())
            self._column.addWidget(_made(row, self._act))
        rest = len(self._rows) - FIRST
        self.more.setVisible(rest > 0)
        said = _("Show only the first {n}").format(n=FIRST)
        self.more.setText(said if self._all else _("and {n} more").format(n=rest))
        self.setVisible(bool(self._rows))

    def _on_more(self) -> None:
        self._all = not self._all
        self._fill()


def _made(row: Row, act: Callable[[str], None]) -> QWidget:
    words = QWidget()
    words.setProperty("role", "clear")
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(plain(row.text))
    if row.below:
        column.addWidget(small(row.below))
    said = ", ".join(part for part in (row.text, row.below, row.chip) if part)
    made = ClickRow(said)
    made.row.setContentsMargins(theme.NEAR, theme.NEAR, theme.NEAR, theme.NEAR)
    made.add(words, 1)
    if row.chip:
        made.add(Chip(row.chip, row.tone))
    made.setEnabled(bool(row.key))
    made.clicked.connect(lambda: act(row.key))
    return made
