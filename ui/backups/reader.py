"""Reads for the list of backups what lies on disks, which may take its time: off the window."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.errors import Refused, Unavailable
from ui.jobs import KEEP, Job, Jobs, Then

if TYPE_CHECKING:
    from desktop.services.safe_keeping.shown import BackupShown, BackupsShown, DifferenceShown
    from desktop.store.file import CompanyFile

T = TypeVar("T")


class BackupReader(QObject):
    """Of one company file, or without one of every company file on this PC."""

    listed = Signal(object)  # a BackupsShown
    found = Signal(object)  # the BackupShown that somebody browsed to
    compared = Signal(object, object)  # a BackupShown, and its DifferenceShown
    not_compared = Signal(object, str)  # a BackupShown, and why
    failed = Signal(object)

    def __init__(
        self,
        company: "CompanyFile | None",
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._company, self._jobs, self._now = company, jobs, now
        self._comparing: Job | None = None

    def list(self) -> None:
        """Look for backups, on this PC and in the second place."""
        company, now = self._company, self._now()

        def work() -> "BackupsShown":
            from desktop.services.safe_keeping.listing import backups_shown

            return backups_shown(company, now)

        self._run(work, self.listed.emit, self.failed.emit)

    def look_at(self, path: Path) -> None:
        """Look at what lies in a folder that somebody chose."""
        now = self._now()

        def work() -> "BackupShown":
            from desktop.services.safe_keeping.listing import backup_at

            return backup_at(path, now)

        self._run(work, self.found.emit, self.failed.emit)

    def compare(self, chosen: "BackupShown") -> None:
        """Say what going back to a backup would change; only the last one asked for is told."""
        if self._comparing is not None:
            self._comparing.cancel()
        company, now = self._company, self._now()
        if company is None:
            return

        def work() -> "DifferenceShown":
            from desktop.services.safe_keeping.differing import difference_shown

            return difference_shown(company, chosen.path, now)

        self._comparing = self._run(
            work,
            lambda shown: self.compared.emit(chosen, shown),
            lambda fault: self.not_compared.emit(chosen, str(fault)),
        )

    def _run(
        self,
        work: "Callable[[], T]",
        then: "Then[T]",
        failed: "Callable[[Refused | Unavailable], None]",
    ) -> Job:
        return self._jobs.run(
            KEEP, lambda _job: work(), then, owner=self, refused=failed, unavailable=failed
        )
