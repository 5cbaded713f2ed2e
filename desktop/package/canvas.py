"""The canvas of all pages: knows where marks stand and fills in page numbers once known."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from desktop.package.faces import PLAIN, ready, width_of
from desktop.package.finishing import label_pages, write_about, write_structure
from desktop.package.look import SOFT
from desktop.package.structure import ARTIFACT, ENDS, Element, Link, Structure

# bytes written as letters are a quarter larger and take a hundred times as long for photos
rl_config.useA85 = 0

TOTAL: Final = "pages in all"
LENGTH: Final = "pages of "  # before the key of an exhibit: how many pages it takes
NUMBER: Final = "{number}"
_PLACE: Final = "%muster number {}"  # a comment in the language of pages
_PLACES: Final = re.compile(r"%muster number (\d+)")


@dataclass(frozen=True)
class _Asked:
    """Words with a page number in them, and where they end."""

    key: str
    x: float
    y: float
    size: float
    face: str
    color: Any
    words: str


@dataclass(frozen=True)
class Stamp:
    """What every page of an exhibit bears: its number; `key` leads to its first page."""

    key: str
    number: str
    title: str


class _NoDay(PDFInfo):
    """What a PDF says of itself, without a day on which it was made.

    The same records make the same bytes, so the day would be a made-up one, and whoever files the
    PDF as evidence would be told it.
    """

    def format(self, document: Any) -> bytes:
        """Return it as it is written."""
        said = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        written = PDFDictionary({key: PDFString(words) for key, words in said.items()})
        return bytes(written.format(document))


class PageCanvas(Canvas):
    """A canvas on which `number_of` may be drawn before the page of the mark is known.

    The place is kept in the page as it waits to be written: one pass over the pages is enough.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        ready()
        super().__init__(*given, **{**named, "invariant": 1, "pageCompression": 1})
        self._doc.info = _NoDay()
        self.places: dict[str, int] = {}
        self.running = ""
        self.within = ""  # what goes on if a page ends here
        self.began_within = ""  # what went on when this page began
        self.exhibit: Stamp | None = None
        self.lengths: dict[str, int] = {}
        self.first_of_body = 0
        self.is_archive = False
        self._numbers: dict[str, str] = {}
        self.structure = Structure()
        self._asked: list[_Asked] = []
        self._deepest = -1

    def _make_preamble(self) -> None:
        # the usual one begins every page with a face that is not embedded and not ours
        self._preamble = "1 0 0 1 0 0 cm"

    def mark(self, key: str, title: str, level: int, x: float, y: float) -> None:
        """Let a link, a bookmark (from level 0) and the contents lead to this place."""
        self.places[key] = self.getPageNumber()
        self.bookmarkHorizontal(key, x, y)
        if level >= 0:
            self._deepest = min(level, self._deepest + 1)  # a level cannot be skipped
            self.addOutlineEntry(title, key, self._deepest, closed=self._deepest > 0)
            self.showOutline()

    def inside(self, entries: Iterable[tuple[str, str]], level: int) -> None:
        """Put bookmarks below the one that was made last; they may lead to pages to come."""
        for key, title in entries:
            self.addOutlineEntry(title, key, min(level, self._deepest + 1), closed=True)

    def go_on_as(self, within: str, *, is_first: bool) -> None:
        """From here on this is what goes on overleaf; it may be the first of its own page."""
        self.within = within
        if is_first:
            self.began_within = ""

    def begin(self, stamp: Stamp | None) -> None:
        """Let an exhibit begin on this page, and the one before it end; None ends it only."""
        self._end_exhibit(self.getPageNumber())
        self.exhibit = stamp

    def _end_exhibit(self, page: int) -> None:
        if self.exhibit is not None:
            key = self.exhibit.key
            self.lengths[key] = page - self.places[key]
            self._numbers[key] = self.exhibit.number

    @contextmanager
    def tagged(self, tag: str, group: str = "", alt: str = "") -> Iterator[Element]:
        """What is drawn within is an element of the document: a paragraph, a heading."""
        with self.content(self.structure.part(tag, group, alt)) as element:
            yield element

    @contextmanager
    def content(self, element: Element) -> Iterator[Element]:
        """What is drawn within belongs to the element."""
        before, self.structure.now = self.structure.now, element
        self._code.append(self.structure.content(element, self.getPageNumber() - 1))
        yield element
        self._code.append(ENDS)
        self.structure.now = before

    @contextmanager
    def artifact(self, begins: str = ARTIFACT) -> Iterator[None]:
        """What is drawn within belongs to the page and not to what it says."""
        self._code.append(begins)
        yield
        self._code.append(ENDS)

    def linkRect(  # noqa: N802
        self, _contents: str, destinationname: str, Rect: Any = None, *_given: Any,  # noqa: N803
        element: Element | None = None, relative: int = 1, **_named: Any,
    ) -> None:  # fmt: skip
        """Lead from a box to a mark; a mark that is never drawn makes no link."""
        box = self._absRect(Rect, relative)
        page = self.getPageNumber() - 1
        within = (element or self.structure.now).inside("Link")
        link = Link(page, (box[0], box[1], box[2], box[3]), destinationname, within)
        within.link = link
        self.structure.links.append(link)

    def number_of(
        self,
        key: str,
        x: float,
        y: float,
        size: float,
        *,
        face: str = PLAIN,
        color: Any = SOFT,
        words: str = NUMBER,
    ) -> None:
        """Draw the page number of a mark, or of all pages, within words that end at x."""
        self._code.append(_PLACE.format(len(self._asked)))
        self._asked.append(_Asked(key, x, y, size, face, color, words))

    def save(self) -> None:
        """Fill in the numbers, and write."""
        pages = self.getPageNumber() - 1  # the last page has been shown already
        self._end_exhibit(pages + 1)
        exhibits = {self.places[key]: number for key, number in self._numbers.items()}
        label_pages(self._doc, self.first_of_body, exhibits)
        for page in self._doc.Pages.pages:
            page.stream = _PLACES.sub(lambda found: self._filled(found, pages), page.stream)
        write_structure(self._doc, self.structure, self._destination, self._filename.write)
        write_about(self._doc, is_archive=self.is_archive)
        super().save()

    def _destination(self, key: str) -> bytes | None:
        """Where a mark stands, as a PDF says it; None where it was never drawn."""
        if key not in self.places:
            return None
        return bytes(self._bookmarkReference(key).format(self._doc))

    def _filled(self, found: re.Match[str], pages: int) -> str:
        asked = self._asked[int(found[1])]
        page = self._page_said(asked.key, pages)
        said = asked.words.replace(NUMBER, "–" if page is None else str(page))
        words = self.beginText(asked.x - width_of(said, asked.face, asked.size), asked.y)
        words.setFont(asked.face, asked.size)
        words.setFillColor(asked.color)
        words.textOut(said)
        return f"q {words.getCode()} Q"

    def _page_said(self, key: str, pages: int) -> int | None:
        if key == TOTAL:
            return pages
        if key.startswith(LENGTH):
            return self.lengths.get(key.removeprefix(LENGTH))
        return self.places.get(key)
