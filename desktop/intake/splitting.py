"""Splits a PDF of ours into parts, each of which opens alone and has its bookmarks; in a child.

Objects are copied as they are; what several parts need, a face or a picture, is in each of them.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.intake import pdf_outline
from desktop.intake.faults import Fault, note, parsing
from desktop.intake.pdf_cut import Cut
from desktop.intake.pdf_out import Made, PdfOut
from desktop.intake.pdf_outline import Mark
from desktop.intake.pdf_words import entries, items, number_in, referred_to, renumbered
from desktop.language import N_

_AT_ONCE: Final = 1 << 20
_OF_THE_WHOLE: Final = (b"/Parent", b"/StructParents", b"/Tabs", b"/B", b"/Annots")
"""What leads from a page to others; links are written anew."""
_KEPT: Final = (b"/Lang", b"/Metadata", b"/OutputIntents", b"/ViewerPreferences")
"""What is said of a part as it is of the whole; its structure is only told in the whole."""
_LINE: Final = 30  # bytes of an object in the index and around it
_BESIDES: Final = 20_000


@dataclass(frozen=True)
class Part:
    """A part of a PDF: where it lies, its pages counted from 0 in the whole, and what it is."""

    path: Path
    first: int
    count: int
    made: Made


def plan(whole: Path, most_bytes: int) -> tuple[tuple[int, int], ...]:
    """Return the pages of each part as (first, count); a page that is too large is alone.

    A part begins where a bookmark leads, if that leaves it at least half full. Raises Fault where
    the PDF cannot be read.
    """
    with parsing(NOT_SPLIT), Cut(whole) as cut:
        leaves = cut.pages()
        marks = pdf_outline.marks_of(cut)
        outside = {*leaves, *cut.branches()}
        marked = set(_pages_of(marks))
        starts = {place for place, leaf in enumerate(leaves) if leaf in marked}
        besides = _BESIDES + _LINE * len(leaves) + sum(_weight(mark) for mark in marks)
        besides += sum(cut.size(number) for number in _needed(cut, _kept(cut), outside))
        return tuple(_ranges(cut, leaves, outside, starts, most_bytes - besides))


def _ranges(
    cut: Cut, leaves: Sequence[int], outside: set[int], starts: set[int], room: int
) -> Iterator[tuple[int, int]]:
    needed = [
        _needed(cut, _page(cut, leaf), outside) | {n for n, _said in _links(cut, leaf, set())}
        for leaf in leaves
    ]
    first = 0
    while first < len(leaves):
        held: set[int] = set()
        size, sizes = 0, list[int]()
        for place in range(first, len(leaves)):
            size += sum(cut.size(n) + _LINE for n in needed[place] - held) + cut.size(leaves[place])
            if size > room and place > first:
                break
            held |= needed[place]
            sizes.append(size)
        count = len(sizes)
        if first + count < len(leaves):
            good = [n for n in range(1, count + 1) if first + n in starts]
            if good and sizes[good[-1] - 1] * 2 >= room:
                count = good[-1]
        yield first, count
        first += count


def write(
    whole: Path, ranges: Sequence[tuple[int, int]], to: Sequence[Path], title: str = ""
) -> tuple[Part, ...]:
    """Write the parts; raises Fault for a PDF that cannot be read, OSError for a full disk.

    `title` is what a whole without bookmarks is called in the one of each part.
    """
    parts = []
    with parsing(NOT_SPLIT):
        cut = Cut(whole)
    with cut:
        with parsing(NOT_SPLIT):
            leaves, marks = cut.pages(), pdf_outline.marks_of(cut)
            labels = pdf_outline.labels_of(cut)
        for (first, count), path in zip(ranges, to, strict=True):
            with path.open("wb", buffering=0) as file:
                wide = io.BufferedWriter(file, _AT_ONCE)
                writing = _Writing(cut, leaves, PdfOut(wide))
                told = pdf_outline.labels_within(labels, first, count) if labels else b""
                made = writing.write(first, count, marks, told, title)
                wide.flush()
            parts.append(Part(path, first, count, made))
    return tuple(parts)


@dataclass(frozen=True)
class _Writing:
    cut: Cut
    leaves: Sequence[int]
    out: PdfOut

    def write(
        self, first: int, count: int, marks: Sequence[Mark], labels: bytes, title: str
    ) -> Made:
        cut, out = self.cut, self.out
        mine = self.leaves[first : first + count]
        outside = {*self.leaves, *cut.branches()}
        with parsing(NOT_SPLIT):
            kept = _kept(cut)
            needed = set(_needed(cut, kept, outside))
            for leaf in mine:
                needed |= _needed(cut, _page(cut, leaf), outside)
                needed |= {link for link, _said in _links(cut, leaf, outside - {*mine})}
            info = cut.info
        root, tree = out.number(), out.number()
        pages = {leaf: out.number() for leaf in mine}
        numbers = {**pages, **{n: out.number() for n in cut.numbers if n in needed}}
        for old in cut.numbers:
            if old in needed:
                self._copy(old, numbers)
        for leaf in mine:
            with parsing(NOT_SPLIT):
                said = _page(cut, leaf)
                links = _links(cut, leaf, outside - {*mine})
            if links:
                said += b" /Annots [ %s ]" % b" ".join(text for _number, text in links)
            said = renumbered(b"<< %s /Parent 0 0 R >>" % said, {**numbers, 0: tree}.get)
            out.thing(pages[leaf], said)
        kids = b" ".join(b"%d 0 R" % pages[leaf] for leaf in mine)
        out.thing(tree, b"<< /Count %d /Kids [ %s ] /Type /Pages >>" % (len(mine), kids))
        order = {leaf: place for place, leaf in enumerate(self.leaves)}
        mine_marks = pdf_outline.going_on(marks, order, pages, title)
        outline = pdf_outline.write(out, mine_marks, pages)
        catalog = b"<< /Type /Catalog /Pages %d 0 R" % tree
        if outline is not None:
            catalog += b" /Outlines %d 0 R /PageMode /UseOutlines" % outline
        if labels:
            catalog += b" /PageLabels " + labels
        out.thing(root, catalog + b" " + renumbered(kept, numbers.get) + b" >>")
        if info is None:
            return out.end(root)
        number = out.number()
        out.thing(number, cut.head(info))
        return out.end(root, b" /Info %d 0 R" % number)

    def _copy(self, old: int, numbers: Mapping[int, int]) -> None:
        with parsing(NOT_SPLIT):
            head = self.cut.head(old)
            said = renumbered(head, numbers.get)
        self.out.begin(numbers[old])
        self.out.put(said)
        try:
            self.out.copied(*self.cut.rest(old, head))
        except EOFError as error:
            raise Fault(note(NOT_SPLIT)) from error


def _page(cut: Cut, leaf: int) -> bytes:
    """Return what a page says of itself, without what leads to others."""
    said = entries(cut.head(leaf)).items()
    return b" ".join(b"%s %s" % pair for pair in said if pair[0] not in _OF_THE_WHOLE)


def _links(cut: Cut, leaf: int, elsewhere: set[int]) -> list[tuple[int, bytes]]:
    """Return the links on a page, as (number, reference), that lead to no page elsewhere."""
    said = entries(cut.head(leaf)).get(b"/Annots", b"[ ]")
    listed = items(said if said.startswith(b"[") else cut.head(number_in(said)))
    found = [(number, one) for one in listed for number in referred_to(one)[:1]]
    return [
        (number, one)
        for number, one in found
        if one == b"%d 0 R" % number and not elsewhere.intersection(referred_to(cut.head(number)))
    ]


def _kept(cut: Cut) -> bytes:
    root = entries(cut.head(cut.root))
    return b" ".join(b"%s %s" % (key, root[key]) for key in _KEPT if key in root)


def _needed(cut: Cut, said: bytes, outside: set[int]) -> set[int]:
    """Return the numbers of all that is needed by what refers to it here, but for `outside`."""
    found: set[int] = set()
    waiting = referred_to(said)
    while waiting:
        number = waiting.pop()
        if number not in found and number not in outside:
            found.add(number)
            waiting += referred_to(cut.head(number))
    return found


def _pages_of(marks: Sequence[Mark]) -> Iterator[int]:
    for mark in marks:
        yield mark.page
        yield from _pages_of(mark.inner)


def _weight(mark: Mark) -> int:
    """Return about how many bytes a bookmark takes, with those under it."""
    return len(mark.title) + len(mark.where) + 160 + sum(_weight(one) for one in mark.inner)


NOT_SPLIT: Final = N_(
    "'{name}' could not be split into parts, because it could not be read. Nothing was written."
    " Build the package once more."
)
