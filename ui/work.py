"""One long piece of work, a backup or a package: it tells how far it is, and can stop."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.errors import Refused, Unavailable
from ui.jobs import KEEP, Job, Jobs, Then, Told

T = TypeVar("T")
Stopped = Callable[[], bool]
Task = Callable[[Told, Stopped], T]


class Work(QObject):
    """One thing at a time, on a lane of its own: that of backups, for which nothing waits, or
    another.
    """

    told = Signal(int, int, str)  # done, of how many, what about
    stopped = Signal()  # nothing is left of it
    failed = Signal(str)  # a sentence
    faulted = Signal(object)  # the same as it was raised: Refused or Unavailable
    ended = Signal()  # whatever came of it

    def __init__(self, jobs: Jobs, parent: QObject | None = None, lane: str = KEEP) -> None:
        super().__init__(parent)
        self._jobs, self._lane = jobs, lane
        self._stop = Event()
        self.is_busy = False

    def run(self, task: "Task[T]", then: "Then[T]") -> None:
        """Do something; `then` is not called when it was stopped or failed."""
        if self.is_busy:
            raise RuntimeError("one piece of work at a time")
        stop = self._stop = Event()
        self.is_busy = True

        def work(job: Job) -> T | None:
            def tell(done: int, of: int, about: str = "") -> None:
                if stop.is_set():
                    raise CancelledError
                job.tell(done, of, about)

            try:
                return None if stop.is_set() else task(tell, stop.is_set)
            except CancelledError:
                return None  # answered all the same: only then is it sure that it has ended

        def answered(answer: T | None) -> None:
            self._end()
            if answer is None:
                self.stopped.emit()
            else:
                then(answer)

        self._jobs.run(
            self._lane,
            work,
            answered,
            owner=self,
            refused=self._on_failed,
            unavailable=self._on_failed,
            told=self._on_told,
        )

    def stop(self) -> None:
        """Stop it as soon as it looks; `stopped` tells when it has."""
        self._stop.set()

    def _on_told(self, done: int, of: int, about: str) -> None:
        if self.is_busy and not self._stop.is_set():
            self.told.emit(done, of, about[:1].upper() + about[1:])

    def _on_failed(self, fault: Refused | Unavailable) -> None:
        self._end()
        self.failed.emit(str(fault))
        self.faulted.emit(fault)

    def _end(self) -> None:
        self.is_busy = False
        self.ended.emit()
