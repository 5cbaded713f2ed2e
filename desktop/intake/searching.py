"""Searches finished files in children of its own, which come up while others still work."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Final, Self

from desktop.errors import Unavailable
from desktop.intake import released
from desktop.intake.crew import hands
from desktop.intake.faults import Fault
from desktop.intake.limits import MIB, Limits
from desktop.intake.reader import Fallen, NotStarted, OutOfMemory, OutOfTime, Reader
from desktop.intake.released import Leak
from desktop.language import N_, _
from desktop.values.hidden_words import HiddenWords

_AT_ONCE: Final = 40  # files of one question
_SECONDS: Final = 60.0
_SECONDS_PER_MIB: Final = 2.0

UNREAD: Final = N_(
    "What was made could not be read once more to see that no name is left in it, so it was not "
    "put in place. Nothing was left behind. Build the package again."
)


class Searcher:
    """Reads finished files for words that must not be in them; leaving it ends its children."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._readers: Final = [Reader(limits or Limits()) for _hand in range(hands())]
        self._coming: list[threading.Thread] = []

    def __enter__(self) -> Self:
        """Have the children come up in the meantime: that takes as long as searching."""
        for reader in self._readers:
            coming = threading.Thread(target=_come_up, args=(reader,), name="search", daemon=True)
            coming.start()
            self._coming.append(coming)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for coming in self._coming:
            coming.join()
        for reader in self._readers:
            reader.close()

    def search(
        self,
        files: Sequence[Path],
        words: HiddenWords,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> tuple[tuple[Path, Leak], ...]:
        """Return what can be read of the words, file by file.

        Raises Unavailable where a file cannot be read, CancelledError soon after `is_stopped`.
        """
        free = SimpleQueue[Reader]()
        for reader in self._readers:
            free.put(reader)
        stop = threading.Event()

        def ask(some: tuple[Path, ...]) -> list[tuple[Path, Leak]]:
            reader = free.get()
            try:
                return _asked(reader, some, words, lambda: stop.is_set() or is_stopped())
            finally:
                free.put(reader)

        with ThreadPoolExecutor(len(self._readers)) as threads:
            try:
                answers = list(threads.map(ask, _shared_out(files)))
            finally:
                stop.set()
        found = [one for answer in answers for one in answer]
        return tuple(sorted(found, key=lambda one: files.index(one[0])))


def _shared_out(files: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Return the files as they are asked for: the largest, the package, by itself first."""
    sizes = {file: file.stat().st_size for file in files}
    if not files:
        return []
    first, *others = sorted(files, key=lambda file: -sizes[file])
    parts = [tuple(others[at : at + _AT_ONCE]) for at in range(0, len(others), _AT_ONCE)]
    return [(first,), *parts]


def _asked(
    reader: Reader, some: tuple[Path, ...], words: HiddenWords, is_stopped: Callable[[], bool]
) -> list[tuple[Path, Leak]]:
    if is_stopped():
        raise CancelledError
    size = sum(file.stat().st_size for file in some)
    patience = _SECONDS + size / MIB * _SECONDS_PER_MIB
    try:
        told = reader.ask(patience, released.leaks_of, some, words, is_stopped=is_stopped)
    except (Fault, OutOfTime, OutOfMemory, Fallen, NotStarted) as error:
        raise Unavailable(_(UNREAD)) from error
    return [(some[place], leak) for place, leak in told]


def _come_up(reader: Reader) -> None:
    try:
        reader.ask(_SECONDS, released.ready)
    except (Fault, OutOfTime, OutOfMemory, Fallen, NotStarted, CancelledError):
        return  # whoever searches hears of it
