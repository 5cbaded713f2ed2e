"""The bookmarks and page labels of a PDF of ours, for a part of its pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.intake.pdf_cut import Cut
from desktop.intake.pdf_out import PdfOut
from desktop.intake.pdf_words import entries, items, number_in, referred_to

_MOST: Final = 100_000
_TOP: Final = b"/XYZ null null null"


@dataclass(frozen=True)
class Mark:
    """One bookmark: its title as it is written, the page that it leads to, and where on it."""

    title: bytes
    page: int
    where: bytes
    inner: tuple["Mark", ...] = ()


def marks_of(cut: Cut) -> tuple[Mark, ...]:
    """Return the bookmarks of a PDF whose bookmarks name their pages themselves."""
    root = entries(cut.head(cut.root))
    if b"/Outlines" not in root:
        return ()
    return tuple(_marks(cut, cut.table(root[b"/Outlines"])))


def _marks(cut: Cut, above: Mapping[bytes, bytes]) -> Iterator[Mark]:
    following = above.get(b"/First")
    for _mark in range(_MOST):
        if following is None:
            return
        said = entries(cut.head(number_in(following)))
        where = said.get(b"/Dest", b"")
        page, *rest = items(where) if where.startswith(b"[") else (b"",)
        pages = referred_to(page)
        inner = tuple(_marks(cut, said))
        if pages:
            yield Mark(said.get(b"/Title", b"()"), pages[0], b" ".join(rest), inner)
        else:
            yield from inner
        following = said.get(b"/Next")


def within(marks: Sequence[Mark], pages: Mapping[int, int]) -> tuple[Mark, ...]:
    """Return the bookmarks that lead to these pages, each under what it stood under."""
    found = []
    for mark in marks:
        inner = within(mark.inner, pages)
        if mark.page in pages:
            found.append(replace(mark, inner=inner))
        elif inner:  # what it stands under begins in an earlier part
            found.append(replace(mark, page=inner[0].page, where=inner[0].where, inner=inner))
    return tuple(found)


def going_on(
    marks: Sequence[Mark], order: Mapping[int, int], pages: Mapping[int, int], title: str
) -> tuple[Mark, ...]:
    """Return the bookmarks of a part, which opens with one that says what its first page holds.

    `order` gives the place of each page in the whole, `pages` are those of the part, in order.
    Where the first goes on with what began before, that leads to it, under all that it stands
    under; where the whole has no bookmark, one that says the `title` does.
    """
    first = next(iter(pages))
    before = [
        (order[mark.page], depth, mark)
        for depth, mark in _every(marks)
        if mark.page in order and order[mark.page] <= order[first]
    ]
    if not before:
        named = (Mark(_written(title), first, _TOP),) if title else ()
        return (*named, *within(marks, pages))
    _place, _depth, begun = max(before, key=lambda one: one[:2])
    if begun.page != first:
        marks = tuple(_moved(mark, begun, first) for mark in marks)
    return within(marks, pages)


def _moved(mark: Mark, begun: Mark, first: int) -> Mark:
    """Return a bookmark with what began before the part leading to the first page of it."""
    if mark is begun:
        mark = replace(mark, page=first, where=_TOP)
    return replace(mark, inner=tuple(_moved(one, begun, first) for one in mark.inner))


def _every(marks: Sequence[Mark], depth: int = 0) -> Iterator[tuple[int, Mark]]:
    for mark in marks:
        yield depth, mark
        yield from _every(mark.inner, depth + 1)


def _written(words: str) -> bytes:
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def write(out: PdfOut, marks: Sequence[Mark], pages: Mapping[int, int]) -> int | None:
    """Write the bookmarks, `pages` giving the new number of each page; returns their number."""
    if not marks:
        return None
    top = out.number()
    first, last, count = _write_level(out, marks, pages, top)
    out.thing(top, b"<< /Count %d /First %d 0 R /Last %d 0 R /Type /Outlines >>" % (
        count, first, last
    ))  # fmt: skip
    return top


def _write_level(
    out: PdfOut, marks: Sequence[Mark], pages: Mapping[int, int], parent: int
) -> tuple[int, int, int]:
    numbers = [out.number() for _mark in marks]
    for place, (mark, number) in enumerate(zip(marks, numbers, strict=True)):
        said = [b"<< /Dest [ %d 0 R %s ]" % (pages[mark.page], mark.where)]
        if mark.inner:
            first, last, count = _write_level(out, mark.inner, pages, number)
            said.append(b"/Count -%d /First %d 0 R /Last %d 0 R" % (count, first, last))
        if place:
            said.append(b"/Prev %d 0 R" % numbers[place - 1])
        if place + 1 < len(numbers):
            said.append(b"/Next %d 0 R" % numbers[place + 1])
        said.append(b"/Parent %d 0 R /Title %s >>" % (parent, mark.title))
        out.thing(number, b" ".join(said))
    return numbers[0], numbers[-1], len(numbers)


def labels_of(cut: Cut) -> list[tuple[int, dict[bytes, bytes]]]:
    """Return from which page on, from 0, pages are labelled how (PDF 32000-1, 12.4.2)."""
    root = entries(cut.head(cut.root))
    if b"/PageLabels" not in root:
        return []
    numbers = items(cut.table(root[b"/PageLabels"]).get(b"/Nums", b"[ ]"))
    return [
        (int(at), cut.table(said)) for at, said in zip(numbers[::2], numbers[1::2], strict=False)
    ]


def labels_within(
    labels: Sequence[tuple[int, dict[bytes, bytes]]], first: int, count: int
) -> bytes:
    """Return the labels that these pages have in the whole, as a dictionary is written."""
    said = []
    for place, (begin, label) in enumerate(labels):
        end = labels[place + 1][0] if place + 1 < len(labels) else first + count
        start = max(begin, first)
        if start < min(end, first + count):
            moved = dict(label)
            if b"/S" in label:
                moved[b"/St"] = b"%d" % (int(label.get(b"/St", b"1")) + start - begin)
            words = b" ".join(b"%s %s" % pair for pair in moved.items())
            said.append(b"%d << %s >>" % (start - first, words))
    return b"<< /Nums [ %s ] >>" % b" ".join(said)
