"""A few files in which contents wait for a child, each written over with the next content.

A new file for each would have the system look for a place on the disk, empty the memory for it and
take both back again, which takes three times as long as the copy itself.
"""

import os
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final


class Slots:
    """Files in a private folder; from any thread. `clear` takes them away."""

    def __init__(self, folder: Path) -> None:
        self._folder: Final = folder
        self._free: Final = SimpleQueue[Path]()
        self._all: Final = list[Path]()

    def filled(self, data: bytes) -> Path:
        """Return a file that holds these bytes and nothing else; raises OSError."""
        try:
            path = self._free.get_nowait()
        except Empty:
            path = self._folder / f"content-{len(self._all)}.raw"
            self._all.append(path)
        with open(path, "wb", opener=_as_it_is) as file:
            file.write(data)
            file.truncate()
        return path

    def free(self, path: Path) -> None:
        """Let a file be written over; nobody reads it any more."""
        self._free.put(path)

    def clear(self) -> None:
        """Take all files away."""
        for path in self._all:
            path.unlink(missing_ok=True)


def _as_it_is(path: str, flags: int) -> int:
    return os.open(path, flags & ~os.O_TRUNC, 0o600)
