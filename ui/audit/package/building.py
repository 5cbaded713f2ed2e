"""Builds the package while the window goes on; whoever stops it finds nothing left of it."""

from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.jobs import LONG, Told
from ui.preview.handling import handling_of
from ui.work import Stopped, Work

if TYPE_CHECKING:  # what draws pages is imported when a package is built
    from desktop.services.packaging.choices import Built, Choices
    from desktop.services.packaging.glance import TroubleShown
    from desktop.services.packaging.selected import Selection
    from desktop.services.preflight.concern import Concern
    from desktop.store.file import CompanyFile

    Looked = tuple[Selection, tuple[Concern, ...]]
    Answer: TypeAlias = "Through | tuple[Concern, ...]"  # what was built, or stands in its way


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


class Building(Work):
    """One package at a time."""

    built = Signal(object, object)  # Built, and its troubles as they are shown
    blocked = Signal(object)  # what has to be put right first, as concerns; nothing was written

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk.jobs, parent, LONG)
        self._desk = desk
        handling_of(desk).closing.connect(self.stop)

    def build(self, wanted: Wanted) -> None:
        """Build a package."""
        self.run(partial(_work, self._desk.company, wanted), self._on_done)

    def _on_done(self, answer: "Answer") -> None:
        if isinstance(answer, Through):
            self.built.emit(answer.built, answer.troubles)
        else:
            self.blocked.emit(answer)


def _work(company: "CompanyFile", wanted: Wanted, told: Told, is_stopped: Stopped) -> "Answer":
    from desktop.services.packaging.glance import troubles_shown

    def tell(done: int, of: int, about: str) -> None:
        with suppress(CancelledError):  # whoever builds looks itself, up to when it is in its place
            told(done, of, about)

    built, concerns = _built(company, wanted, tell, is_stopped)
    return concerns if built is None else Through(built, troubles_shown(company, built, concerns))


def _built(
    company: "CompanyFile", wanted: Wanted, told: Told, is_stopped: Stopped
) -> "tuple[Built | None, tuple[Concern, ...]]":
    """Build it; where nobody looked yet it is looked at first, and what blocks it stops it."""
    from desktop.services.packaging.exporting import export_package

    done = export_package(
        company, wanted.folder, wanted.as_of, wanted.choices, told, is_stopped,
        looked=wanted.looked,
    )  # fmt: skip
    return done.built, done.concerns
