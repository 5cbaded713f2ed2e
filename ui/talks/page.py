"""The next talk, as a page: three suggestions, each one click from being held or printed."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.talks import NextTalks, Talk, meeting_values, next_talks
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.element.read_page import Cards, ReadPage
from ui.places import Place
from ui.talks.talk_card import TalkCard
from ui.talks.talk_sheet import talk_sheet

CONCERNED: Final = frozenset(
    {"meeting", "incident", "hazard_report", "corrective_action", "inspection", "equipment",
     "reading", "maintenance", "use_log", "service_change", "certificate", "certificate_type",
     "requirement", "exemption", "worker", "duty_plan", "company_settings"}
)  # fmt: skip


class TalksPage(ReadPage):
    """What to talk about next, from the company's own records."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("Next talk"), parent)
        self.shown: NextTalks | None = None
        self.cards: list[TalkCard] = []
        self._column = Cards()
        self.sheet = self._column.sheet()
        self.pages.addWidget(self.sheet)
        self.setLayout(self.frame(scrolls=True))

    def refresh(self) -> None:
        """Look again, off the window's thread."""
        today = self._desk.today()

        def work(company: CompanyFile) -> NextTalks:
            return next_talks(company, today)

        self.ask(work, self._put)

    def _put(self, shown: NextTalks) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        self.sentence.setText(shown.sentence)
        self.cards = []
        self._column.take_away()
        for number, talk in enumerate(shown.talks):
            card = TalkCard(talk, is_first=not number, may_hold=not self._desk.read_only)
            card.hold_wanted.connect(self._on_hold)
            card.print_wanted.connect(self._on_print)
            self.cards.append(card)
            self._column.addWidget(card)
        self._column.addStretch(1)

    def print_first(self) -> None:
        """Show the sheet of the best suggestion as it will be printed."""
        if self.shown is not None and self.shown.talks:
            self._on_print(self.shown.talks[0])

    def _on_hold(self, talk: Talk) -> None:
        if self.shown is None:
            return
        values = meeting_values(self.shown, talk)
        self._desk.go(Place("leadership", "meeting", new=True, values=values))

    def _on_print(self, talk: Talk) -> None:
        if self.shown is not None:
            self._desk.print(talk_sheet(self._desk, self.shown, talk))
