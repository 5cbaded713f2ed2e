"""What the parts of a page are: headings, paragraphs, tables with their header cells, links.

A program that reads aloud, or one that takes words out of a PDF, goes by this tree and not by
where letters stand (ISO 32000-1, 14.7 and 14.8). The cells of a row are no objects of their own
until they are written, because a long table has tens of thousands.
"""

from dataclasses import dataclass, field
from typing import Final

ARTIFACT: Final = "/Artifact BMC"
PAGINATION: Final = "/Artifact <</Type /Pagination>> BDC"
ENDS: Final = "EMC"


@dataclass(eq=False, slots=True)
class Element:
    """One element: what it is, what is above it, and what it holds.

    A kid is an element, or the page (from 0) with the number of some content on it.
    """

    tag: str
    above: "Element | None" = None
    kids: "list[Element | tuple[int, int]]" = field(default_factory=list)
    alt: str = ""
    link: "Link | None" = None
    cells: "Cells | None" = None

    def inside(self, tag: str, alt: str = "") -> "Element":
        """Return a new element within this one."""
        made = Element(tag, self, alt=alt)
        self.kids.append(made)
        return made


@dataclass(eq=False, slots=True)
class Cells:
    """The cells of a row: so many, the number of the first's content, and on which page.

    `more` are what a cell holds beside its words, by its place in the row.
    """

    row: Element
    tag: str
    page: int
    first: int
    count: int
    more: dict[int, Element] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
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
        # for each page the elements of its contents: each with how many of them are its cells
        self.leaves: list[list[Element]] = []
        self.links: list[Link] = []
        self.now = self.top  # what is drawn at the moment
        self._counts: list[int] = []
        self._group: Element = self.top
        self._group_tag = ""
        self._shared: dict[int, tuple[object, Element]] = {}  # what is kept keeps its id

    def content(self, element: Element, page: int) -> str:
        """Return how content of an element begins on a page, counted from 0."""
        number = self._next(element, page, 1)
        element.kids.append((page, number))
        return begins(element.tag, number)

    def row(self, table: Element, tag: str, count: int, page: int) -> Cells:
        """Return the cells of a new row of a table, which stands on a page, counted from 0."""
        row = table.inside("TR")
        row.cells = Cells(row, tag, page, self._next(row, page, count), count)
        return row.cells

    def beside(self, cells: Cells, place: int) -> Element:
        """Return a new element for what a cell holds beside its words."""
        made = cells.more[place] = Element("Span", cells.row)
        return made

    def _next(self, element: Element, page: int, count: int) -> int:
        while len(self.leaves) <= page:
            self.leaves.append([])
            self._counts.append(0)
        self.leaves[page].append(element)
        number = self._counts[page]
        self._counts[page] += count
        return number

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


def begins(tag: str, number: int) -> str:
    """Return how content begins that has a number on its page."""
    return f"/{tag} <</MCID {number}>> BDC"
