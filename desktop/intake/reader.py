"""The child process that reads foreign files: started when first needed, replaced when it falls."""

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, Final, TypeVar

from desktop.intake import child
from desktop.intake.deaf import begun_deaf
from desktop.intake.limits import Limits

if TYPE_CHECKING:
    from pebble import ProcessPool

T = TypeVar("T")
BOUNDED_BY_SYSTEM: Final = sys.platform == "linux"
"""Whether the system itself keeps a process within a size; Windows cannot, macOS does not."""
_TICK: Final = 0.05
_STARTING: Final = 60.0
"""Seconds that a child may take to come up, with a virus scanner reading every file of it."""
_JOBS: Final = 500
"""After so many questions the child is replaced, because what parsers leak would add up."""


class OutOfTime(Exception):
    """The child was ended because one file took too long."""


class OutOfMemory(Exception):
    """One file needed more memory than the child may have."""


class Fallen(Exception):
    """The child crashed over one file."""


class NotStarted(Exception):
    """The system does not let the child come up."""


class Reader:
    """One child process; asked for one thing at a time, from whatever thread."""

    def __init__(self, limits: Limits, bounded_by_system: bool = BOUNDED_BY_SYSTEM) -> None:
        self._memory = limits.memory_bytes
        self._bounded_by_system = bounded_by_system
        self._pool: ProcessPool | None = None
        self._turn = threading.Lock()

    def ask(
        self,
        seconds: float,
        function: Callable[..., T],
        *args: Any,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> T:
        """Return what `function(*args)` returns in the child, or raise what it raises there.

        Raises OutOfTime, OutOfMemory, Fallen, each about these arguments alone (the next question
        finds a fresh child), NotStarted, and CancelledError soon after `is_stopped`.
        """
        with self._turn:
            try:
                return self._asked(seconds, function, args, is_stopped)
            except NotStarted:
                self._stop()
                raise
            except BrokenProcessPool:
                # an idle child was ended from outside; that says nothing about this file
                self._stop()
            try:
                return self._asked(seconds, function, args, is_stopped)
            except (BrokenProcessPool, NotStarted) as error:
                self._stop()
                raise NotStarted from error

    def close(self) -> None:
        """End the child and the threads that look after it."""
        with self._turn:
            self._stop()

    def _asked(
        self,
        seconds: float,
        function: Callable[..., T],
        args: tuple[Any, ...],
        is_stopped: Callable[[], bool],
    ) -> T:
        from pebble import ProcessExpired

        with begun_deaf():  # the first question begins the child
            pool = self._running()
            first = None if self._bounded_by_system else pool.schedule(os.getpid)
        pid = None if first is None else self._result(pool, first)
        with begun_deaf():
            future: Future[T] = pool.schedule(function, args=args, timeout=seconds)
        try:
            return self._result(pool, future, pid, is_stopped)
        except TimeoutError as error:
            raise OutOfTime from error
        except MemoryError as error:
            raise OutOfMemory from error
        except ProcessExpired as error:
            raise Fallen from error
        finally:
            future.cancel()  # does nothing to a finished one; ends the child's work when stopped

    def _running(self) -> "ProcessPool":
        from pebble import ProcessPool

        if self._pool is not None and not self._pool.active:
            self._stop()
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=1,
                max_tasks=_JOBS,
                initializer=child.prepare,
                initargs=(self._memory if self._bounded_by_system else None,),
                # the same on every system, and no copy of a process that holds a window
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool

    def _result(
        self,
        pool: "ProcessPool",
        future: "Future[T]",
        pid: int | None = None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> T:
        begun = time.monotonic()
        # in short waits, because on Windows a long one cannot be interrupted by Ctrl+C
        while not wait([future], timeout=_TICK).done:
            if is_stopped():
                raise CancelledError
            if not pool.active:
                raise BrokenProcessPool
            if not future.running() and time.monotonic() - begun > _STARTING:
                raise NotStarted
            if pid is not None and _size(pid) > self._memory:
                raise MemoryError
        return future.result()

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _size(pid: int) -> int:
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
