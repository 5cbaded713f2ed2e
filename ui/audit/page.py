"""The page Audit & package: pick a day, see how every area will stand then and what it can show."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.language import N_
from desktop.services.auditing.findings import every_one
from desktop.services.readiness import Readiness, areas_and_kinds, readiness
from desktop.services.today import Target
from ui import theme
from ui.audit.area_view import AreaView
from ui.audit.day_row import DayRow
from ui.audit.day_score import DayScore
from ui.audit.keys import FINDINGS
from ui.audit.views import AUDIT_VIEWS, PAPER_VIEWS, TITLES, AuditView, view_of
from ui.desk import Desk
from ui.element.groups import Group
from ui.element.kind_list import KEY, KindList
from ui.element.middle import Middle
from ui.jobs import Job
from ui.preferences import Preferences
from ui.tabs import PACKAGE
from ui.today.leading import place_of

if TYPE_CHECKING:
    from ui.audit.package.view import PackageView

LIST: Final = 256
WIDEST: Final = 272
SHARE: Final = 0.28  # of the width that the list takes at the most where it is short
CHOOSING: Final = 1220  # from here on exhibits, their paper and the list have room together


class AuditPage(QWidget):
    """How things will stand on the day of the audit if nothing more is done.

    Records that the audit keeps are shown by whoever listens to `kind_wanted` and hands their
    widget to `show_records`.
    """

    kind_wanted = Signal(str)

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._preferences = desk, preferences
        self._package: PackageView | None = None
        self.shown: Readiness | None = None
        self._job: Job | None = None
        self._counting: Job | None = None
        self._counts: dict[str, int] = {}  # that stand on the list, by key
        self._given: int | None = None  # the width of the list, until somebody moves its edge
        self._on: date | None = None  # what somebody chose; else the day of the audit
        areas, kinds = areas_and_kinds()
        self._areas = frozenset(key for key, _title in areas)
        self._views: dict[str, AuditView] = {}
        self.list = KindList(
            (
                Group(TITLES[0], (*AUDIT_VIEWS.items(), (PACKAGE, N_("The package")))),
                Group(N_("Overdue or missing on the day"), areas),
                Group(TITLES[1], tuple(PAPER_VIEWS.items())),
                Group(N_("Records"), kinds),
            )
        )
        self.day = DayRow(desk)
        self.day.chosen.connect(self.show_day)
        self.day.audit_wanted.connect(lambda: self.show_day(None))
        self.day.date_wanted.connect(self._on_enter_date)
        self.day_score = DayScore(desk, self.day)
        self.view = AreaView(self.day_score, may_add=not desk.read_only)
        self.view.wanted.connect(self._on_wanted)
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self.refresh)
        self.list.choose(next(iter(AUDIT_VIEWS), areas[0][0]))
        self.refresh()

    # --- its parts ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.stack = Middle()
        self.stack.addWidget(self.view)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.stack.currentChanged.connect(self._fit_list)
        self.list.setMinimumWidth(theme.px(LIST * 2 / 3))
        self.splitter.setSizes([self._wanted(), theme.px(LIST * 5)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    @property
    def package(self) -> "PackageView":
        """The part in which the package is built, made when it is first looked at."""
        if self._package is None:
            from ui.audit.package.view import PackageView

            self._package = PackageView(self.desk, self._preferences)
            self._package.wanted.connect(self._on_wanted)
            self._package.pages.currentChanged.connect(self._fit_list)
            self.stack.addWidget(self._package)
        return self._package

    @property
    def is_choosing(self) -> bool:
        """Whether exhibits are being chosen."""
        package = self._package if self._package is self.stack.currentWidget() else None
        return package is not None and package.is_choosing

    def _fit_list(self) -> None:
        """Leave the room of the list to what is looked at where there is little of it.

        While exhibits are chosen it is all theirs.
        """
        is_short = self.width() < theme.px(CHOOSING)
        self.list.setHidden(is_short and self.is_choosing)
        if self._given in (None, self.splitter.sizes()[0]):  # else somebody moved the edge
            width = self._wanted()
            if is_short:  # large letters: its words take two lines
                width = min(width, int(self.width() * SHARE))
            self.splitter.setSizes([width, self.width() - width])
            self._given = self.splitter.sizes()[0]

    def _wanted(self) -> int:
        return min(max(self.list.wanted_width(), theme.px(LIST)), theme.px(WIDEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    # --- what it shows --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything again and show it in place."""
        if self._job is not None:
            self._job.cancel()  # what it would tell is old
        work = partial(readiness, as_of=self.desk.today(), on=self._on)
        self._job = self.desk.ask(work, self._on_read, owner=self)
        if self.isVisible():
            self._count_findings()

    def _count_findings(self) -> None:
        """Say on the list how much an auditor would find; nobody waits for it."""
        company, today = self.desk.company, self.desk.today()
        if self._counting is not None:
            self._counting.cancel()
        self._counting = self.desk.ask_auditor(
            lambda auditor: len(every_one(company, auditor, today)), self._on_counted, owner=self
        )

    def _on_counted(self, found: int) -> None:
        self._counts[FINDINGS] = found
        self.list.show_counts(self._counts)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count_findings()

    def show_day(self, on: date | None) -> None:
        """Show how things will stand on a day; None: on that of the audit."""
        self._on = on
        self.refresh()

    def show_kind(self, key: str) -> None:
        """Choose an area or a kind of record in the list on the left."""
        self.list.choose(key)

    def show_records(self, records: QWidget) -> None:
        """Show the records of a kind in the place of the areas."""
        if self.stack.indexOf(records) < 0:
            self.stack.addWidget(records)
        self.stack.setCurrentWidget(records)

    def _on_read(self, shown: Readiness) -> None:
        self.shown = shown
        counts = {area.tab: area.then for area in shown.areas}
        self._counts |= counts | {kind.key: kind.count for kind in shown.kinds}
        self.list.show_counts(self._counts)
        self.day.show_day(shown.on, shown.as_of, shown.audit_on)
        self.day_score.show_day(shown.on)
        self._show_area()

    def _show_area(self) -> None:
        key = self.current()
        if self.shown is None or key not in self._areas:
            return
        area = next(area for area in self.shown.areas if area.tab == key)
        self.view.show_area(area, self.shown.day_said)

    def current(self) -> str:
        """Return the area or the kind of record that is chosen."""
        item = self.list.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    # --- what a person does ---------------------------------------------------------------------

    def _on_changed(self, _changed: object) -> None:
        self.refresh()

    def _on_chosen(self, key: str) -> None:
        if key in self._areas:
            self.stack.setCurrentWidget(self.view)
            self._show_area()
        elif key == PACKAGE:
            self.stack.setCurrentWidget(self.package)
        elif key in AUDIT_VIEWS or key in PAPER_VIEWS:
            self.stack.setCurrentWidget(self._view(key))
        else:
            self.kind_wanted.emit(key)

    def _view(self, key: str) -> AuditView:
        if key not in self._views:
            self._views[key] = view_of(key, self.desk, self._preferences)
            self.stack.addWidget(self._views[key])
        return self._views[key]

    def shown_view(self) -> AuditView | None:
        """Return the view that is shown, None where something else is."""
        return self._views.get(self.current())

    def _on_enter_date(self) -> None:
        if self.shown is not None:
            self._on_wanted(self.shown.company)

    def _on_wanted(self, target: Target) -> None:
        self.desk.go(place_of(target))
