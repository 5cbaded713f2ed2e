"""Say what you do, as a page: what the papers say, what is on the schedule, what is really done."""

from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.advising import Advice, Advised, advice
from desktop.services.advising.changing import look_again
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed
from ui import theme
from ui.adviser.advice_card import AdviceCard, NotesCard
from ui.adviser.change_dialog import ChangeDialog
from ui.adviser.leave_dialog import LeaveDialog
from ui.desk import Desk
from ui.element.tool_row import HeadRow
from ui.jobs import Job
from ui.places import Place
from ui.widgets import EmptyState, card_title, page_title, scrolled, soft

CONCERNED: Final = frozenset(
    {"duty_plan", "document", "inspection", "maintenance", "meeting", "drill", "skip", "site",
     "service_change", "equipment", "reading", "use_log", "worker", "dismissed_finding",
     "corrective_action", "company_settings"}
)  # fmt: skip


class AdviserPage(QWidget):
    """The proposals, what was left with its reason, and what stays because law asks for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._is_old = True
        self.shown: Advised | None = None
        self.cards: list[AdviceCard] = []
        self._sentence = soft(_("Looking through the records…"))
        self._column = QVBoxLayout()
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
        self._lay_out()
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self._on_old)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "clear")
        content.setLayout(self._column)
        self._column.setContentsMargins(0, 0, theme.NEAR, theme.INSIDE)
        self._column.setSpacing(theme.INSIDE)
        self.sheet = scrolled(content)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sheet)
        self._pages.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.NEAR, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        whole.addWidget(HeadRow(page_title(_("Say what you do"))))
        whole.addWidget(self._sentence)
        whole.addWidget(self._pages, 1)

    def refresh(self) -> None:
        """Compare everything again, off the window's thread."""
        if self._job is not None:
            self._job.cancel()
        self._is_old = False
        today = self._desk.today()

        def work(company: CompanyFile) -> Advised:
            return advice(company, today)

        self._job = self._desk.ask(work, self._put, owner=self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def _put(self, shown: Advised) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        self._sentence.setText(shown.sentence if shown.has_plans else "")
        self._empty()
        for one in shown.proposals:
            self._add(one)
        if shown.left:
            self._column.addWidget(card_title(_("Left as they are")))
            for one in shown.left:
                self._add(one)
        if shown.notes:
            self._column.addWidget(NotesCard(shown.notes))
        self._column.addStretch(1)
        self._pages.setCurrentWidget(self.sheet if shown.has_plans else self._nothing)

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

    def _empty(self) -> None:
        self.cards = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_change(self, one: Advice) -> None:
        ChangeDialog(self._desk, one, self).open()

    def _on_leave(self, one: Advice) -> None:
        LeaveDialog(self._desk, one, self).open()

    def _on_again(self, one: Advice) -> None:
        def say() -> None:
            self._desk.say(_("{what} is proposed again.").format(what=one.title), undo=True)

        self._desk.do(lambda company: look_again(company, one), lambda _none: say(), owner=self)

    def _on_changed(self, changed: Changed) -> None:
        if changed.kinds & CONCERNED:
            self._on_old()

    def _on_old(self) -> None:
        """What is shown is old; where nobody looks, it waits until somebody does."""
        self._is_old = True
        if self.isVisible():
            self.refresh()
