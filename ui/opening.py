"""Opens and closes company files for one window, off its thread."""

import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop.errors import HeldElsewhere, Locked, Unavailable
from ui.desk import Desk
from ui.jobs import DO, READ, Job, Jobs

if TYPE_CHECKING:
    from desktop.services.today import Today
    from desktop.store.file import CompanyFile
    from desktop.store.keys import Key

MOST: Final = 0.5  # seconds to wait for a page to be painted; a hidden window never is


@dataclass(frozen=True)
class Clock:
    """The time, handed down from the composition root."""

    now: Callable[[], datetime]
    today: Callable[[], date]
    elapsed: Callable[[], float] = time.monotonic  # seconds; best such that go on in a sleep


@dataclass(frozen=True)
class _Wanted:
    path: Path
    read_only: bool
    key: "Key | None"


class Opening(QObject):
    """One window's company file: at most one is open at a time."""

    begun = Signal(object)  # the path of a file that is being opened
    glanced = Signal(object)  # what Today shows of it, before it is open
    opened = Signal(object)  # its Desk
    leaving = Signal()  # the open one is about to be closed
    held = Signal(object, object)  # path, HeldElsewhere: another window has it
    locked = Signal(object, bool)  # path, to read only: it has a password, and none is known here
    ending = Signal()  # the program ends: what waits shall not hold it up
    failed = Signal(object, object)  # path, Unavailable or Refused

    def __init__(self, jobs: Jobs, clock: Clock, by: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.clock, self.by = jobs, clock, by
        self.desk: Desk | None = None
        # open files that no desk was made of yet: this one closes them, whatever comes between
        self._waiting: list[CompanyFile] = []
        self._glance: tuple[Path, Job] | None = None
        self._is_ended = False
        self._seen = Event()
        self._seen.set()
        jobs.broken.connect(self._on_broken)
        self._asked = 0  # how often a file was asked for: only the last one is shown
        self._wanted: _Wanted | None = None  # what is being opened, until it is
        # what somebody locked opens again for nobody but who knows its password
        self._never_recalled: set[Path] = set()

    def open_first(self, path: Path) -> None:
        """Open the first file of the program, and tell what is due before it is open for work.

        Because the database library takes longer to import than all the rest together.
        """
        self.close()
        self.begun.emit(path)
        today = self.clock.today()

        def work(_job: Job) -> "Today | None":
            from desktop.services.first_look import first_today

            return first_today(path, today)

        self._glance = path, self.jobs.run(READ, work, self._on_glanced, owner=self)

    def _on_glanced(self, shown: "Today | None") -> None:
        if shown is not None:
            self._seen.clear()
            self.glanced.emit(shown)
        self._open_glanced_at()

    def _on_broken(self, _fault: object) -> None:
        if self._glance is not None:
            self._open_glanced_at()

    def _open_glanced_at(self) -> None:
        if self._glance is None:
            return
        (path, _job), self._glance = self._glance, None
        self._run(path, self._opened_at(path))

    def go_on(self) -> None:
        """Open the file now: what is due in it was painted, and nothing holds that up any more."""
        self._seen.set()

    def open(self, path: Path, *, read_only: bool = False, key: "Key | None" = None) -> None:
        """Open a file in place of the open one; one with a password, with its key."""
        self._begin(path, self._opened_at(path, read_only=read_only, key=key))

    def again(self, *, read_only: bool = False) -> None:
        """Try once more to open what another window had open; nobody types a password twice."""
        if self._wanted is not None:
            self.open(self._wanted.path, read_only=read_only, key=self._wanted.key)

    def forget(self) -> None:
        """Forget what could not be opened, and its key."""
        self._wanted = None

    def _opened_at(
        self, path: Path, *, read_only: bool = False, key: "Key | None" = None
    ) -> "Callable[[], CompanyFile]":
        self._wanted = _Wanted(path, read_only, key)
        may_recall = key is None and path.absolute() not in self._never_recalled

        def work() -> "CompanyFile":
            from desktop.store.file import CompanyFile

            def opened(key: "Key | None") -> "CompanyFile":
                return CompanyFile.open(
                    path,
                    by=self.by,
                    clock=self.clock.now,
                    read_only=read_only,
                    hold=not read_only,
                    key=key,
                )

            try:
                return opened(key)
            except Locked:
                from desktop.services.locking import remembered

                known = remembered(path) if may_recall else None
                if known is None:
                    raise
            return opened(known)

        return work

    def adopt(self, company: "CompanyFile") -> None:
        """Show a file that somebody opened already; from now on this one closes it."""
        self.close()
        self._waiting.append(company)
        self._asked += 1
        self._on_open(company, self._asked)

    def make(self, path: Path, work: "Callable[[str, Callable[[], datetime]], Key | None]") -> None:
        """Let `work(by, now)` make a file and return its key, then open it."""

        self._wanted = _Wanted(path, read_only=False, key=None)

        def made() -> "CompanyFile":
            from desktop.store.file import CompanyFile

            key = work(self.by, self.clock.now)
            return CompanyFile.open(path, by=self.by, clock=self.clock.now, hold=True, key=key)

        self._begin(path, made)

    def _begin(self, path: Path, work: "Callable[[], CompanyFile]") -> None:
        self.close()
        self.begun.emit(path)
        self._run(path, work)

    def _run(self, path: Path, work: "Callable[[], CompanyFile]") -> None:
        self._asked += 1
        number = self._asked

        def kept() -> "CompanyFile":
            # after a glance: the database library must not hold up what is being painted
            if not self._seen.wait(MOST):
                self._seen.set()
            if self._is_ended:
                raise CancelledError
            company = work()
            # every kind and table is read here, so that the first page does not wait for it
            import desktop.services.checking  # noqa: F401

            self._waiting.append(company)
            return company

        self.jobs.run(
            DO,
            lambda _job: kept(),
            lambda company: self._on_open(company, number),
            owner=self,
            refused=lambda fault: self.failed.emit(path, fault),
            unavailable=lambda fault: self._on_unavailable(path, fault),
        )

    def _on_open(self, company: "CompanyFile", number: int) -> None:
        from desktop.store.undo import Sitting

        if self._is_ended:  # the window was closed meanwhile, and the file with it
            return
        self._waiting.remove(company)
        self._wanted = None
        if number != self._asked:  # another file was asked for meanwhile
            company.close()
            return
        self.desk = Desk(company, Sitting(company), self.jobs, self.clock.today, self)
        self.opened.emit(self.desk)

    def _on_unavailable(self, path: Path, fault: Unavailable) -> None:
        if isinstance(fault, HeldElsewhere):
            self.held.emit(path, fault)
            return
        wanted, self._wanted = self._wanted, None
        if isinstance(fault, Locked):
            self.locked.emit(path, bool(wanted and wanted.path == path and wanted.read_only))
        else:
            self.failed.emit(path, fault)

    def lock(self) -> None:
        """Close the open file, which from now on no remembered password opens."""
        if self.desk is not None:
            self._never_recalled.add(self.desk.company.path)
            self.close()

    def close(self) -> None:
        """Close the open file, if there is one; what is being written is written first."""
        if self._glance is not None:
            (_path, job), self._glance = self._glance, None
            job.cancel()
        self._seen.set()
        if self.desk is not None:
            self.leaving.emit()
            desk, self.desk = self.desk, None
            desk.close()
            desk.deleteLater()

    def end(self) -> None:
        """Close everything at the end of the program."""
        self._is_ended = True
        self.ending.emit()
        self.close()
        self.jobs.close()
        for company in self._waiting:
            company.close()
