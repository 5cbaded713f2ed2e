"""Runs work off the window's thread and brings what came of it back, so that nothing freezes."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from threading import Event
from typing import TYPE_CHECKING, Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.errors import Refused, Unavailable

if TYPE_CHECKING:  # threads are made when there is work: the first paint has none
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Then = Callable[[T], None]
Told = Callable[[int, int, str], None]  # done, of how many, what it is about
log = logging.getLogger(__name__)

READ, DO, LONG = "read", "do", "long"
KEEP: Final = "keep"  # backups and checks, which nothing else shall wait for
AUDIT: Final = "audit"  # scores and forecasts, for which no list shall wait
# one thread each: what is asked in one of them comes in order
LANES: Final = (READ, DO, LONG, KEEP, AUDIT)


class Job:
    """Something asked for. Once cancelled, or once its owner is gone, nobody hears of it."""

    def __init__(self, bring: Told | None = None) -> None:
        self._bring = bring
        self._cancelled = Event()

    def tell(self, done: int, of: int, about: str) -> None:
        """Tell from a worker how far it is: heard on the window's thread while it is wanted."""
        if self._bring is not None and not self.is_cancelled:
            self._bring(done, of, about)

    def cancel(self) -> None:
        """Forget the answer; work that looks at `is_cancelled` stops as well."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._cancelled.is_set()


@dataclass(eq=False)
class _Asked:
    """A job with all that belongs to it; only the window's thread keeps hold of it."""

    job: Job
    owner: QObject
    work: Callable[[Job], Any]
    then: Then[Any] | None
    refused: Then[Refused] | None
    unavailable: Then[Unavailable] | None
    told: Told | None = None
    lane: str = ""
    has_begun: bool = False
    is_dropped: bool = False
    answer: Any = None
    fault: BaseException | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether the answer has somebody to go to."""
        return not self.job.is_cancelled and shiboken6.isValid(self.owner)


class Jobs(QObject):
    """The worker threads of one window. `close` it: it waits for what is under way.

    A worker is told the number of a job, and has let go of the job before it says that it is done:
    whoever lets go of a widget last takes it apart, and that must be the window's thread.
    """

    failed = Signal(object)  # Refused or Unavailable that nobody else takes
    broken = Signal(object)  # any other exception: a fault in Muster
    _told = Signal(int, int, int, str)
    _heard = Signal(int)
    _done = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._asked: dict[int, _Asked] = {}
        self._numbers = count(1)
        self._is_closed = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way and every answer was delivered."""
        return not self._asked

    def is_at_work(self) -> bool:
        """Whether something that takes long is under way, or something is being changed."""
        return any(asked.lane in (DO, LONG) for asked in self._asked.values())

    def count(self, lane: str) -> int:
        """Return how much is under way or waits in a lane."""
        return sum(asked.lane == lane for asked in self._asked.values())

    def wait_for_changes(self) -> None:
        """Wait until everything that was to be changed so far is."""
        if DO in self._lanes:
            self._lanes[DO].submit(lambda: None).result()  # they come one after another

    def drop(self) -> None:
        """Forget every job: it has nobody to tell any more, not even that it failed."""
        for asked in self._asked.values():
            asked.job.cancel()
            asked.is_dropped = True

    def run(
        self,
        lane: str,
        work: Callable[[Job], T],
        then: Then[T] | None = None,
        *,
        owner: QObject,
        refused: Then[Refused] | None = None,
        unavailable: Then[Unavailable] | None = None,
        told: Told | None = None,
    ) -> Job:
        """Do `work` on a lane, then call `then` with its result on the window's thread.

        A `Refused` or `Unavailable` goes to its own callable, else to `failed`; anything else is
        a fault in Muster and goes to `broken`. What the work tells of its job goes to `told`.
        """
        workers, number, bring = self._lane(lane), next(self._numbers), self._told

        def bringing(done: int, of: int, about: str) -> None:
            bring.emit(number, done, of, about)

        job = Job(bringing)
        self._asked[number] = _Asked(job, owner, work, then, refused, unavailable, told, lane)
        workers.submit(self._do, number)
        return job

    def hear(self, future: "Future[T]", then: Then[T], *, owner: QObject) -> None:
        """Call `then` as `run` does, with what another thread than these was asked for."""
        number, heard = next(self._numbers), self._heard
        asked = _Asked(Job(), owner, lambda _job: future.result(), then, None, None)
        asked.has_begun = True
        self._asked[number] = asked
        future.add_done_callback(lambda _future: heard.emit(number))

    def _lane(self, name: str) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        if name not in LANES:
            raise KeyError(name)
        if self._is_closed:
            raise RuntimeError("the window is closed: nothing can be asked any more")
        if name not in self._lanes:
            self._lanes[name] = ThreadPoolExecutor(1, thread_name_prefix=f"muster-{name}")
        return self._lanes[name]

    @Slot(int)
    def _do(self, number: int) -> None:
        """Do the work of a job: on a worker, unless another thread has done it."""
        asked = self._asked[number]
        asked.has_begun = True
        try:
            if not asked.job.is_cancelled:
                asked.answer = asked.work(asked.job)
        except BaseException as fault:
            asked.fault = fault
        del asked  # what failed remembers this frame, too
        self._done.emit(number)

    @Slot(int, int, int, str)
    def _on_told(self, number: int, done: int, of: int, about: str) -> None:
        asked = self._asked.get(number)
        if asked is not None and asked.told is not None and asked.is_wanted:
            asked.told(done, of, about)

    @Slot(int)
    def _on_done(self, number: int) -> None:
        if number in self._asked:
            self._answer(self._asked.pop(number))

    def _answer(self, asked: _Asked) -> None:
        from concurrent.futures import CancelledError

        fault = asked.fault
        if isinstance(fault, CancelledError) or asked.is_dropped:
            return
        if fault is None:
            if asked.then is not None and asked.is_wanted:
                asked.then(asked.answer)
        elif isinstance(fault, Refused) and asked.refused and asked.is_wanted:
            asked.refused(fault)
        elif isinstance(fault, Unavailable) and asked.unavailable and asked.is_wanted:
            asked.unavailable(fault)
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
        self._asked = {number: asked for number, asked in self._asked.items() if asked.has_begun}
