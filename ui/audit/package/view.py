"""The page of the package: what goes in, how it is made, the look before it is sent, building."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.preflight.keys import FAILS, UNSIGNED
from ui.audit.package.building import Building, Wanted
from ui.audit.package.last_package import LastPackage, keep_last, last_of
from ui.audit.package.next_step import NOTHING, SEND, Standing, next_step
from ui.audit.package.outcome import Outcome
from ui.audit.package.parts import PackageParts
from ui.audit.package.reader import Reader
from ui.desk import Desk
from ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.packaging.choices import Built
    from desktop.services.packaging.glance import TroubleShown
    from desktop.services.packaging.overview_values import Overview
    from desktop.services.preflight.concern import Concern


class PackageView(PackageParts):
    """Reads, has it looked at, and builds; Esc stops what is being built."""

    wanted = Signal(object)  # a Target

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(desk, preferences, parent)
        self._desk, self._preferences = desk, preferences
        self._last: LastPackage | None = None
        self._is_new = self._is_old = False
        self._is_draft = self._is_own_copy = False  # the one that was built a moment ago
        self._is_looked = False
        self._does = NOTHING
        self.building, self.reader = Building(desk, self), Reader(desk, self)
        self.outcome = Outcome(desk, preferences, self)
        self._connect()
        self.show_last()
        self._tell_next()

    def _connect(self) -> None:
        self.build.clicked.connect(self._on_build)
        self.act.clicked.connect(self._on_act)
        self.what.changed.connect(self.refresh)
        self.choices.changed.connect(self.refresh)
        self.what.exhibits_wanted.connect(self.show_exhibits)
        self.exhibits.left.connect(self.show_steps)
        for card in (self.what, self.look, self.earlier, self.result):
            card.wanted.connect(self.wanted)
        self.reader.overview.connect(self._on_overview)
        self.reader.looked.connect(self._on_looked)
        self.reader.failed.connect(self._on_look_failed)
        self.working.stopped.connect(self.building.stop)
        building = self.building
        building.told.connect(self._on_told)
        building.built.connect(self._on_built)
        building.blocked.connect(self._on_blocked)
        building.stopped.connect(self._on_stopped)
        building.failed.connect(self._on_failed)
        self.outcome.connect_to(self)
        self._desk.changed.connect(self._on_changed)
        self._desk.day_changed.connect(self.what.show_today)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what goes in again, and look at it; where nobody looks, it waits."""
        as_of = self.what.as_of
        self._is_old = not self.isVisible()
        self._is_looked = False
        if as_of is not None and not self._is_old and not self.building.is_busy:
            self.look.show_looking()
            self.reader.read(as_of, self.choices.choices)
            self.outcome.read_earlier()
        self._tell_next()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old or self.what.shown is None:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: who judges the records shall be free for others."""
        super().hideEvent(event)
        if not self._is_looked:
            self.reader.stop()
            self._is_old = True

    def _on_changed(self, _changed: object) -> None:
        self._is_new = False
        self.refresh()

    def _on_overview(self, shown: "Overview") -> None:
        self.what.put(shown)
        self.exhibits.put(shown)
        self.choices.show_usual(
            takes_loose=shown.assessment_id is None, can_choose=not shown.is_signed
        )
        self._tell_next()

    def _on_looked(self, found: "Sequence[Concern]") -> None:
        self._is_looked = True
        self.look.put(found)
        self._tell_next()

    def _on_look_failed(self, sentence: str) -> None:
        self._is_looked = True
        self.look.show_failed(sentence)
        self._tell_next()

    def show_last(self) -> None:
        """Show the package that was built last, as long as its file is there."""
        self._last = last_of(self._preferences, self._desk.company.path)
        self.result.setVisible(self._last is not None)
        if self._last is not None:
            self.result.show_package(self._last, is_new=False)
            self.result.show_troubles([])

    # --- what is next ---------------------------------------------------------------------------

    def _tell_next(self) -> None:
        shown, busy = self.what.shown, self.building.is_busy
        now = Standing(
            has_day=self.what.as_of is not None,
            is_read_only=self._desk.read_only,
            is_looked=self._is_looked,
            stops=len(self.look.blocking),
            can_mend=self.look.first() is not None,
            warns=len(self.look.concerns or ()),
            exhibits=None if shown is None else shown.exhibits,
            is_draft=shown is not None and shown.is_draft,
            is_new=self._is_new,
            is_own_copy=self._is_own_copy,
            is_built_draft=self._is_draft,
            fails=self.look.finds(FAILS),
            is_unsigned=self.look.finds(UNSIGNED),
        )
        step = next_step(now)
        self._does = step.does
        may_build = now.has_day and not busy and not now.stops
        self.show_next(step, may_build=may_build, busy=busy)
        is_kept = self._is_new and self._is_own_copy  # nobody else gets that one
        self.result.sent.setHidden(self._desk.read_only or step.does == SEND or is_kept)

    def _on_act(self) -> None:
        first = self.look.first()
        if self._does == SEND:
            self.outcome.ask_sent()
        elif first is not None:
            self.wanted.emit(first)

    # --- building -------------------------------------------------------------------------------

    def _on_build(self) -> None:
        as_of = self.what.as_of
        if as_of is None or self.building.is_busy:
            return
        self.banner.clear()
        looked = self.reader.found if self._is_looked else None
        self.reader.stop()
        self._is_new = False
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # Esc stops it from wherever one is
        choices = self.choices.choices
        self._is_own_copy = choices.own_copy
        self.building.build(Wanted(self.choices.where, as_of, choices, looked))
        self.working.start(_("Reading the records"))
        self._tell_next()

    def _on_told(self, done: int, of: int, about: str) -> None:
        if self.building.is_busy:
            self.working.tell(done, of, about)

    def _on_stopped(self) -> None:
        self._end()
        self.banner.show_message(_("Stopped. Nothing was written."), "plain")
        self.build.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_blocked(self, found: "Sequence[Concern]") -> None:
        self._is_looked = True
        self.look.put(found)
        self._end()
        self.banner.show_message(self.sentence.text(), "red")

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.banner.show_message(sentence, "red")

    def _on_built(self, built: "Built", troubles: "Sequence[TroubleShown]") -> None:
        last = LastPackage(
            built.path, self._desk.today(), built.as_of, built.pages, len(built.exhibits)
        )
        keep_last(self._preferences, self._desk.company.path, last)
        self._last, self._is_new, self._is_draft = last, True, built.is_draft
        self.result.show_package(last, is_new=True, is_draft=built.is_draft)
        self.result.show_troubles(troubles)
        self.outcome.read_since()
        self._end()
        self.area.verticalScrollBar().setValue(0)
        self.result.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.working.finish()
        if self._is_looked:
            self._tell_next()
        else:
            self.refresh()

    @property
    def last(self) -> LastPackage | None:
        """The package that was built last."""
        return self._last

    @property
    def is_looked(self) -> bool:
        """Whether what is shown was looked at."""
        return self._is_looked and not self._is_old

    def told_sent(self) -> None:
        """It was said to whom it went."""
        self._is_new = False
        if self._last is not None:
            self.result.show_package(self._last, is_new=False)
        self._tell_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what is being built."""
        if event.key() == Qt.Key.Key_Escape and self.building.is_busy:
            self.building.stop()
        else:
            super().keyPressEvent(event)

    def show_pages(self) -> bool:
        """Show the pages of the last package, from where they are printed; False: there is none."""
        if self._last is None:
            return False
        self.outcome.open()
        return True
