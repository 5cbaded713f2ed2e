"""A file that qpdf writes to: it keeps what the disk says for later, or qpdf would fall over it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_AT_ONCE: Final = 1 << 20


@contextmanager
def taking(to: Path) -> Iterator[BinaryIO]:
    """Give a new file to write a PDF to; raises OSError at the end where the disk is full."""
    with to.open("wb", buffering=0) as stream:
        taken = _Taking(stream)
        wide = io.BufferedWriter(taken, _AT_ONCE)
        yield wide
        wide.flush()
        if taken.fault is not None:
            raise taken.fault


class _Taking(io.RawIOBase):
    """A file that keeps what the disk says for later, because qpdf would fall over it."""

    def __init__(self, stream: io.FileIO) -> None:
        self._stream = stream
        self._at = 0
        self.fault: OSError | None = None

    def writable(self) -> bool:
        """Whether it takes data: always."""
        return True

    def seekable(self) -> bool:
        """Whether it tells where it is."""
        return True

    def tell(self) -> int:
        """Return how much was given to it."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, to begin anew."""
        self._at = self._stream.seek(offset, whence)
        return self._at

    def truncate(self, size: int | None = None) -> int:
        """Forget what comes after."""
        return self._stream.truncate(self._at if size is None else size)

    def write(self, data: "ReadableBuffer") -> int:
        """Write all of `data`, or nothing after the first fault."""
        view = memoryview(data).cast("B")
        self._at += len(view)
        done = 0
        try:
            while done < len(view) and self.fault is None:
                done += self._stream.write(view[done:]) or 0
        except OSError as fault:
            self.fault = fault
        return len(view)
