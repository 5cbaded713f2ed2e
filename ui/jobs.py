"""Runs work off the window's thread and brings what came of it back, so that nothing freezes."""

import logging
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.errors import Refused, Unavailable

if TYPE_CHECKING:  # threads are made when there is work: the first paint has none
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Then = Callable[[T], None]
log = logging.getLogger(__name__)

READ, DO, LONG = "read", "do", "long"
LANES: Final = (READ, DO, LONG)  # one thread each: what is asked in one of them comes in order


class Job:
    """Something asked for. Once cancelled, or once its owner is gone, nobody hears of it."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._cancelled = Event()

    def cancel(self) -> None:
        """Forget the answer; work that looks at `is_cancelled` stops as well."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._cancelled.is_set()

    @property
    def is_wanted(self) -> bool:
        """Whether the answer has somebody to go to; asked on the window's thread."""
        return not self.is_cancelled and shiboken6.isValid(self._owner)


class Jobs(QObject):
    """The worker threads of one window. `close` it: it waits for what is under way."""

    failed = Signal(object)  # Refused or Unavailable that nobody else takes
    broken = Signal(object)  # any other exception: a fault in Muster
    _back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._waiting = 0
        self._is_closed = False
        self._back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way and every answer was delivered."""
        return self._waiting == 0

    def run(
        self,
        lane: str,
        work: Callable[[Job], T],
        then: Then[T] | None = None,
        *,
        owner: QObject,
        refused: Then[Refused] | None = None,
        unavailable: Then[Unavailable] | None = None,
    ) -> Job:
        """Do `work` on a lane, then call `then` with its result on the window's thread.

        A `Refused` or `Unavailable` goes to its own callable, else to `failed`; anything else is
        a fault in Muster and goes to `broken`.
        """
        from concurrent.futures import CancelledError

        job = Job(owner)
        self._waiting += 1

        def worked() -> T:
            if job.is_cancelled:
                raise CancelledError
            return work(job)

        def arrived(done: "Future[T]") -> None:
            self._back.emit(lambda: self._answer(job, done, then, refused, unavailable))

        self._lane(lane).submit(worked).add_done_callback(arrived)
        return job

    def _lane(self, name: str) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        if name not in LANES:
            raise KeyError(name)
        if name not in self._lanes:
            if self._is_closed:
                raise RuntimeError("the window is closed: nothing can be asked any more")
            self._lanes[name] = ThreadPoolExecutor(1, thread_name_prefix=f"muster-{name}")
        return self._lanes[name]

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        self._waiting -= 1
        call()

    def _answer(
        self,
        job: Job,
        done: "Future[T]",
        then: Then[T] | None,
        refused: Then[Refused] | None,
        unavailable: Then[Unavailable] | None,
    ) -> None:
        from concurrent.futures import CancelledError

        if done.cancelled() or isinstance(done.exception(), CancelledError):
            return
        fault = done.exception()
        if fault is None:
            if then is not None and job.is_wanted:
                then(done.result())
        elif isinstance(fault, Refused) and refused and job.is_wanted:
            refused(fault)
        elif isinstance(fault, Unavailable) and unavailable and job.is_wanted:
            unavailable(fault)
        elif isinstance(fault, Refused | Unavailable):
            self.failed.emit(fault)
        else:
            log.error("a job failed", exc_info=fault)
            self.broken.emit(fault)

    def close(self) -> None:
        """Drop what has not begun, wait for what has."""
        self._is_closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
