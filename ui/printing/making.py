"""Makes a sheet in a private place off the window's thread, and reads it to be looked at."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.services.evidence import Outside, safe_name
from desktop.services.printing.saving import read_whole
from ui.desk import Desk
from ui.jobs import Job
from ui.preview.handling import handling_of
from ui.printing.sheet import Sheet

PDF: Final = "application/pdf"


@dataclass(frozen=True)
class Paper:
    """A sheet that was made: where it lies, what it holds, and whether it is ours to clear away.

    `beside` are the files that belong to it and have no pages.
    """

    path: Path
    data: bytes
    title: str
    is_ours: bool
    beside: tuple[Path, ...] = ()


Work = Callable[[Intake, Callable[[], Outside], Job], Paper]


class Making(QObject):
    """One sheet at a time; the one that was asked for last counts."""

    told = Signal(int, int, str)  # done, of how many (0: not known), what about
    made = Signal(object)  # Paper
    failed = Signal(str)  # a sentence
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._handling = handling_of(desk)
        self._handling.closing.connect(self.stop)
        self._job: Job | None = None
        self.paper: Paper | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a sheet is being made."""
        return self._job is not None

    def make(self, sheet: Sheet) -> None:
        """Make a sheet; what was made before is let go."""
        self._drop()
        self._job = self._handling.work_long(
            _work(sheet),
            self._on_made,
            owner=self,
            refused=self._on_failed,
            unavailable=self._on_failed,
            told=self.told.emit,
        )

    def stop(self) -> None:
        """Stop making it."""
        if self._job is not None:
            self._drop()
            self.stopped.emit()

    def let_go(self, *, keep: bool = False) -> None:
        """Forget the sheet, and its file unless another program may have it open."""
        paper = self.paper
        self._drop()
        if paper is not None and paper.is_ours and not keep:
            place = paper.path
            self._handling.work_long(
                lambda _intake, outside, _job: outside().forget(place),
                lambda _none: None,
                owner=self._handling,
            )

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self.paper = None

    def _on_made(self, paper: Paper) -> None:
        self._job, self.paper = None, paper
        self.made.emit(paper)

    def _on_failed(self, fault: Refused | Unavailable) -> None:
        self._job = None
        self.failed.emit(str(fault))


def _work(sheet: Sheet) -> Work:
    if secret := sheet.secret:
        return lambda _intake, _outside, _job: Paper(Path(), secret(), sheet.title, is_ours=False)

    def work(_intake: Intake, outside: Callable[[], Outside], job: Job) -> Paper:
        def is_stopped() -> bool:
            return job.is_cancelled

        place = outside().place(safe_name(sheet.title, PDF))
        try:
            printed = sheet.make(place, job.tell, is_stopped)
            if job.is_cancelled:  # nobody waits for it any more
                raise CancelledError
            data = read_whole(printed.path)
        except BaseException:
            outside().forget(place)
            raise
        return Paper(printed.path, data, printed.title, printed.path == place, printed.beside)

    return work
