"""The road to SECOR: what to do next, every step, the clock, who may have it, what it is worth."""

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.road.reading import read_road
from desktop.services.road.shown import Road
from ui.audit.judged_view import JudgedView
from ui.audit.keys import ROAD
from ui.audit.road.checks_card import ChecksCard
from ui.audit.road.clock_card import ClockCard
from ui.audit.road.discount_card import DiscountCard
from ui.audit.road.next_card import NextCard
from ui.audit.road.step_card import StepsCard
from ui.desk import Desk
from ui.element.read_page import Cards

WIDEST = 900


class RoadView(JudgedView):
    """How far the company is on its way to the certificate, and what is next."""

    key = ROAD

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("The road to SECOR"), parent)
        self.shown: Road | None = None
        may_change = not desk.read_only
        self.next, self.steps = NextCard(), StepsCard()
        self.clock, self.checks = ClockCard(), ChecksCard()
        self.discount = DiscountCard(desk, may_change=may_change)
        self.next.wanted.connect(self.lead_to)
        self.steps.wanted.connect(self.lead_to)
        self.checks.wanted.connect(self.lead_to)
        column = Cards(WIDEST)
        for card in (self.next, self.steps, self.clock, self.checks, self.discount):
            column.addWidget(card)
        column.addStretch(1)
        self.sheet = column.sheet()
        self.pages.addWidget(QWidget())  # nothing stands there until it is read
        self.pages.addWidget(self.sheet)
        self.frame()
        self.setFocusProxy(self.next.act)

    def refresh(self) -> None:
        """Judge the road again."""
        today = self._desk.today()
        self.ask(lambda company, auditor: read_road(company, auditor, today), self._put)

    def _put(self, shown: Road) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        at = self.sheet.verticalScrollBar().value()
        self.sentence.setText(shown.sentence)
        self.next.put(shown.next)
        self.steps.put(shown.steps)
        self.clock.put(shown.marks, shown.marks_said)
        self.checks.put(shown.checks)
        self.discount.put(shown.discount)
        self.pages.setCurrentWidget(self.sheet)
        self.sheet.verticalScrollBar().setValue(at)
