"""The page Today: what to do next on the left, what comes on the right, nothing to configure."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.today import Target, Today, badges, today
from ui import theme
from ui.desk import Desk
from ui.jobs import Job
from ui.places import Place
from ui.today.audit_card import AuditCard
from ui.today.click_row import let_rows_reach_out
from ui.today.leading import place_of
from ui.today.line_list import LineList
from ui.today.side import ComingCard
from ui.today.start import StartCard
from ui.widgets import Card, link, page_title, plain, soft

if TYPE_CHECKING:
    from ui.today.score import ScoreOnToday

BESIDE: Final = 980  # from this width on there is room for a column on the right
SIDE: Final = 372


class TodayPage(QWidget):
    """What needs somebody, worst first; every line is one click from what ends it.

    Without a desk it shows what it is told to, until `take` gives it one: what a person asks for
    meanwhile is done then.
    """

    badged = Signal(object)  # {tab: (how many, in words, tone)}
    import_wanted = Signal()

    def __init__(self, desk: Desk | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self._job: Job | None = None
        self._asked_for: Callable[[Desk], None] | None = None
        self.shown: Today | None = None
        self.score: ScoreOnToday | None = None
        self._make_parts(may_add=desk is None or not desk.read_only)
        self._lay_out()
        if desk is not None:
            self.take(desk)

    def take(self, desk: Desk) -> None:
        """Work on a company that is open from now on, and do what was asked for before it was."""
        self.desk = desk
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self.refresh)
        self._add_quiet_lines(desk)
        self._add_score(desk)
        self.refresh()
        if self._asked_for is not None:
            self._asked_for(desk)
            self._asked_for = None

    def _add_quiet_lines(self, desk: Desk) -> None:
        from ui.adviser.quiet_lines import QuietLines  # the first paint does without

        quiet = QuietLines(desk)
        quiet.wanted.connect(self._go)
        whole = self._left.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(whole.indexOf(self.next) + 1, quiet)

    def _add_score(self, desk: Desk) -> None:
        from ui.today.score import ScoreOnToday  # the first paint does without

        self.score = ScoreOnToday(desk, self.audit)
        self.score.wanted.connect(self._go)
        self.score.tab_wanted.connect(lambda tab: self._go(Place(tab)))
        whole = self._right.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(whole.indexOf(self.audit) + 1, self.score.way)
        self.score.way.hide()

    # --- its parts ------------------------------------------------------------------------------

    def _make_parts(self, *, may_add: bool) -> None:
        self.title, self.sentence = page_title(), soft()
        self.lines = LineList(may_add=may_add)
        self.calm = plain()
        self.next = Card(_("Do next"))
        self.next.body.addWidget(self.calm)
        self.next.body.addWidget(self.lines)
        let_rows_reach_out(self.next, self.calm)
        self.start = StartCard(
            _("Start here"),
            _("Muster tells you what is due from what you enter. Begin with any of these."),
            primary=True,
        )
        self.set_up = StartCard(
            _("Still to set up"), _("Muster can only remind you of what it knows."), primary=False
        )
        self.audit = AuditCard()
        self.runs_out = ComingCard(
            _("Runs out next"), _("No certificate runs out in the next 90 days.")
        )
        self.week = ComingCard(_("This week"), _("Nothing falls due in the next seven days."))
        self.on_paper = link(_("Print the week…"))
        self.on_paper.clicked.connect(self.print_week)
        self.week.header.addWidget(self.on_paper)
        for part in (self.lines, self.audit, self.runs_out, self.week):
            part.wanted.connect(self._on_wanted)
        self.lines.menu_wanted.connect(self._on_menu)
        for start in (self.start, self.set_up):
            start.wanted.connect(self._on_wanted)
            start.import_wanted.connect(self._on_import_wanted)
        self.audit.tab_wanted.connect(lambda tab: self._go(Place(tab)))

    def _lay_out(self) -> None:
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("role", "clear")
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(theme.AROUND, theme.BETWEEN, theme.AROUND, theme.AROUND)
        self._grid.setHorizontalSpacing(theme.BETWEEN)
        self._grid.setVerticalSpacing(theme.INSIDE)
        head = _column(self.title, self.sentence, spacing=theme.TIGHT)
        self._left = _column(head, self.next, self.start, spacing=theme.INSIDE)
        self._right = _column(self.set_up, self.audit, self.runs_out, self.week)
        self._is_beside: bool | None = None
        self.sheet.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sheet)
        self._place(beside=True)
        for part in (self.next, self.start, self.set_up, self.runs_out, self.week, self.audit):
            part.hide()  # nothing is known yet; a card that jumps is worse than one that comes

    def _place(self, *, beside: bool) -> None:
        """Put the cards beside the list, or below it where there is no room."""
        if beside != self._is_beside:
            self._is_beside = beside
            self._grid.removeWidget(self._left)
            self._grid.removeWidget(self._right)
            self._grid.addWidget(self._left, 0, 0)
            self._grid.addWidget(self._right, *((0, 1) if beside else (1, 0)))
            self._grid.setColumnStretch(0, 1)
            self._grid.setRowStretch(0, 1 if beside else 0)
            self._grid.setRowStretch(1, 0 if beside else 1)
        if beside:
            self._right.setFixedWidth(theme.px(SIDE))
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16777215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(beside=self.width() >= theme.px(BESIDE))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.shown is not None:
            self.refresh()  # what is typed and not saved changes without being told

    # --- what it shows --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything again and show it in place."""
        if self.desk is None:
            return
        if self._job is not None:
            self._job.cancel()  # what it would tell is old
        self._job = self.desk.ask(
            partial(today, as_of=self.desk.today()), self.show_today, owner=self
        )

    def _on_changed(self, _changed: object) -> None:
        self.refresh()

    def show_today(self, shown: Today) -> None:
        """Show what was read."""
        self.shown = shown
        self.title.setText(shown.date_said)
        self.sentence.setText(
            _("{company} · {sentence}").format(company=shown.company, sentence=shown.headline)
            if not shown.is_empty
            else shown.company
        )
        self.next.setVisible(not shown.is_empty or bool(shown.unfinished))
        self.calm.setText(shown.calm)
        self.calm.setVisible(bool(shown.calm))
        self.lines.show_lines((*shown.unfinished, *shown.lines))
        self.start.setVisible(shown.is_empty)
        self.set_up.setVisible(bool(shown.start) and not shown.is_empty)
        (self.start if shown.is_empty else self.set_up).show_steps(shown.start)
        self.audit.show_audit(shown.audit)
        self.audit.show()
        if self.score is not None:
            self.score.show_for(is_empty=shown.is_empty)
        for card, coming in ((self.runs_out, shown.runs_out), (self.week, shown.this_week)):
            card.show_coming(coming)
            card.setVisible(not shown.is_empty)
        self.badged.emit(dict(badges(shown)))

    def _on_wanted(self, target: Target) -> None:
        self._go(place_of(target))

    def _on_menu(self, units: list[str], at: QPoint) -> None:
        from ui.units.unit_menu import open_menu  # the first page is shown without it

        self._with_desk(lambda desk: open_menu(desk, units, at, self))

    def _go(self, place: Place) -> None:
        self._with_desk(lambda desk: desk.go(place))

    def _on_import_wanted(self) -> None:
        self._with_desk(lambda _desk: self.import_wanted.emit())

    def print_week(self) -> None:
        """Show what is due as it will be printed for the wall."""
        self._with_desk(_print_week)

    def _with_desk(self, do: Callable[[Desk], None]) -> None:
        """Do it now, or as soon as the company is open; the last that was asked for counts."""
        if self.desk is None:
            self._asked_for = do
        else:
            do(self.desk)


def _print_week(desk: Desk) -> None:
    from ui.printing import sheets  # the first page does without

    desk.print(sheets.of_today(desk))


def _column(*parts: QWidget, spacing: int = theme.BETWEEN) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return column
