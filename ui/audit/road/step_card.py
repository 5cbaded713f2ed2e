"""The steps to the certificate below one another, each with what shows it and what to do."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.road.shown import Step
from ui import theme
from ui.audit.road.facts_fold import FactsFold
from ui.editors.flow import Flow
from ui.widgets import Card, Chip, button, line, link, plain, soft, strong, take_away

CHIP = 84


class StepsCard(Card):
    """Signals carry the target that somebody wants to be led to."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The steps"), parent)
        self.rows: list[StepRow] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.FIELD)
        self.body.addLayout(self._place)

    def put(self, steps: Sequence[Step]) -> None:
        """Show other steps; what was unfolded stays so."""
        is_open = {row.step.key for row in self.rows if row.facts.is_open}
        take_away(self._place)
        self.rows = []
        for number, step in enumerate(steps):
            if number:
                self._place.addWidget(line())
            row = StepRow(step, number + 1)
            row.wanted.connect(self.wanted)
            row.facts.turn(step.key in is_open)
            self.rows.append(row)
            self._place.addWidget(row)


class StepRow(QWidget):
    """A step: a word for how it stands, sentences, what proves it, and a button."""

    wanted = Signal(object)

    def __init__(self, step: Step, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self.setObjectName(step.key)
        word, tone = step.chip
        self.chip = Chip(word, tone)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.chip)
        left.addStretch(1)
        place = QWidget()
        place.setLayout(left)
        place.setFixedWidth(theme.px(CHIP))
        words = QVBoxLayout()
        words.setSpacing(theme.TIGHT)
        title = _("{n}. {title}").format(n=number, title=step.title)
        words.addWidget(strong(title))
        for said in step.said:
            words.addWidget(soft(said))
        if step.todo:
            words.addWidget(plain(_("To do: {what}").format(what=step.todo)))
        self.button = button(step.verb or " ", may_shrink=True)
        self._add_links(words)
        self.facts = FactsFold(step.facts, step.title)
        words.addWidget(self.facts)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.FIELD)
        whole.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)

    def _add_links(self, words: QVBoxLayout) -> None:
        links = QWidget()
        flow = Flow(links, theme.NEAR)
        step = self.step
        if step.verb and step.opens is not None:
            self.button.setAccessibleDescription(step.title)
            self.button.clicked.connect(partial(self.wanted.emit, step.opens))
            flow.addWidget(self.button)
        else:
            self.button.hide()
        for proof in step.proofs:
            made = link(proof.label, may_shrink=True)
            made.setAccessibleDescription(step.title)
            made.clicked.connect(partial(self.wanted.emit, proof.opens))
            flow.addWidget(made)
        if flow.count():
            words.addWidget(links)
