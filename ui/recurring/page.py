"""The page that sets up what recurs: the usual, ticked, with its frequency, in one action."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _, ngettext
from desktop.services.recurring import Proposal, Proposals, proposals, set_up
from desktop.store.file import CompanyFile
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.element.read_page import Cards, ReadPage
from ui.places import Place
from ui.recurring.proposal_row import ProposalRow
from ui.widgets import (
    Card,
    EmptyState,
    fault,
    link,
    plain,
    primary,
    small,
    soft,
)

CONCERNED: Final = frozenset({"duty_plan", "equipment", "site", "policy", "service_change"})
SCHEDULE: Final = Place("inspections", "duty_plan")
WIDEST: Final = 980  # pixels at 100 %: longer lines are not read


class RecurringPage(ReadPage):
    """What is usual and not on the schedule yet, group by group; nothing is made until asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("Set up what recurs"), parent)
        self._shown: tuple[Proposal, ...] | None = None
        self._is_saving = False
        self.rows: list[ProposalRow] = []
        self._there = soft("")
        self.fault = fault()
        self.save = primary("")
        self.save.clicked.connect(self._on_save)
        self.all, self.none = link(_("Tick all")), link(_("Tick none"))
        self.all.clicked.connect(lambda: self._tick(on=True))
        self.none.clicked.connect(lambda: self._tick(on=False))
        self._nothing = EmptyState(
            "calendar-clock",
            _("All that is usual is on your schedule"),
            _("Add sites and units, and what they usually need is proposed here."),
            _("Show the schedule"),
        )
        self._nothing.acted.connect(lambda: desk.go(SCHEDULE))
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = Cards()
        self.area = self._column.sheet()
        foot = QWidget()
        foot.setProperty("role", "clear")
        buttons = Flow(foot, theme.FIELD)
        for part in (self.save, self.all, self.none):
            buttons.addWidget(part)
        sheet = QWidget()
        sheet.setProperty("role", "clear")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.NEAR)
        inner.addWidget(self.area, 1)
        inner.addWidget(self.fault)
        inner.addWidget(foot)
        self._sheet = sheet
        for page in (QWidget(), sheet, self._nothing):
            self.pages.addWidget(page)
        self.sentence.setText(
            _(
                "What such a company usually does again and again. Tick what you do, and "
                "change how often in your own words. Nothing is due until it is on the "
                "schedule."
            )
        )
        self.setLayout(self.frame(lines=(self.sentence, self._there)))
        self.fault.hide()
        self._there.hide()

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask what is usual and not on the schedule."""
        today = self._desk.today()

        def work(company: CompanyFile) -> Proposals:
            return proposals(company, today)

        self.ask(work, self._put)

    def _put(self, found: Proposals) -> None:
        self._there.setText(found.there)
        self._there.setVisible(bool(found.there))
        self.pages.setCurrentWidget(self._sheet if found.found else self._nothing)
        if found.found != self._shown:
            self._shown = found.found
            self._fill(found.found)
        self._count()

    def _fill(self, found: tuple[Proposal, ...]) -> None:
        typed = {row.proposal.key: row for row in self.rows}
        kept = {at: (row.is_wanted, row.chosen()) for at, row in typed.items()}
        self._column.take_away()
        self.rows = []
        cards: dict[str, Card] = {}
        for one in found:
            if one.group not in cards:
                cards[one.group] = Card(one.group)
                cards[one.group].setMaximumWidth(theme.px(WIDEST))
                self._column.addWidget(cards[one.group])
            row = ProposalRow(self._desk, one)
            if one.key in kept:
                wanted, chosen = kept[one.key]
                row.want(wanted)
                row.rule.set_typed(chosen.rule)
                row.day.set_typed(chosen.last_done)
            row.changed.connect(self._count)
            self.rows.append(row)
            cards[one.group].body.addWidget(row)
        if not any(one.values.get("equipment_id") or one.values.get("equipment_type")
                   for one in found):  # fmt: skip
            self._column.addWidget(self._more())
        self._column.addStretch(1)

    def _more(self) -> QWidget:
        """Say that units come here, too."""
        hint = QWidget()
        hint.setProperty("role", "clear")
        column = QVBoxLayout(hint)
        column.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(plain(_("Sites and units that you add are proposed here as well.")))
        column.addWidget(small(_("You can come back to this page at any time.")))
        return hint

    def _count(self) -> None:
        n = sum(row.is_wanted for row in self.rows)
        said = ngettext("Put {n} on the schedule", "Put {n} on the schedule", n).format(n=n)
        self.save.setText(said if n else _("Put on the schedule"))
        self.save.setEnabled(bool(n) and not self._is_saving and not self._desk.read_only)

    def _tick(self, *, on: bool) -> None:
        for row in self.rows:
            row.want(on)
        self._count()

    # --- saving ---------------------------------------------------------------------------------

    def _on_save(self) -> None:
        chosen = [row.chosen() for row in self.rows if row.is_wanted]
        today = self._desk.today()
        self._is_saving = True
        self._tell("")
        self._count()

        def work(company: CompanyFile) -> list[str]:
            return set_up(company, chosen, today)

        self._desk.do(
            work,
            self._on_saved,
            owner=self,
            refused=self._on_refused,
            unavailable=self._on_unavailable,
        )

    def _on_saved(self, ids: list[str]) -> None:
        self._is_saving = False
        n = len(ids)
        said = ngettext("{n} duty is on your schedule now.", "{n} duties are on your schedule now.",
                        n)  # fmt: skip
        self._desk.say(said.format(n=n), undo=True)
        self._count()
        self._desk.go(SCHEDULE)

    def _on_refused(self, refused: Refused) -> None:
        self._is_saving = False
        self._count()
        wrong = [row.show_faults(refused.faults) for row in self.rows]
        first = next((editor for editor in wrong if editor is not None), None)
        self._tell(refused.faults.get("", "") or _("Something here cannot be read yet."))
        if first is not None:
            first.setFocus()
            self.area.ensureWidgetVisible(first)

    def _on_unavailable(self, fault: Unavailable) -> None:
        self._is_saving = False
        self._count()
        self._tell(str(fault))

    def _tell(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
