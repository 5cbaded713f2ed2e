"""Builds the package while the window goes on; whoever stops it finds nothing left of it."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import Refused, Unavailable
from ui.desk import Desk
from ui.jobs import Job, Told
from ui.preview.handling import handling_of

if TYPE_CHECKING:  # what draws pages is imported when a package is built
    from desktop.services.packaging.choices import Built, Choices
    from desktop.services.packaging.glance import TroubleShown
    from desktop.store.file import CompanyFile

    Answer = tuple[Built, tuple[TroubleShown, ...]] | None
    Work = Callable[[CompanyFile, Job, Told], Answer]


class Building(QObject):
    """One package at a time."""

    told = Signal(int, int, str)  # done, of how many, what about
    built = Signal(object, object)  # Built, and its troubles as they are shown
    stopped = Signal()  # nothing is left of it
    failed = Signal(str)  # a sentence

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = Event()
        self.is_busy = False
        handling_of(desk).closing.connect(self.stop)

    def build(self, folder: Path, as_of: date, choices: "Choices") -> None:
        """Build the package as of a day into a folder."""
        self._stop = Event()
        self.is_busy = True
        self._desk.work_long(
            _work(folder, as_of, choices, self._stop),
            self._on_done,
            owner=self,
            refused=self._on_failed,
            unavailable=self._on_failed,
            told=self._on_told,
        )

    def stop(self) -> None:
        """Stop it; `stopped` tells when it has."""
        self._stop.set()

    def _on_told(self, done: int, of: int, about: str) -> None:
        if not self._stop.is_set():
            self.told.emit(done, of, about)

    def _on_done(self, answer: "Answer") -> None:
        self.is_busy = False
        if answer is None:
            self.stopped.emit()
        else:
            self.built.emit(*answer)

    def _on_failed(self, fault: Refused | Unavailable) -> None:
        self.is_busy = False
        self.failed.emit(str(fault))


def _work(folder: Path, as_of: date, choices: "Choices", stop: Event) -> "Work":
    def work(company: "CompanyFile", _job: Job, told: Told) -> "Answer":
        from desktop.services.packaging.build import build_package
        from desktop.services.packaging.glance import troubles_shown

        try:
            built = build_package(company, folder, as_of, choices, told, stop.is_set)
        except CancelledError:
            return None  # answered all the same: only then is it sure that nothing is left
        return built, troubles_shown(company, built)

    return work
