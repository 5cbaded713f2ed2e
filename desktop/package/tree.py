"""Writes the tree of a document as objects of a PDF, behind all others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from desktop.package.structure import Cells, Element, Link, Structure

_SCOPE: Final = b" /A << /O /Table /Scope /Column >>"  # a header cell is one of its column


class Tree:
    """The tree of a document whose pages are all drawn.

    `pages` are the numbers of its pages, `links` those links that lead somewhere with the numbers
    of their annotations.
    """

    def __init__(
        self, structure: Structure, pages: Sequence[int], links: Mapping[Link, int]
    ) -> None:
        self._structure, self._pages, self._links = structure, pages, links
        self._numbers: dict[int, int] = {}
        self._inside: dict[int, int] = {}  # the number of the cell in which an element is

    def parents(self) -> bytes:
        """Return the object that leads from contents and links to their elements."""
        said = [
            b"%d [%s]" % (page, b" ".join(self._leaves(page)))
            for page in range(len(self._structure.leaves))
        ]
        said += [
            b"%d %d 0 R" % (len(self._pages) + place, self._numbers[id(link.element)])
            for place, link in enumerate(self._links)
        ]
        return b"<< /Nums [%s] >>" % b"\n".join(said)

    def root(self, parents: int) -> bytes:
        """Return the root; `parents` is the number of what leads to elements."""
        first = self._numbers[id(self._structure.top)]
        following = len(self._pages) + len(self._links)
        return (
            b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d >>"
        ) % (first, parents, following)

    def objects(self, first: int, root: int) -> Iterator[bytes]:
        """Return all elements as objects that are numbered from `first`, one after the other."""
        named = list(self._named())
        number = first
        for element in named:
            self._numbers[id(element)] = number
            if element.cells:
                for place, more in element.cells.more.items():
                    self._inside[id(more)] = number + 1 + place
                number += element.cells.count
            number += 1
        return self._objects(named, root)

    def _objects(self, named: Sequence[Element], root: int) -> Iterator[bytes]:
        for element in named:
            yield self._said(element, root)
            if element.cells:
                yield from self._cells(element.cells, self._numbers[id(element)])

    def _named(self) -> Iterator[Element]:
        waiting = [self._structure.top]
        while waiting:
            element = waiting.pop()
            yield element
            if element.cells:
                waiting.extend(element.cells.more.values())
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))

    def _leaves(self, page: int) -> Iterator[bytes]:
        for element in self._structure.leaves[page]:
            number = self._numbers[id(element)]
            if element.cells is None or element.cells.page != page:
                yield b"%d 0 R" % number
            else:
                for place in range(element.cells.count):
                    yield b"%d 0 R" % (number + 1 + place)

    def _said(self, element: Element, root: int) -> bytes:
        parent = self._inside.get(id(element)) or self._above(element, root)
        alt = b" /Alt " + text_said(element.alt) if element.alt else b""
        kids = b" ".join(self._kids(element))
        tag = element.tag.encode()
        return b"<< /S /%s /P %d 0 R%s /K [%s] >>" % (tag, parent, alt, kids)

    def _above(self, element: Element, root: int) -> int:
        return root if element.above is None else self._numbers[id(element.above)]

    def _kids(self, element: Element) -> Iterator[bytes]:
        for kid in element.kids:
            if isinstance(kid, Element):
                yield b"%d 0 R" % self._numbers[id(kid)]
            else:
                yield b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (self._pages[kid[0]], kid[1])
        if element.cells:
            number = self._numbers[id(element)]
            for place in range(element.cells.count):
                yield b"%d 0 R" % (number + 1 + place)
        link = element.link
        if link is not None and link in self._links:
            page = self._pages[link.page]
            yield b"<< /Type /OBJR /Pg %d 0 R /Obj %d 0 R >>" % (page, self._links[link])

    def _cells(self, cells: Cells, row: int) -> Iterator[bytes]:
        """Yield the cells of a row, each with its words and what else is in it."""
        head = b"<< /S /%s /P %d 0 R /Pg %d 0 R%s /K " % (
            cells.tag.encode(), row, self._pages[cells.page],
            _SCOPE if cells.tag == "TH" else b"",
        )  # fmt: skip
        for place in range(cells.count):
            more = cells.more.get(place)
            if more is None:
                yield head + b"%d >>" % (cells.first + place)
            else:
                inner = self._numbers[id(more)]
                yield head + b"[%d %d 0 R] >>" % (cells.first + place, inner)


def text_said(words: str) -> bytes:
    """Return words as a PDF writes them wherever they come from."""
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"
