"""How far an import is, told no more often than a person can see, and where it can be stopped."""

from typing import Final

from desktop.exchange.sources import Progress

EVERY: Final = 50  # rows


class Pace:
    """Counts the rows that were read of all there are; what listens may raise to stop them."""

    def __init__(self, of: int = 0, progress: Progress | None = None) -> None:
        self._of, self._progress = of, progress
        self._done, self._asked, self._name = 0, 0, ""

    def begin(self, name: str) -> None:
        """Come to the next table."""
        self._name = name
        self._tell()

    def step(self, name: str) -> None:
        """Come to the next row or file."""
        self._name = name
        self.still()
        # some tables are read twice
        self._done = min(self._done + 1, max(0, self._of - 1))

    def still(self) -> None:
        """Go on with what was read, unless somebody stops it."""
        self._asked += 1
        if self._asked % EVERY == 0:
            self._tell()

    def _tell(self) -> None:
        if self._progress:
            self._progress(self._done, self._of, self._name)
