"""Keeps what was worked out, because after one edit all duties but one stand as they stood.

A duty is kept under everything that decides it, so that what is kept can never be out of date.
"""

from collections.abc import Hashable
from threading import Lock
from typing import Final, Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """The answers of the last days and companies that were looked at."""

    def __init__(self, days: int, most: int) -> None:
        self._days, self._most = days, most
        self._kept: dict[Hashable, dict[Hashable, T]] = {}
        self._lock: Final = Lock()

    def of(self, common: Hashable) -> dict[Hashable, T]:
        """Return the answers that have so much in common; what is put into it is kept."""
        with self._lock:
            answers = self._kept.pop(common, None)
            if answers is None or len(answers) >= self._most:
                answers = {}
            if len(self._kept) >= self._days:
                del self._kept[next(iter(self._kept))]  # of the day that was looked at longest ago
            self._kept[common] = answers
            return answers

    def forget(self) -> None:
        """Forget everything, as a program that has just started."""
        with self._lock:
            self._kept.clear()
