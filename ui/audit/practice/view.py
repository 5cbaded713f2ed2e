"""Practice for the interviews: choose somebody, turn the cards, keep who knew what."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.practice.log import Turn, save_practice, say_result
from desktop.services.practice.showing import Learner, Shown, read_cards, read_practice
from ui.audit.keys import PRACTICE
from ui.audit.practice.crew_card import CrewCard
from ui.audit.practice.lacking_card import LackingCard
from ui.audit.practice.log_card import LogCard
from ui.audit.practice.run import Run
from ui.audit.practice.sheet import cards_sheet
from ui.audit.printed_view import PrintedView
from ui.desk import Desk
from ui.element.read_page import Cards
from ui.places import Place
from ui.widgets import EmptyState

WIDEST: Final = 900


class PracticeView(PrintedView):
    """The crew with what each has practised, and the cards while somebody is asked."""

    key = PRACTICE

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Interview practice"), parent, verb=_("Print the cards…"))
        self.shown: Shown | None = None
        self.learner: Learner | None = None
        self._make()
        column = Cards(WIDEST)
        for card in (self.crew, self.lacking, self.log):
            column.addWidget(card)
        column.addStretch(1)
        self.sheet = column.sheet()
        for page in (QWidget(), self.sheet, self._nobody, self.run):
            self.pages.addWidget(page)
        self.frame(self.print)

    def _make(self) -> None:
        self.crew, self.lacking, self.log = CrewCard(), LackingCard(), LogCard()
        self.crew.chosen.connect(self.begin)
        self.lacking.wanted.connect(self.lead_to)
        self.log.wanted.connect(
            lambda id_: self._desk.go(Place("audit", "interview_practice", id_))
        )
        self.run = Run()
        self.run.site_chosen.connect(self._deal)
        self.run.finished.connect(self._on_finished)
        self.run.wanted.connect(self.lead_to)
        self._nobody = EmptyState(
            "users",
            _("Nobody to ask yet"),
            _("The cards are about your own people, sites and papers. Begin with the workers."),
            _("Add worker"),
        )
        self._nobody.acted.connect(lambda: self._desk.go(Place("company", "worker", new=True)))

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look again who practised; cards that are being turned stay as they are."""
        today = self._desk.today()
        self.ask(lambda company, auditor: read_practice(company, auditor, today), self._put)

    def _put(self, shown: Shown) -> None:
        self.shown = shown
        self.crew.put(shown.learners)
        self.lacking.put(shown.lacking)
        self.log.put(shown.lines)
        self.print.setEnabled(bool(shown.learners))
        if self.learner is None:
            self._show_overview()

    def _show_overview(self) -> None:
        if self.shown is not None:
            self.sentence.setText(self.shown.sentence)
            has_people = bool(self.shown.learners)
            self.pages.setCurrentWidget(self.sheet if has_people else self._nobody)

    # --- asking somebody ------------------------------------------------------------------------

    def begin(self, learner: Learner) -> None:
        """Deal the cards for somebody."""
        if self.shown is None:
            return
        self.learner = learner
        self.run.begin(learner, self.shown.sites)
        self.pages.setCurrentWidget(self.run)
        self.sentence.setText(_("Asking {name}.").format(name=learner.name))
        self._deal(learner.site_id)

    def _deal(self, site_id: str) -> None:
        learner, today = self.learner, self._desk.today()
        if learner is None:
            return
        self._desk.ask_auditor(
            lambda auditor: read_cards(auditor, today, learner.id, site_id, learner.not_known),
            self.run.deal,
            owner=self.run,
        )

    def _on_finished(self, turns: list[Turn]) -> None:
        learner, self.learner = self.learner, None
        self._show_overview()
        self.crew.focus_on(learner.id if learner else "")
        if learner is None or not turns:
            return
        if self._desk.read_only:
            self._desk.say(_("This file is open for reading only: the practice was not kept."))
            return
        said = _("Practice with {name} was kept: {result}.").format(
            name=learner.name, result=say_result(sum(turn.knew for turn in turns), len(turns))
        )
        today = self._desk.today()
        self._desk.do(
            lambda company: save_practice(company, learner.id, learner.name, today, turns),
            lambda _id: self._desk.say(said, undo=True),
            owner=self,
        )

    def keep_safe(self) -> None:
        """Keep the answers that were given, as if the practice ended here."""
        if self.learner is not None:
            self.run.finish()

    # --- elsewhere ------------------------------------------------------------------------------

    def _on_print(self) -> None:
        """Show the cards as they will be printed: for whoever is asked, else for anybody."""
        if self.learner is not None:
            site, worker, name = self.run.site_id, self.learner.id, self.learner.name
        else:
            site, worker, name = "", "", ""
        self._desk.print(cards_sheet(self._desk, worker, name, site))
