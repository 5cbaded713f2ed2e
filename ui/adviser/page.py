"""Say what you do, as a page: what the papers say, what is on the schedule, what is really done."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.advising import Advice, Advised, advice
from desktop.services.advising.changing import look_again
from desktop.store.file import CompanyFile
from ui.adviser.advice_card import AdviceCard, NotesCard
from ui.adviser.change_dialog import ChangeDialog
from ui.adviser.leave_dialog import LeaveDialog
from ui.desk import Desk
from ui.element.read_page import Cards, ReadPage
from ui.places import Place
from ui.widgets import EmptyState, card_title

CONCERNED: Final = frozenset(
    {"duty_plan", "document", "inspection", "maintenance", "meeting", "drill", "skip", "site",
     "service_change", "equipment", "reading", "use_log", "worker", "dismissed_finding",
     "corrective_action", "company_settings"}
)  # fmt: skip


class AdviserPage(ReadPage):
    """The proposals, what was left with its reason, and what stays because law asks for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("Say what you do"), parent)
        self.shown: Advised | None = None
        self.cards: list[AdviceCard] = []
        self._column = Cards()
        self.sheet = self._column.sheet()
        self._nothing = EmptyState(
            "list-checks",
            _("Nothing to compare yet"),
            _(
                "Here stands where your policy, your schedule and what is really done do not "
                "agree, and what could be changed about it. Begin with the schedule."
            ),
            _("Add to the schedule"),
        )
        self._nothing.acted.connect(lambda: desk.go(Place("inspections", "duty_plan", new=True)))
        for page in (self.sheet, self._nothing):
            self.pages.addWidget(page)
        self.setLayout(self.frame(scrolls=True))

    def refresh(self) -> None:
        """Compare everything again, off the window's thread."""
        today = self._desk.today()

        def work(company: CompanyFile) -> Advised:
            return advice(company, today)

        self.ask(work, self._put)

    def _put(self, shown: Advised) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        self.sentence.setText(shown.sentence if shown.has_plans else "")
        self.cards = []
        self._column.take_away()
        for one in shown.proposals:
            self._add(one)
        if shown.left:
            self._column.addWidget(card_title(_("Left as they are")))
            for one in shown.left:
                self._add(one)
        if shown.notes:
            self._column.addWidget(NotesCard(shown.notes))
        self._column.addStretch(1)
        self.pages.setCurrentWidget(self.sheet if shown.has_plans else self._nothing)

    def _add(self, one: Advice) -> None:
        card = AdviceCard(one, may_change=not self._desk.read_only)
        card.change_wanted.connect(self._on_change)
        card.leave_wanted.connect(self._on_leave)
        card.again_wanted.connect(self._on_again)
        card.opened.connect(
            lambda plan_id: self._desk.go(Place("inspections", "duty_plan", plan_id))
        )
        self.cards.append(card)
        self._column.addWidget(card)

    def _on_change(self, one: Advice) -> None:
        ChangeDialog(self._desk, one, self).open()

    def _on_leave(self, one: Advice) -> None:
        LeaveDialog(self._desk, one, self).open()

    def _on_again(self, one: Advice) -> None:
        def say() -> None:
            self._desk.say(_("{what} is proposed again.").format(what=one.title), undo=True)

        self._desk.do(lambda company: look_again(company, one), lambda _none: say(), owner=self)
