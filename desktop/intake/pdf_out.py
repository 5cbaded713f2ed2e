"""Writes a PDF object by object: of each only its place is kept, and of all of them a hash."""

import hashlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_HEADER: Final = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_AT_ONCE: Final = 1 << 20
_FREE: Final = b"0000000000 65535 f \n"


@dataclass(frozen=True)
class Made:
    """A file as it was written: its SHA-256 in hex and its bytes."""

    sha256: str
    size: int


def hashed(path: Path) -> Made:
    """Return what a file that was written is."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return Made(digest.hexdigest(), file.tell())


class PdfOut:
    """A PDF while it is written to a stream that is open already; the stream need not seek.

    Numbers of objects are handed out by `number` and may be referred to before they are written;
    each must be written once, or the last line of `end` fails.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: Final = stream
        self._digest: Final = hashlib.sha256()
        self._room: Final = memoryview(bytearray(_AT_ONCE))
        self._at = 0
        self._starts: Final = array("Q", [0])
        self.put(_HEADER)

    @property
    def size(self) -> int:
        """Return how many bytes were written."""
        return self._at

    def number(self) -> int:
        """Return a number for an object that is to be written."""
        self._starts.append(0)
        return len(self._starts) - 1

    def put(self, data: bytes | memoryview) -> None:
        """Write bytes as they are."""
        self._digest.update(data)
        self._stream.write(data)
        self._at += len(data)

    def begin(self, number: int) -> None:
        """Begin an object; what it says follows by `put`, up to and with "endobj"."""
        self._starts[number] = self._at
        self.put(b"%d 0 obj\n" % number)

    def thing(self, number: int, said: bytes) -> None:
        """Write an object that has no data."""
        self.begin(number)
        self.put(said + b"\nendobj\n")

    def stream(self, number: int, entries: bytes, data: Iterable[bytes | memoryview]) -> None:
        """Write an object with data; `entries` are those of its dictionary but /Length."""
        parts = [memoryview(part) for part in data]
        self.begin(number)
        self.put(b"<< %s /Length %d >>\nstream\n" % (entries, sum(map(len, parts))))
        for part in parts:
            self.put(part)
        self.put(b"\nendstream\nendobj\n")

    def copied(self, source: BinaryIO, count: int) -> None:
        """Write `count` bytes of a file from where it stands; raises EOFError where it is short."""
        while count:
            # into the same room each time, because the system empties every new one first
            read = source.readinto(self._room[: min(count, _AT_ONCE)])  # type: ignore[attr-defined]
            if not read:
                raise EOFError
            self.put(self._room[:read])
            count -= read

    def end(self, root: int, more: bytes = b"") -> Made:
        """Write the index and the trailer; `more` are further entries of it."""
        at, size = self._at, len(self._starts)
        # the same for the same bytes (PDF 32000-1, 14.4)
        name = self._digest.hexdigest()[:32].encode()
        self.put(b"xref\n0 %d\n" % size + _FREE)
        for first in range(1, size, 4096):
            starts = self._starts[first : first + 4096]
            self.put(b"".join(b"%010d 00000 n \n" % start for start in starts))
        said = b"trailer << /Root %d 0 R /Size %d%s /ID [<%s><%s>] >>" % (
            (root, size, more, name, name)
        )
        self.put(said + b"\nstartxref\n%d\n%%%%EOF\n" % at)
        return Made(self._digest.hexdigest(), self._at)
