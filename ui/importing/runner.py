"""Runs the long parts of the wizard one at a time, shows how far they are and lets them stop."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.errors import Refused, Unavailable
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.jobs import Job, Then, Told
from ui.widgets import Working

T = TypeVar("T")
Work = Callable[[CompanyFile, Told], T]


class Runner(QObject):
    """One piece of long work at a time; what the work is handed to tell its progress stops it."""

    failed = Signal(str)  # a sentence
    stopped = Signal()
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, working: Working, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._working = desk, working
        self._stop = Event()
        self._is_busy = False
        working.stopped.connect(self.stop)
        desk.progressed.connect(self._on_progressed)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._is_busy

    def run(self, sentence: str, work: "Work[T]", then: "Then[T]") -> None:
        """Do something; `then` is not called when it was stopped or failed."""
        stop = self._stop = Event()

        def stoppable(company: CompanyFile, _job: Job, told: Told) -> T | None:
            def tell(done: int, of: int, name: str) -> None:
                if stop.is_set():
                    raise CancelledError
                told(done, of, name)

            try:
                return work(company, tell)
            except CancelledError:
                return None  # answered all the same: only then is it sure that it has ended

        def answered(answer: T | None) -> None:
            self._end()
            if answer is None:
                self.stopped.emit()
            else:
                then(answer)

        self._begin(sentence)
        self._desk.work_long(
            stoppable, answered, owner=self, refused=self._on_failed, unavailable=self._on_failed
        )

    def stop(self) -> None:
        """Stop what is under way, as soon as it tells how far it is."""
        self._stop.set()

    def _begin(self, sentence: str) -> None:
        self._is_busy = True
        self._working.start(sentence)
        self.busy_changed.emit(True)

    def _end(self) -> None:
        self._is_busy = False
        self._working.finish()
        self.busy_changed.emit(False)

    def _on_failed(self, fault: Refused | Unavailable) -> None:
        self._end()
        self.failed.emit(str(fault))

    def _on_progressed(self, done: int, of: int, name: str) -> None:
        if self._is_busy and not self._stop.is_set():
            self._working.tell(min(done + 1, of), of, name)
