"""What would make the package come back, each line one click from where it is put right."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.today import Target
from desktop.values.spoken import say_number
from ui import theme
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, Chip, link, plain, soft, take_away

if TYPE_CHECKING:
    from desktop.services.preflight.concern import Concern

FEW: Final = 8  # that are shown at once
ALIKE: Final = 3  # of one sort among them
CHIP: Final = 84


class LookCard(Card):
    """Blocked ones first, in words and in red; the rest can be sent all the same."""

    wanted = Signal(object)  # a Target

    def __init__(self) -> None:
        super().__init__(_("Before it is sent"))
        self.concerns: tuple[Concern, ...] | None = None  # None: not looked yet
        self._shows_all = False
        self.sentence = soft(_("Looking at what goes in…"))
        self.more = link(" ")
        self.more.clicked.connect(self._on_more)
        theme.watch().changed.connect(self._fill)  # the column of chips has room for its words
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.setSpacing(theme.TIGHT)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self._rows)
        more = QHBoxLayout()
        more.setContentsMargins(theme.NEAR - theme.RING - 1, 0, 0, 0)  # words below words
        more.addWidget(self.more)
        more.addStretch(1)
        self.body.addLayout(more)
        self.more.hide()
        let_rows_reach_out(self, self.sentence)

    @property
    def blocking(self) -> "tuple[Concern, ...]":
        """What stops it."""
        return tuple(one for one in self.concerns or () if one.blocks)

    def finds(self, key: str) -> bool:
        """Whether something of a kind was found."""
        return any(one.key == key for one in self.concerns or ())

    def show_looking(self) -> None:
        """Say that it is being looked at; what was found before stays until then."""
        if self.concerns is None:
            self.sentence.setText(_("Looking at what goes in…"))

    def show_failed(self, sentence: str) -> None:
        """Say why it could not be looked at."""
        self.put(())
        self.sentence.setText(sentence)

    def put(self, concerns: "Sequence[Concern]") -> None:
        """Show what was found."""
        ordered = tuple(sorted(concerns, key=lambda one: not one.blocks))
        if ordered == self.concerns:
            return
        self.concerns = ordered
        self.sentence.setText(self._said())
        self._fill()

    def _said(self) -> str:
        stops, found = len(self.blocking), self.concerns or ()
        if not found:
            return _("Nothing was found that would make it come back.")
        said = []
        if stops:
            words = ngettext(
                "{n} thing stops it and has to be put right first.",
                "{n} things stop it and have to be put right first.",
                stops,
            )
            said.append(words.format(n=say_number(stops)))
        if rest := len(found) - stops:
            words = ngettext(
                "{n} thing is better put right before it is sent.",
                "{n} things are better put right before it is sent.",
                rest,
            )
            said.append(words.format(n=say_number(rest)))
        return " ".join(said)

    def _fill(self) -> None:
        take_away(self._rows)
        found = self.concerns or ()
        few = _few(found)
        for one in found if self._shows_all else few:
            self._rows.addWidget(self._row(one))
        hidden = len(found) - len(few)
        self.more.setVisible(hidden > 0)
        words = _("Show fewer") if self._shows_all else _("Show {n} more")
        self.more.setText(words.format(n=say_number(max(0, hidden))))

    def _row(self, one: "Concern") -> QWidget:
        stops = one.blocks
        chip = Chip(_("Stops it") if stops else _("Look at it"), "red" if stops else "amber")
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(chip)
        column.addStretch(1)
        place.setFixedWidth(theme.px(CHIP))
        sentence = plain(one.sentence)
        if one.where is None:
            return _alone(place, sentence)
        row = ClickRow(_("{state}: {sentence}").format(state=chip.text(), sentence=one.sentence))
        row.add(place)
        row.add(sentence, 1)
        verb = one.verb or _("Put it right")
        row.lead(verb)
        row.setAccessibleDescription(verb)
        row.clicked.connect(partial(self.wanted.emit, one.where))
        return row

    def _on_more(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def first(self) -> Target | None:
        """Where the first thing that stops it is put right."""
        return next((one.where for one in self.blocking if one.where is not None), None)


def _few(found: "Sequence[Concern]") -> "list[Concern]":
    """Return what is shown at once: all that stops it, and of the rest a few of each sort."""
    seen: Counter[str] = Counter()
    few: list[Concern] = []
    for one in found:
        seen[one.key] += 1
        if one.blocks or (seen[one.key] <= ALIKE and len(few) < FEW):
            few.append(one)
    return few


def _alone(chip: QWidget, sentence: QWidget) -> QWidget:
    """Return a line that nothing in Muster mends, as it stands among those with a way."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(theme.NEAR, theme.TIGHT, theme.NEAR, theme.TIGHT)
    row.setSpacing(theme.FIELD)
    row.addWidget(chip)
    row.addWidget(sentence, 1)
    return made
