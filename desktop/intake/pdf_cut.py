"""A PDF of our own cut into its objects, so that they can be written elsewhere under new numbers.

Only PDFs are cut that qpdf, `pdf_out` or the floor that draws our pages wrote: every object stands
by itself and is listed in one table, and strings are escaped. Data of streams are never looked at.
"""

import os
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final, Self

from desktop.intake.pdf_words import entries, is_reference, number_in, referred_to

_TAIL: Final = 2048
_HEAD: Final = 2048
_DATA: Final = b">>\nstream\n"
_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE: Final = re.compile(rb"xref\s+0 (\d+) ?\r?\n")
_ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
_INFO: Final = re.compile(rb"/Info (\d+) 0 R")
_DEEPEST: Final = 50


class Cut:
    """One PDF, open for as long as its objects are asked for; a context manager.

    Raises ValueError where it is not written as we write it.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        try:
            self._starts, self._order, self._trailer = self._listed()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    @property
    def root(self) -> int:
        """Return the number of the object from which all begins."""
        return int(_found(_ROOT, self._trailer))

    @property
    def info(self) -> int | None:
        """Return the number of what the PDF says of itself."""
        found = _INFO.search(self._trailer)
        return int(found[1]) if found else None

    @cached_property
    def numbers(self) -> Sequence[int]:
        """Return the numbers of all objects, in the order in which they lie in the file."""
        used = (number for number, start in enumerate(self._starts) if start)
        return array("L", sorted(used, key=self._starts.__getitem__))

    def head(self, number: int) -> bytes:
        """Return what an object says, without its number and without data."""
        start, end = self._extent(number)
        self._file.seek(start)
        head = self._file.read(min(_HEAD, end - start))
        at = head.find(_DATA)
        while at < 0 and start + len(head) < end:
            more = self._file.read(end - start - len(head))
            if not more:
                raise ValueError("short")
            head += more
            at = head.find(_DATA)
        begin = head.index(b"obj") + 4
        return head[begin : at + 2] if at >= 0 else head[begin : head.rindex(b"endobj")].rstrip()

    def rest(self, number: int, head: bytes) -> tuple[BinaryIO, int]:
        """Return the file where the data of an object begin, and how long they are to its end."""
        start, end = self._extent(number)
        begin = start + len(b"%d 0 obj\n" % number) + len(head)
        self._file.seek(begin)
        return self._file, end - begin

    def size(self, number: int) -> int:
        """Return how many bytes an object takes, data included."""
        start, end = self._extent(number)
        return end - start

    def _extent(self, number: int) -> tuple[int, int]:
        """Return where an object begins and ends; raises KeyError where there is none."""
        start = self._starts[number] if number < len(self._starts) else 0
        if not start:
            raise KeyError(number)
        return start, self._order[bisect_right(self._order, start)]

    def table(self, said: bytes) -> dict[bytes, bytes]:
        """Return the entries of a dictionary that stands there or is referred to."""
        return entries(self.head(number_in(said)) if is_reference(said) else said)

    def pages(self) -> list[int]:
        """Return the numbers of the pages, in their order, and of nothing else."""
        return list(self._leaves(number_in(entries(self.head(self.root))[b"/Pages"]), 0))

    def branches(self) -> set[int]:
        """Return the numbers of what holds the pages together, which is not wanted elsewhere."""
        found = {self.root, *(() if self.info is None else (self.info,))}
        waiting = [number_in(entries(self.head(self.root))[b"/Pages"])]
        while waiting:
            number = waiting.pop()
            said = entries(self.head(number))
            found.add(number)
            if said.get(b"/Type") != b"/Page":
                waiting += _kids(said)
        return found

    def _leaves(self, number: int, depth: int) -> Iterator[int]:
        said = entries(self.head(number))
        if said.get(b"/Type") == b"/Page":
            yield number
        elif depth < _DEEPEST:
            for kid in _kids(said):
                yield from self._leaves(kid, depth + 1)

    def _listed(self) -> tuple["array[int]", "array[int]", bytes]:
        """Return where each object begins, 0 for none, the same in order, and the trailer.

        Ten thousand pages have a hundred thousand of them, so only bare numbers are kept.
        """
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(max(0, size - _TAIL))
        at = int(_found(_START, self._file.read()))
        self._file.seek(at)
        table = self._file.read(size - at)
        count = int(_found(_TABLE, table))
        begin = table.index(b"\n", table.index(b"\n") + 1) + 1
        if begin + 20 * count > len(table):
            raise ValueError("short")
        lines = range(begin, begin + 20 * count, 20)
        starts = array("Q", (_start(table, line) for line in lines))
        order = array("Q", (*sorted(start for start in starts if start), at))
        return starts, order, table[begin + 20 * count :]


def _start(table: bytes, line: int) -> int:
    return int(table[line : line + 10]) if table[line + 17 : line + 18] == b"n" else 0


def _kids(said: dict[bytes, bytes]) -> list[int]:
    return referred_to(said.get(b"/Kids", b""))


def _found(wanted: re.Pattern[bytes], data: bytes) -> bytes:
    found = wanted.search(data)
    if found is None:
        raise ValueError(data[:40])
    return found[1]
