"""The canvas of all pages: knows where marks stand and fills in page numbers once known."""

import re
from dataclasses import dataclass
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from desktop.package.faces import PLAIN, ready, width_of
from desktop.package.look import SOFT

# bytes written as letters are a quarter larger and take a hundred times as long for photos
rl_config.useA85 = 0

TOTAL: Final = "pages in all"
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
        for page in self._doc.Pages.pages:
            page.stream = _PLACES.sub(lambda found: self._filled(found, pages), page.stream)
        super().save()

    def _filled(self, found: re.Match[str], pages: int) -> str:
        asked = self._asked[int(found[1])]
        page = pages if asked.key == TOTAL else self.places.get(asked.key)
        said = asked.words.replace(NUMBER, "–" if page is None else str(page))
        words = self.beginText(asked.x - width_of(said, asked.face, asked.size), asked.y)
        words.setFont(asked.face, asked.size)
        words.setFillColor(asked.color)
        words.textOut(said)
        return f"q {words.getCode()} Q"
