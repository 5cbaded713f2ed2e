"""New numbers of objects by their old ones: of a hundred thousand no more than the bare numbers."""

from array import array
from collections.abc import Callable, Sequence
from typing import Final


class Numbers:
    """New numbers of objects; asking for one that has none raises KeyError."""

    def __init__(self, old: Sequence[int], new: Callable[[], int]) -> None:
        self._new: Final = array("L", bytes(array("L").itemsize * (max(old, default=0) + 1)))
        for number in old:
            self._new[number] = new()

    def get(self, old: int) -> int | None:
        """Return the new number, None where there is none."""
        return (self._new[old] or None) if old < len(self._new) else None

    def __getitem__(self, old: int) -> int:
        new = self.get(old)
        if new is None:
            raise KeyError(old)
        return new
