"""The canvas of all pages: knows where marks stand and fills in page numbers once known."""

from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.package.faces import PLAIN, ready
from desktop.package.look import SOFT

# bytes written as letters are a quarter larger and take a hundred times as long for photos
rl_config.useA85 = 0

TOTAL: Final = "pages in all"
_ROOM: Final = 48  # points for a number


class PageCanvas(Canvas):
    """A canvas on which `number_of` may be drawn before the page of the mark is known.

    Such a number is a drawing of its own, told at the end: one pass over the pages is enough.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        ready()
        super().__init__(*given, **{**named, "invariant": 1, "pageCompression": 1})
        self.places: dict[str, int] = {}
        self.running = ""
        self._asked: dict[tuple[str, float, str, Any, bool], str] = {}
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
        begins: bool = False,
    ) -> None:
        """Draw the page number of a mark, or of all pages; it ends at x, or begins there."""
        asked = (key, size, face, color, begins)
        form = self._asked.setdefault(asked, f"number-{len(self._asked)}")
        self.saveState()
        self.translate(x, y)
        self.doForm(form)
        self.restoreState()

    def save(self) -> None:
        """Fill in the numbers, and write."""
        pages = self.getPageNumber() - 1  # the last page has been shown already
        for (key, size, face, color, begins), form in self._asked.items():
            page = pages if key == TOTAL else self.places.get(key)
            draw = self.drawString if begins else self.drawRightString
            self.beginForm(form, -_ROOM, -size, _ROOM, size * 2)
            self.setFont(face, size)
            self.setFillColor(color)
            draw(0, 0, "–" if page is None else str(page))
            self.endForm()
        super().save()
