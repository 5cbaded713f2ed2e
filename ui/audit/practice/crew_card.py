"""Everybody who can be asked, with what was practised last."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.practice.showing import Learner
from ui import theme
from ui.widgets import Card, button, line, primary, soft, strong, take_away

CHUNK: Final = 40  # people of whom nobody needs more at once
NAMED: Final = 2  # questions that are told of one person


class CrewCard(Card):
    """A line for each person, with the button that begins."""

    chosen = Signal(object)  # a Learner

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Whom to ask"), parent)
        self.buttons: dict[str, QPushButton] = {}
        self._shown: tuple[Learner, ...] = ()
        self.body.addWidget(
            soft(
                _(
                    "One card at a time: what an auditor may ask, then the answer from your own "
                    "records. It is practice, and no question counts it as an interview."
                )
            )
        )
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.NEAR)
        self.body.addLayout(self._place)

    def put(self, learners: Sequence[Learner]) -> None:
        """Show other people."""
        if tuple(learners) == self._shown:
            return
        self._shown = tuple(learners)
        at = self.window().focusWidget()
        focused = next((id_ for id_, begin in self.buttons.items() if begin is at), "")
        take_away(self._place)
        self.buttons = {}
        for number, learner in enumerate(learners[:CHUNK]):
            if number:
                self._place.addWidget(line())
            self._place.addWidget(self._row(learner, is_first=not number))
        if (more := len(learners) - CHUNK) > 0:
            said = ngettext("{n} more person works here.", "{n} more people work here.", more)
            self._place.addWidget(soft(said.format(n=more)))
        self.focus_on(focused)  # or it would go on to whatever comes next on the page

    def focus_on(self, worker_id: str) -> None:
        """Give the keyboard to the button of somebody."""
        if worker_id in self.buttons:
            self.buttons[worker_id].setFocus()

    def _row(self, learner: Learner, *, is_first: bool) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        name = learner.name
        if learner.position:
            name = _("{name}, {position}").format(name=name, position=learner.position)
        words.addWidget(strong(name))
        words.addWidget(soft(learner.last))
        if learner.not_known:
            words.addWidget(soft(_not_known(learner.not_known)))
        begin = (primary if is_first else button)(_("Practise"))
        begin.setAccessibleDescription(learner.name)
        begin.clicked.connect(partial(self.chosen.emit, learner))
        self.buttons[learner.id] = begin
        whole = QHBoxLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.FIELD)
        whole.addLayout(words, 1)
        whole.addWidget(begin)
        return row


def _not_known(asked: Sequence[str]) -> str:
    """Say which answers are not known yet, the first few by their questions."""
    said = _("Not known yet: {asked}").format(asked=" ".join(asked[:NAMED]))
    more = len(asked) - NAMED
    if more <= 0:
        return said
    return _("{said} And {n} more.").format(said=said, n=more)
