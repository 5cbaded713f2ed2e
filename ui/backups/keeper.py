"""Keeps one open company file backed up while people work on it, and knows how old that is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk import Desk
from ui.jobs import KEEP, Told
from ui.work import Stopped, Work

if TYPE_CHECKING:
    from desktop.services.safe_keeping.shown import Kept, Standing
    from desktop.services.safe_keeping.words import Age
    from desktop.store.transaction import Changed

EVERY: Final = 30 * 60_000  # milliseconds between two backups while something changes
A_MINUTE: Final = 60_000


class Keeper(QObject):
    """Backs up half an hour after a change, and whenever it is told to; never on this thread."""

    aged = Signal(object)  # an Age: what the line at the bottom says
    made = Signal(bool)  # a backup was made; whether it is of a whole file
    damaged = Signal(str)  # a sentence: the file turned out to be damaged
    second_failed = Signal(str)  # why the second place did not take it, "" where it did
    failed = Signal(str)  # a sentence: there is none, and why

    def __init__(self, desk: Desk, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self._now = desk, now
        self.work = Work(desk.jobs, self)
        self._standing: Standing | None = None
        self._is_ended = False
        self._changes = 0  # how many were told: one made while a backup is written is not in it
        self._timer = QTimer(self, interval=EVERY, singleShot=True)
        self._timer.timeout.connect(lambda: self.back_up("while-open"))
        self._minute = QTimer(self, interval=A_MINUTE)
        self._minute.timeout.connect(self._tell)
        self._minute.start()
        desk.changed.connect(self._on_changed)
        desk.closing.connect(self.end)
        self.work.failed.connect(self._on_failed)
        self.work.stopped.connect(self._go_on)
        self.look()

    def look(self) -> None:
        """Ask how old the last good backup is, and whether it is out of date."""
        desk = self.desk
        desk.jobs.run(KEEP, lambda _job: _standing(desk), self._on_standing, owner=self)

    def _on_standing(self, standing: "Standing") -> None:
        self._standing = standing
        self._tell()
        self._go_on()

    @property
    def is_needed(self) -> bool:
        """Whether something was changed that is in no good backup yet."""
        standing = self._standing
        return standing is not None and standing.is_changed and not self.desk.read_only

    def _on_changed(self, _changed: "Changed") -> None:
        from desktop.services.safe_keeping.shown import Standing

        self._changes += 1
        made_at = self._standing.made_at if self._standing is not None else None
        self._standing = Standing(made_at, is_changed=True)
        self._go_on()
        self._tell()

    def _go_on(self) -> None:
        if self.is_needed and not self._is_ended and not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        if self._standing is not None:
            self.aged.emit(_age(self._standing, self._now()))

    # --- backing up -----------------------------------------------------------------------------

    def back_up(self, why: str) -> None:
        """Make a backup now; `made` or `failed` tells, unless one is being made already."""
        self._timer.stop()
        if self.work.is_busy or self.desk.read_only:
            return
        desk, changes = self.desk, self._changes

        def task(tell: Told, stopped: Stopped) -> "Kept":
            from desktop.services.safe_keeping.keeping import back_up

            return back_up(desk.company, why, tell, stopped)

        self.work.run(task, lambda kept: self._on_made(kept, changes))

    def _on_made(self, kept: "Kept", changes: int) -> None:
        was_changed = changes != self._changes
        self._on_standing(replace(kept.standing, is_changed=True) if was_changed else kept.standing)
        if kept.damage:
            self.damaged.emit(kept.damage)
        self.second_failed.emit(kept.second_said)
        self.made.emit(not kept.damage)

    def _on_failed(self, sentence: str) -> None:
        self._go_on()
        self.failed.emit(sentence)

    def end(self) -> None:
        """Stop: the file is being closed."""
        self._is_ended = True
        self._timer.stop()
        self._minute.stop()
        self.work.stop()


def _standing(desk: Desk) -> "Standing":
    from desktop.services.safe_keeping.keeping import standing

    return standing(desk.company)


def _age(standing: "Standing", now: datetime) -> "Age":
    from desktop.services.safe_keeping.words import age_said

    return age_said(standing.made_at, now, is_changed=standing.is_changed)
