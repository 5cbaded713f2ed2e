"""How far a check is, told as it goes on; and where it stops when nobody waits for it any more."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from typing import Final, TypeVar

Tell = Callable[[int, int, str], None]  # done, of how many, what it is at
Stopped = Callable[[], bool]
T = TypeVar("T")

OFTEN: Final = 50


class Steps:
    """Counts the steps of one check. Raises `CancelledError` where it was stopped."""

    def __init__(self, tell: Tell | None, stopped: Stopped | None) -> None:
        self._tell, self._stopped = tell, stopped
        self._done, self._of = 0, 0

    def expect(self, more: int) -> None:
        """Say how many steps are to come besides those that were expected."""
        self._of += more

    def at(self, about: str) -> None:
        """Say what the check is at now."""
        self._look_up()
        self._done += 1
        if self._tell is not None:
            self._tell(min(self._done, self._of), self._of, about)

    def look_up(self) -> None:
        """Stop here when nobody waits any more."""
        self._look_up()

    def through(self, found: Iterable[T]) -> Iterator[T]:
        """Hand on what is found, looking up from time to time."""
        for number, one in enumerate(found):
            if number % OFTEN == 0:
                self._look_up()
            yield one

    def _look_up(self) -> None:
        if self._stopped is not None and self._stopped():
            raise CancelledError
