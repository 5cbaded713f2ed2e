"""Makes whoever guesses a password wait longer with every wrong one, and nobody else."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Final

FREE: Final = 1  # wrong ones after which nobody waits yet: everybody mistypes
LONGEST: Final = 30.0  # seconds
_LOOK: Final = 0.1  # seconds between two looks whether somebody wants to stop


class Patience:
    """The waits of one process: 0, 1, 2, 4 … seconds before the next try on the same file."""

    def __init__(
        self,
        tick: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._tick, self._sleep = tick, sleep
        self._wrong: dict[Path, tuple[int, float]] = {}  # how many, and when the last one was
        self._lock = threading.Lock()

    def seconds(self, path: Path) -> float:
        """Return how long the next try on a file would wait."""
        with self._lock:
            count, last = self._wrong.get(path.absolute(), (0, 0.0))
        if count <= FREE:
            return 0.0
        # the power is bounded as well: a script may try for days
        due = min(LONGEST, 2.0 ** min(count - FREE - 1, 10))
        return max(0.0, last + due - self._tick())

    def wait(self, path: Path, is_stopped: Callable[[], bool]) -> None:
        """Wait until the next try is due. Raises `CancelledError` when it was stopped."""
        while (left := self.seconds(path)) > 0:
            if is_stopped():
                raise CancelledError
            self._sleep(min(left, _LOOK))

    def was_wrong(self, path: Path) -> None:
        """Remember one more that did not open the file."""
        with self._lock:
            count, _last = self._wrong.get(path.absolute(), (0, 0.0))
            self._wrong[path.absolute()] = count + 1, self._tick()

    def was_right(self, path: Path) -> None:
        """Begin anew."""
        with self._lock:
            self._wrong.pop(path.absolute(), None)


OF_THIS_PROCESS: Final = Patience()
