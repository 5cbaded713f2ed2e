"""Puts foreign pages onto our own pages: scaled, upright, inside their boxes; runs in a child."""

import io
import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.faults import parsing
from desktop.language import N_

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from pikepdf import Dictionary, Object, Page, Pdf

Box = tuple[float, float, float, float]
_AT_ONCE: Final = 1 << 20


@dataclass(frozen=True)
class Fill:
    """One page to be put on another: `page` of the PDF at `path`, counted from 0.

    It goes into `box` (left, low, right, high in points) of page `onto`, also from 0, of our own
    PDF. The PDF at `path` is one that `Intake.printable` made.
    """

    path: Path
    page: int
    onto: int
    box: Box


class _Taking(io.RawIOBase):
    """A file that keeps what the disk says for later, because qpdf would fall over it."""

    def __init__(self, stream: io.RawIOBase) -> None:
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


def bind(frames: Path, fills: Sequence[Fill], to: Path, told: Callable[[int, int], None]) -> None:
    """Write `frames` with the pages of `fills` on its pages; tells how far it has come.

    Raises Fault where one of the PDFs cannot be read, OSError where the disk does not take it.
    """
    import pikepdf

    whole = 2 * len(fills) or 1
    latest = 0

    def tell(done: int) -> None:
        nonlocal latest
        if done > latest:
            latest = done
            told(done, whole)

    def written(percent: int) -> None:
        tell(whole * (100 + percent) // 200)

    with ExitStack() as open_still:
        with parsing(NOT_BOUND):
            book = open_still.enter_context(pikepdf.open(frames))
            _fill(book, fills, tell)
        with to.open("wb", buffering=0) as stream:
            taking = _Taking(stream)
            wide = io.BufferedWriter(taking, _AT_ONCE)
            book.save(wide, deterministic_id=True, fix_metadata_version=False, progress=written)
            wide.flush()
            if taking.fault is not None:
                raise taking.fault
            os.fsync(stream.fileno())


def _fill(book: "Pdf", fills: Sequence[Fill], told: Callable[[int], None]) -> None:
    import pikepdf

    done = 0
    for path, together in groupby(fills, key=lambda fill: fill.path):
        # closed before the next is opened, or hundreds of files would stay open at once
        with pikepdf.open(path) as source:
            for fill in together:
                form = book.copy_foreign(source.pages[fill.page].as_form_xobject())
                _place(book.pages[fill.onto], form, fill.box)
                done += 1
                told(done)


def _place(page: "Page", form: "Object", box: Box) -> None:
    """Draw the form below what the page shows itself, so that its own words are never covered."""

    resources = _copied(page.obj.get("/Resources"))
    pictures = _copied(resources.get("/XObject"))
    name = next(f"/Foreign{n}" for n in range(len(pictures) + 1) if f"/Foreign{n}" not in pictures)
    pictures[name] = form
    resources["/XObject"] = pictures  # in a copy, because pages may share what they draw with
    page.obj["/Resources"] = resources
    matrix = " ".join(f"{number:.5f}" for number in fitted(_extent(form), box))
    page.contents_add(f"q {matrix} cm {name} Do Q\n".encode(), prepend=True)


def _copied(table: Any) -> "Dictionary":
    import pikepdf

    return pikepdf.Dictionary(dict(table.items()) if table is not None else {})


def _extent(form: "Object") -> Box:
    """Return where the form lies when it is drawn: its box, moved by its own matrix."""
    left, low, right, high = (float(number) for number in form.BBox)
    a, b, c, d, e, f = (float(number) for number in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    corners = [(x, y) for x in (left, right) for y in (low, high)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)


def fitted(extent: Box, box: Box) -> tuple[float, float, float, float, float, float]:
    """Return the matrix that moves `extent` to the top of `box`, in the middle, never enlarged."""
    width, height = extent[2] - extent[0], extent[3] - extent[1]
    times = min(1.0, (box[2] - box[0]) / width, (box[3] - box[1]) / height)
    left = (box[0] + box[2] - width * times) / 2
    low = box[3] - height * times
    return times, 0.0, 0.0, times, left - extent[0] * times, low - extent[1] * times


NOT_BOUND: Final = N_(
    "'{name}' could not be put together, because a page that belongs into it could not be read."
    " Nothing was written. Try again."
)
