"""Somebody is asked: one card at a time, the question first, the answer when it is turned."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.practice.dealing import Card as Dealt
from desktop.services.practice.dealing import Someone
from desktop.services.practice.log import Turn
from desktop.services.practice.showing import Learner
from ui import theme
from ui.audit.practice.answer_part import AnswerPart
from ui.editors.choices import CalmCombo
from ui.editors.flow import Flow
from ui.widgets import Card, Words, button, plain, primary, scrolled, small

WIDEST: Final = 760


class Run(QWidget):
    """`begin` with somebody, `deal` the cards; `finished` brings what was known of them."""

    site_chosen = Signal(str)
    finished = Signal(list)  # of Turn
    wanted = Signal(object)  # a Target

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[Dealt, ...] = ()
        self.turns: list[Turn] = []
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.site = CalmCombo()
        self.site.setAccessibleName(_("Site"))
        self.site.setSizeAdjustPolicy(self.site.SizeAdjustPolicy.AdjustToContents)
        self.site.activated.connect(lambda _at: self.site_chosen.emit(self.site_id))
        self.leave = button(_("Finish here"))
        self.leave.clicked.connect(self.finish)
        self.progress, self.question = small(), Words("", "page-title")
        self.turn = primary(_("Show the answer"))
        self.turn.setToolTip(_("Space"))
        self.turn.clicked.connect(self._on_turn)
        self.answer = AnswerPart()
        self.answer.wanted.connect(self.wanted)
        self.knew, self.not_yet = primary(_("Knew it")), button(_("Not yet"))
        self.knew.clicked.connect(partial(self._on_answered, knew=True))
        self.not_yet.clicked.connect(partial(self._on_answered, knew=False))

    def _lay_out(self) -> None:
        head = QWidget()
        flow = Flow(head, theme.FIELD)
        label = plain(_("Site:"))
        label.setWordWrap(False)
        label.setBuddy(self.site)
        self._of_site = (label, self.site)
        for part in (*self._of_site, self.leave):
            flow.addWidget(part)
        self.card = Card()
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        for part in (self.turn, self.knew, self.not_yet):
            row.addWidget(part)
        row.addStretch(1)
        for widget in (self.progress, self.question):
            self.card.body.addWidget(widget)
        self.card.body.addSpacing(theme.TIGHT)
        self.card.body.addLayout(row)  # above the answer, so that it stays where it is
        self.card.body.addWidget(self.answer)
        content = QWidget()
        content.setProperty("role", "clear")
        content.setMaximumWidth(theme.px(WIDEST))
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.NEAR, theme.INSIDE)
        column.setSpacing(theme.INSIDE)
        column.addWidget(head)
        column.addWidget(self.card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    # --- beginning and ending -------------------------------------------------------------------

    @property
    def site_id(self) -> str:
        """Return the site at which somebody is asked, "" for any."""
        return str(self.site.currentData() or "")

    def begin(self, learner: Learner, sites: Sequence[Someone]) -> None:
        """Begin with somebody; the cards are dealt when they are known."""
        self.cards, self.turns = (), []
        self.site.clear()
        for one in sites:
            self.site.addItem(one.name, one.id)
        self.site.setCurrentIndex(max(0, self.site.findData(learner.site_id)))
        for part in self._of_site:
            part.setVisible(bool(sites))
        self.question.setText(_("Looking for the answers…"))
        self.progress.setText("")
        for made in (self.turn, self.knew, self.not_yet, self.answer):
            made.hide()

    def deal(self, cards: tuple[Dealt, ...]) -> None:
        """Put the cards on the table: those not yet turned, where the site changed meanwhile."""
        self.cards = cards
        self._show_card()

    def finish(self) -> None:
        """End here; what was turned until now counts."""
        turns, self.turns = self.turns, []
        self.finished.emit(turns)

    # --- one card -------------------------------------------------------------------------------

    @property
    def current(self) -> Dealt | None:
        """Return the card that lies on top, None at the end."""
        done = {turn.asked for turn in self.turns}
        return next((card for card in self.cards if card.ask not in done), None)

    def _show_card(self) -> None:
        card = self.current
        if card is None:
            self.finish()
            return
        number = _("Card {n} of {all}").format(n=len(self.turns) + 1, all=len(self.cards))
        if card.about:
            number = _("{card}, question {code}").format(card=number, code=card.about)
        self.progress.setText(number)
        self.question.setText(card.ask)
        for part in (self.answer, self.knew, self.not_yet):
            part.hide()
        self.turn.show()
        self.turn.setFocus()

    def _on_turn(self) -> None:
        card = self.current
        if card is None:
            return
        self.answer.put(card)
        for part in (self.answer, self.knew, self.not_yet):
            part.show()
        self.knew.setFocus()  # before the button is gone, or the focus would wander
        self.turn.hide()

    def _on_answered(self, _checked: bool = False, *, knew: bool) -> None:
        card = self.current
        if card is not None:
            self.turns.append(Turn(card.ask, knew))
            self._show_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        elif event.key() == Qt.Key.Key_Space and self.turn.isVisible():
            self._on_turn()
        elif event.key() == Qt.Key.Key_K and self.knew.isVisible():
            self._on_answered(knew=True)
        elif event.key() == Qt.Key.Key_N and self.not_yet.isVisible():
            self._on_answered(knew=False)
        else:
            super().keyPressEvent(event)
