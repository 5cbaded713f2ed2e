"""Searches finished files in a child of its own, which comes up while others still work."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from desktop.errors import Unavailable
from desktop.intake import released
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
    """Reads finished files for words that must not be in them; leaving it ends its child."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._reader: Final = Reader(limits or Limits())
        self._coming: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Have the child come up in the meantime, because that takes as long as searching."""
        self._coming = threading.Thread(target=self._come_up, name="search", daemon=True)
        self._coming.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._coming is not None:
            self._coming.join()
        self._reader.close()

    def search(
        self,
        files: Sequence[Path],
        words: HiddenWords,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> tuple[tuple[Path, Leak], ...]:
        """Return what can be read of the words, file by file.

        Raises Unavailable where a file cannot be read, CancelledError soon after `is_stopped`.
        """
        found: list[tuple[Path, Leak]] = []
        for start in range(0, len(files), _AT_ONCE):
            if is_stopped():
                raise CancelledError
            some = files[start : start + _AT_ONCE]
            size = sum(file.stat().st_size for file in some)
            patience = _SECONDS + size / MIB * _SECONDS_PER_MIB
            try:
                told = self._reader.ask(
                    patience, released.leaks_of, tuple(some), words, is_stopped=is_stopped
                )
            except (Fault, OutOfTime, OutOfMemory, Fallen, NotStarted) as error:
                raise Unavailable(_(UNREAD)) from error
            found += [(some[place], leak) for place, leak in told]
        return tuple(found)

    def _come_up(self) -> None:
        try:
            self._reader.ask(_SECONDS, released.ready)
        except (Fault, OutOfTime, OutOfMemory, Fallen, NotStarted, CancelledError):
            return  # whoever searches hears of it
