"""Puts the score on Today: into the card of the audit, and the cheapest way up below it."""

from PySide6.QtCore import QObject, Signal

from desktop.services.auditing.standing_shown import ChartShown, ScoreShown
from desktop.services.today.shown import Target
from ui.desk import Desk
from ui.today.audit_card import AuditCard
from ui.today.leading import place_to_look
from ui.today.score_asking import ScoreAsking
from ui.today.score_block import ScoreBlock
from ui.today.score_way import WayCard


class ScoreOnToday(QObject):
    """What is shown is asked for once the card is in sight, after everything else of the page."""

    wanted = Signal(object)  # a Place
    tab_wanted = Signal(str)

    def __init__(self, desk: Desk, card: AuditCard) -> None:
        super().__init__(card)
        self._desk, self._card = desk, card
        self.block, self.way = ScoreBlock(), WayCard()
        self._has_way = self._is_empty = False
        card.hold(self.block)
        self._asking = ScoreAsking(desk, self.block)
        self._asking.scored.connect(self._on_scored)
        self._asking.foreseen.connect(self._on_foreseen)
        self.block.tab_wanted.connect(self.tab_wanted)
        self.way.wanted.connect(self._on_wanted)
        self.way.times_wanted.connect(self._on_times)

    def show_for(self, *, is_empty: bool) -> None:
        """Go with what the page shows: where nothing was entered, the first steps say it all."""
        self._is_empty = is_empty
        self.way.setVisible(self._has_way and not is_empty)
        self._asking.look()

    def _on_scored(self, shown: ScoreShown) -> None:
        self.block.show_score(shown)
        self._has_way = shown.way is not None
        if shown.way is not None:
            self.way.show_way(shown.way)
        self.way.setVisible(self._has_way and not self._is_empty)

    def _on_foreseen(self, chart: ChartShown | None) -> None:
        self.block.show_ahead(chart)

    def _on_wanted(self, target: Target) -> None:
        self.wanted.emit(place_to_look(target, read_only=self._desk.read_only))

    def _on_times(self) -> None:
        from ui.dialogs.work_times import WorkTimesDialog  # nobody needs it every day

        WorkTimesDialog(self._desk, self.way.window()).open()
