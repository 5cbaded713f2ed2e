"""Several children work ahead on many files; what they make comes in the order it was asked."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from pathlib import Path
from queue import SimpleQueue
from typing import Final, TypeVar

from desktop.intake.disk import writing_explained
from desktop.intake.reader import Reader
from desktop.intake.reused import keep_large_blocks
from desktop.intake.slots import Slots
from desktop.intake.wishes import Wish

T = TypeVar("T")
Stopped = Callable[[], bool]
Ask = Callable[[Reader, Wish, Path, Stopped], T]
"""Asks a child about one file, whose content lies at the path."""
MANY: Final = 8
"""Fewer files are made sooner by one child than a second one comes up."""
_TICK: Final = 0.05
_AHEAD: Final = 3
"""Files for each child whose contents may wait, so that none is idle and the disk is not filled."""


def hands() -> int:
    """Return how many children can work at the same time: two, even where there are more cores.

    A third would need a third of the memory, and the disk is busy with two.
    """
    return min(2, os.cpu_count() or 1)


def made_ahead(
    readers: Sequence[Reader],
    wishes: Sequence[Wish],
    ask: Ask[T],
    known: Callable[[Wish], T | None],
    gone: Callable[[Wish], T],
    is_stopped: Stopped,
) -> Iterator[T]:
    """Give the answer about each file, in the order of the wishes.

    `known` may have it without a child, `gone` is the one about a file that has no content.

    Contents are read here, by whoever takes the answers, and are handed over as files: a pipe would
    have every byte copied through this process. Raises CancelledError soon after `is_stopped`.
    """
    if not wishes:
        return
    keep_large_blocks()
    stop, slots = threading.Event(), Slots(wishes[0].to.parent)
    work = _shared(readers, ask, slots, lambda: stop.is_set() or is_stopped())
    ahead = deque[Future[T] | T]()
    with ThreadPoolExecutor(len(readers)) as threads:
        try:
            for wish in wishes:
                if len(ahead) >= _AHEAD * len(readers):
                    yield _answer(ahead.popleft(), is_stopped)
                before = known(wish)
                data = wish.content() if before is None else None
                if data is None:
                    ahead.append(gone(wish) if before is None else before)
                    continue
                with writing_explained(wish.to):
                    source = slots.filled(data)
                del data  # the largest thing there is
                ahead.append(threads.submit(work, wish, source))
            while ahead:
                yield _answer(ahead.popleft(), is_stopped)
        finally:
            stop.set()
            threads.shutdown(cancel_futures=True)
            slots.clear()


def _shared(
    readers: Sequence[Reader], ask: Ask[T], slots: Slots, is_stopped: Stopped
) -> Callable[[Wish, Path], T]:
    """Return what has a child that is free work on a file, whose place is free after it."""
    free = SimpleQueue[Reader]()
    for reader in readers:
        free.put(reader)

    def work(wish: Wish, source: Path) -> T:
        reader = free.get()
        try:
            return ask(reader, wish, source, is_stopped)
        finally:
            free.put(reader)
            slots.free(source)

    return work


def _answer(ahead: "Future[T] | T", is_stopped: Stopped) -> T:
    if not isinstance(ahead, Future):
        return ahead
    while not wait([ahead], timeout=_TICK).done:
        if is_stopped():
            raise CancelledError
    return ahead.result()
