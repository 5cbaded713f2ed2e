"""The next talk, as a page: three suggestions, each one click from being held or printed."""

from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.talks import NextTalks, Talk, meeting_values, next_talks
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed
from ui import theme
from ui.desk import Desk
from ui.element.tool_row import HeadRow
from ui.jobs import Job
from ui.places import Place
from ui.talks.talk_card import TalkCard
from ui.talks.talk_sheet import talk_sheet
from ui.widgets import page_title, scrolled, soft

CONCERNED: Final = frozenset(
    {"meeting", "incident", "hazard_report", "corrective_action", "inspection", "equipment",
     "reading", "maintenance", "use_log", "service_change", "certificate", "certificate_type",
     "requirement", "exemption", "worker", "duty_plan", "company_settings"}
)  # fmt: skip


class TalksPage(QWidget):
    """What to talk about next, from the company's own records."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._is_old = True
        self.shown: NextTalks | None = None
        self.cards: list[TalkCard] = []
        self._sentence = soft(_("Looking through the records…"))
        self._column = QVBoxLayout()
        content = QWidget()
        content.setProperty("role", "clear")
        content.setLayout(self._column)
        self._column.setContentsMargins(0, 0, theme.NEAR, theme.INSIDE)
        self._column.setSpacing(theme.INSIDE)
        self.sheet = scrolled(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.NEAR, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        whole.addWidget(HeadRow(page_title(_("Next talk"))))
        whole.addWidget(self._sentence)
        whole.addWidget(self.sheet, 1)
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self._on_old)

    def refresh(self) -> None:
        """Look again, off the window's thread."""
        if self._job is not None:
            self._job.cancel()
        self._is_old = False
        today = self._desk.today()

        def work(company: CompanyFile) -> NextTalks:
            return next_talks(company, today)

        self._job = self._desk.ask(work, self._put, owner=self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def _put(self, shown: NextTalks) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        self._sentence.setText(shown.sentence)
        self._empty()
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

    def _empty(self) -> None:
        self.cards = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_hold(self, talk: Talk) -> None:
        if self.shown is None:
            return
        values = meeting_values(self.shown, talk)
        self._desk.go(Place("leadership", "meeting", new=True, values=values))

    def _on_print(self, talk: Talk) -> None:
        if self.shown is not None:
            self._desk.print(talk_sheet(self._desk, self.shown, talk))

    def _on_changed(self, changed: Changed) -> None:
        if changed.kinds & CONCERNED:
            self._on_old()

    def _on_old(self) -> None:
        """What is shown is old; where nobody looks, it waits until somebody does."""
        self._is_old = True
        if self.isVisible():
            self.refresh()
