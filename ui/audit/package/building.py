"""Builds the package while the window goes on; whoever stops it finds nothing left of it."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop.errors import Refused, Unavailable
from ui.desk import Desk
from ui.jobs import Job, Told
from ui.preview.handling import handling_of

if TYPE_CHECKING:  # what draws pages is imported when a package is built
    from desktop.services.packaging.choices import Built, Choices
    from desktop.services.packaging.glance import TroubleShown
    from desktop.services.packaging.selected import Selection
    from desktop.services.preflight.concern import Concern
    from desktop.store.file import CompanyFile

    Looked = tuple[Selection, tuple[Concern, ...]]
    # what was built, what stands in its way, or None where a person stopped it
    Answer: TypeAlias = "Through | tuple[Concern, ...] | None"
    Work = Callable[[CompanyFile, Job, Told], Answer]


@dataclass(frozen=True)
class Wanted:
    """What is to be built: into which folder, as of which day, how.

    `looked` is what goes in and what was found in it, where somebody looked already.
    """

    folder: Path
    as_of: date
    choices: "Choices"
    looked: "Looked | None" = None


@dataclass(frozen=True)
class Through:
    """What was built, with what is to be looked at."""

    built: "Built"
    troubles: "tuple[TroubleShown, ...]"


class Building(QObject):
    """One package at a time."""

    told = Signal(int, int, str)  # done, of how many, what about
    built = Signal(object, object)  # Built, and its troubles as they are shown
    blocked = Signal(object)  # what has to be put right first, as concerns; nothing was written
    stopped = Signal()  # nothing is left of it
    failed = Signal(str)  # a sentence

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = Event()
        self.is_busy = False
        handling_of(desk).closing.connect(self.stop)

    def build(self, wanted: Wanted) -> None:
        """Build a package."""
        self._stop = Event()
        self.is_busy = True
        self._desk.work_long(
            _work(wanted, self._stop),
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
        elif isinstance(answer, Through):
            self.built.emit(answer.built, answer.troubles)
        else:
            self.blocked.emit(answer)

    def _on_failed(self, fault: Refused | Unavailable) -> None:
        self.is_busy = False
        self.failed.emit(str(fault))


def _work(wanted: Wanted, stop: Event) -> "Work":
    def work(company: "CompanyFile", _job: Job, told: Told) -> "Answer":
        from desktop.services.packaging.glance import troubles_shown

        try:
            built, concerns = _built(company, wanted, told, stop)
        except CancelledError:
            return None  # answered all the same: only then is it sure that nothing is left
        return concerns if built is None else Through(built, troubles_shown(company, built))

    return work


def _built(
    company: "CompanyFile", wanted: Wanted, told: Told, stop: Event
) -> "tuple[Built | None, tuple[Concern, ...]]":
    """Build it; where nobody looked yet it is looked at first, and what blocks it stops it."""
    folder, as_of, choices = wanted.folder, wanted.as_of, wanted.choices
    if wanted.looked is None:
        from desktop.services.packaging.exporting import export_package

        done = export_package(company, folder, as_of, choices, told, stop.is_set)
        return done.built, done.concerns
    from desktop.services.packaging.build import build_package

    selection, concerns = wanted.looked
    built = build_package(
        company, folder, as_of, choices, told, stop.is_set, selection=selection, concerns=concerns
    )
    return built, concerns
