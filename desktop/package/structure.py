"""What the parts of a page are: headings, paragraphs, tables with their header cells, links.

A program that reads aloud, or one that takes words out of a PDF, goes by this tree and not by
where letters stand (ISO 32000-1, 14.7 and 14.8). It is written as plain bytes, because a long
table has as many elements as cells.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFObject

ARTIFACT: Final = "/Artifact BMC"
PAGINATION: Final = "/Artifact <</Type /Pagination>> BDC"
ENDS: Final = "EMC"
_HEADER_CELL: Final = "TH"


@dataclass(eq=False)
class Element:
    """One element: what it is, what is above it, and what it holds.

    A kid is an element, or the page (from 0) with the number of some content on it.
    """

    tag: str
    above: "Element | None" = None
    kids: "list[Element | tuple[int, int]]" = field(default_factory=list)
    alt: str = ""
    link: "Link | None" = None

    def inside(self, tag: str, alt: str = "") -> "Element":
        """Return a new element within this one."""
        made = Element(tag, self, alt=alt)
        self.kids.append(made)
        return made


@dataclass(eq=False)
class Link:
    """A link: the page it stands on (from 0), where, the key it leads to, and its element."""

    page: int
    box: tuple[float, float, float, float]
    key: str
    element: Element


class Structure:
    """The tree of a document while its pages are drawn."""

    def __init__(self) -> None:
        self.top = Element("Document")
        self.leaves: list[list[Element]] = []  # for each page, the element of each content
        self.links: list[Link] = []
        self.now = self.top  # what is drawn at the moment
        self._group: Element = self.top
        self._group_tag = ""
        self._shared: dict[int, tuple[object, Element]] = {}  # what is kept keeps its id

    def content(self, element: Element, page: int) -> str:
        """Return how content of an element begins on a page, counted from 0."""
        while len(self.leaves) <= page:
            self.leaves.append([])
        leaves = self.leaves[page]
        number = len(leaves)
        leaves.append(element)
        element.kids.append((page, number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    def part(self, tag: str, group: str = "", alt: str = "") -> Element:
        """Return a new element of the document; those of one group stand together."""
        if group != self._group_tag:
            self._group_tag = group
            self._group = self.top.inside(group) if group else self.top
        return self._group.inside(tag, alt)

    def shared(self, key: object, tag: str) -> Element:
        """Return the one element of what goes on over several pages."""
        if id(key) not in self._shared:
            self._group_tag = ""
            self._shared[id(key)] = key, self.top.inside(tag)
        return self._shared[id(key)][1]

    def is_begun(self, key: object) -> bool:
        """Whether a part of it was drawn already."""
        return id(key) in self._shared


class Raw(PDFObject):
    """An object of a PDF that is written as it is; `said` is asked for when all are known."""

    __RefOnly__ = 1

    def __init__(self, said: Any) -> None:
        self._said = said

    def format(self, _document: Any) -> bytes:
        """Called by the library."""
        return bytes(self._said())


class Tree:
    """Writes the tree into a document that is about to be saved."""

    def __init__(self, document: Any, structure: Structure, links: Sequence[Link]) -> None:
        self._document, self._structure, self._links = document, structure, links
        self._numbers: dict[int, int] = {}
        self._pages = [self._reference(page) for page in document.Pages.pages]

    def write(self, annotations: Sequence[int]) -> "Raw":
        """Write all elements; returns the root. `annotations` are the numbers of the links."""
        named = list(self._named(self._structure.top))
        for element in named:
            self._numbers[id(element)] = self._reference(Raw(self._said_of(element)))
        objects = dict(zip(map(id, self._links), annotations, strict=True))
        self._objects = objects
        above = self._reference(Raw(self._parents))
        first = self._numbers[id(self._structure.top)]
        root = Raw(lambda: b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R"
                           b" /ParentTreeNextKey %d >>"
                           % (first, above, len(self._pages) + len(self._links)))  # fmt: skip
        self._root = self._reference(root)
        return root

    def parent_of(self, place: int) -> int:
        """Return the number under which the link at a place finds its element."""
        return len(self._pages) + place

    def _named(self, top: Element) -> Iterator[Element]:
        waiting = [top]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))

    def _reference(self, made: PDFObject) -> int:
        self._document.Reference(made)
        number, _version = self._document.idToObjectNumberAndVersion[made.__InternalName__]
        return int(number)

    def _said_of(self, element: Element) -> Any:
        def said() -> bytes:
            above = element.above
            parent = self._root if above is None else self._numbers[id(above)]
            more = b" /A << /O /Table /Scope /Column >>" if element.tag == _HEADER_CELL else b""
            if element.alt:
                more += b" /Alt " + text_said(element.alt)
            kids = b" ".join(self._kids(element))
            return b"<< /S /%s /P %d 0 R%s /K [%s] >>" % (
                element.tag.encode(), parent, more, kids)  # fmt: skip

        return said

    def _kids(self, element: Element) -> Iterable[bytes]:
        for kid in element.kids:
            if isinstance(kid, Element):
                yield b"%d 0 R" % self._numbers[id(kid)]
            else:
                page, number = kid
                yield b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (self._pages[page], number)
        link = element.link
        if link is not None and id(link) in self._objects:
            yield b"<< /Type /OBJR /Pg %d 0 R /Obj %d 0 R >>" % (
                self._pages[link.page], self._objects[id(link)])  # fmt: skip

    def _parents(self) -> bytes:
        said = [
            b"%d [%s]" % (page, b" ".join(b"%d 0 R" % self._numbers[id(one)] for one in leaves))
            for page, leaves in enumerate(self._structure.leaves)
        ]
        said += [
            b"%d %d 0 R" % (self.parent_of(place), self._numbers[id(link.element)])
            for place, link in enumerate(self._links)
        ]
        return b"<< /Nums [%s] >>" % b"\n".join(said)


def text_said(words: str) -> bytes:
    """Return words as a PDF writes them wherever they come from."""
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"
