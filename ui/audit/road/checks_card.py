"""Whether the company may have the certificate, condition by condition."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.road.shown import Check
from ui import theme
from ui.audit.road.facts_fold import FactsFold
from ui.widgets import Card, Chip, line, link, soft, strong, take_away


class ChecksCard(Card):
    """Signals carry the target that somebody wants to be led to."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Who may have it"), parent)
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.FIELD)
        self.body.addLayout(self._place)

    def put(self, checks: Sequence[Check]) -> None:
        """Show other conditions."""
        take_away(self._place)
        for number, check in enumerate(checks):
            if number:
                self._place.addWidget(line())
            self._place.addWidget(self._row(check))

    def _row(self, check: Check) -> QWidget:
        row = QWidget()
        whole = QVBoxLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.TIGHT)
        head = QHBoxLayout()
        head.setSpacing(theme.NEAR)
        head.addWidget(strong(check.title), 1)
        if check.opens is not None:
            opens = link(check.verb)
            opens.setAccessibleDescription(check.title)
            opens.clicked.connect(partial(self.wanted.emit, check.opens))
            head.addWidget(opens)
        word, tone = check.chip
        head.addWidget(Chip(word, tone))
        whole.addLayout(head)
        for said in check.said:
            whole.addWidget(soft(said))
        whole.addWidget(FactsFold(check.facts, check.title))
        return row
