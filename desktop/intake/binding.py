"""Puts foreign pages onto our own: scaled, upright, inside their boxes; runs in a child."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from desktop.intake.disk import begin_writing
from desktop.intake.faults import Fault, note, parsing
from desktop.intake.numbers import Numbers
from desktop.intake.pdf_cut import Cut
from desktop.intake.pdf_form import Matrix, form_of
from desktop.intake.pdf_out import Made, PdfOut
from desktop.intake.pdf_page import drawn_on, page_drawing, words_of
from desktop.intake.pdf_words import renumbered
from desktop.language import N_

Box = tuple[float, float, float, float]
_AT_ONCE: Final = 1 << 20
_LOT: Final = 16 << 20
"""So many bytes go to the disk while more are copied, or the end would wait for all of them."""
Placed = tuple[int, Matrix]
"""The number of a foreign page in the whole, and how it is laid onto one of ours."""


@dataclass(frozen=True, slots=True)
class Fill:
    """One page to be put on another: `page` of the PDF at `path`, counted from 0.

    It goes into `box` (left, low, right, high in points) of page `onto`, also from 0, of our own
    PDF. The PDF at `path` is one that `Intake.printable` made.
    """

    path: Path
    page: int
    onto: int
    box: Box


@dataclass(frozen=True, slots=True)
class _Form:
    """A foreign page as it lies in the whole: its number there, and where it is when drawn."""

    number: int
    extent: Box


def bind(frames: Path, fills: Sequence[Fill], to: Path, told: Callable[[int, int], None]) -> Made:
    """Write `frames` with the pages of `fills` on its pages; tells how far it has come.

    Raises Fault where one of the PDFs cannot be read, OSError where the disk does not take it.
    """
    with Binding(to) as binding:
        return binding.bound(frames, fills, told)


class Binding:
    """A whole while it is written: foreign pages first, as they come, and our own at the end.

    Foreign objects are copied once, from file to file; only their numbers are kept meanwhile.
    A context manager, which closes the file and does not take it away.
    """

    def __init__(self, to: Path) -> None:
        self._to: Final = to
        self._wide = io.BufferedWriter(to.open("wb", buffering=0), _AT_ONCE)
        self._begin()

    def _begin(self) -> None:
        self._wide.seek(0)
        self._wide.truncate()
        self._out = PdfOut(self._wide)
        self._forms: dict[tuple[Path, int], _Form] = {}
        self._is_spoilt = False
        self._given = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(OSError):  # of a full disk, which was told where it was met
            self._wide.close()

    def take(self, path: Path) -> None:
        """Copy all pages of a file before it is known where they go; what fails shows later."""
        try:
            self._take(path, None)
        except (Fault, OSError):
            self._is_spoilt = True

    def bound(self, frames: Path, fills: Sequence[Fill], told: Callable[[int, int], None]) -> Made:
        """Put the pages where they go, and end the whole; raises what `bind` raises."""
        wanted = {(fill.path, fill.page) for fill in fills}
        if self._is_spoilt or not self._forms.keys() <= wanted:
            self._begin()  # or what nobody sees would be in the file
        whole, latest = 2 * len(fills) or 1, 0

        def tell(done: int) -> None:
            nonlocal latest
            if done > latest:
                latest = done
                told(done, whole)

        by_path: dict[Path, set[int]] = {}
        for fill in fills:
            by_path.setdefault(fill.path, set()).add(fill.page)
        for path, some in by_path.items():
            pages = sorted(some)
            if any((path, page) not in self._forms for page in pages):
                self._take(path, pages, lambda: tell(min(len(self._forms), len(fills))))
        tell(len(fills))
        onto: dict[int, list[Placed]] = {}
        for fill in fills:
            form = self._forms[fill.path, fill.page]
            onto.setdefault(fill.onto, []).append((form.number, fitted(form.extent, fill.box)))
        made = _ours(self._out, frames, onto, lambda part: tell(int((1 + part) * len(fills))))
        self._wide.flush()
        return made

    def _take(
        self, path: Path, pages: Sequence[int] | None, told: Callable[[], None] = lambda: None
    ) -> None:
        for page, form in _foreign(self._out, path, pages):
            self._forms[path, page] = form
            told()
        if self._out.size - self._given >= _LOT:
            self._wide.flush()
            begin_writing(self._wide, self._given, self._out.size)
            self._given = self._out.size


def _foreign(out: PdfOut, path: Path, pages: Sequence[int] | None) -> Iterator[tuple[int, _Form]]:
    """Copy what these pages of a file need into the whole, all of them for None."""
    with parsing(NOT_BOUND):
        cut = Cut(path)
    with cut:
        with parsing(NOT_BOUND):
            leaves = cut.pages()
            chosen = range(len(leaves)) if pages is None else pages
            forms = [(page, form_of(cut, leaves[page])) for page in chosen]
            apart = {*cut.branches(), *(form_of(cut, leaf).content for leaf in leaves)}
            numbers = {number: out.number() for number in cut.numbers if number not in apart}
        for old, new in numbers.items():
            with parsing(NOT_BOUND):
                head = cut.head(old)
                said = renumbered(head, numbers.get)
            _copy(out, cut, old, head, new, said)
        for page, form in forms:
            with parsing(NOT_BOUND):
                head = cut.head(form.content)
                said = renumbered(form.head(head), numbers.get)
            new = out.number()
            _copy(out, cut, form.content, head, new, said)
            yield page, _Form(new, form.extent)


def _copy(out: PdfOut, cut: Cut, old: int, head: bytes, new: int, said: bytes) -> None:
    out.begin(new)
    out.put(said)
    try:
        out.copied(*cut.rest(old, head))
    except EOFError as error:
        raise Fault(note(NOT_BOUND)) from error


def _ours(
    out: PdfOut, path: Path, onto: Mapping[int, Sequence[Placed]], told: Callable[[float], None]
) -> Made:
    """Copy our own pages behind the foreign ones, which they now draw, and end the whole."""
    with parsing(NOT_BOUND):
        cut = Cut(path)
    with cut:
        with parsing(NOT_BOUND):
            numbers = Numbers(cut.numbers, out.number)
            leaves = cut.pages()
            drawing = {leaves[page]: forms for page, forms in onto.items()}
        for done, old in enumerate(cut.numbers, 1):
            with parsing(NOT_BOUND):
                head = cut.head(old)
                said = renumbered(head, numbers.get)
            if old in drawing:
                _put_page(out, cut, old, drawing[old], numbers)
            else:
                _copy(out, cut, old, head, numbers[old], said)
            told(done / len(cut.numbers))
        more = b"" if cut.info is None else b" /Info %d 0 R" % numbers[cut.info]
        return out.end(numbers[cut.root], more)


def _put_page(out: PdfOut, cut: Cut, page: int, forms: Sequence[Placed], numbers: Numbers) -> None:
    words = out.number()
    with parsing(NOT_BOUND):
        drawn = drawn_on(cut, page, forms)
        said = page_drawing(cut, page, drawn, words, numbers)
    out.stream(words, b"", [words_of(drawn)])
    out.thing(numbers[page], said)


def fitted(extent: Box, box: Box) -> Matrix:
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
