"""The pages on which exhibits lie: a frame for each page of a file, a sheet where it has none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable, Spacer

from desktop.language import _
from desktop.package.document import Document, Mark, turned, upright
from desktop.package.faces import PLAIN, elided
from desktop.package.look import BODY, CHAPTER, INK, LABEL, LEAD, SECTION, SMALL, SOFT
from desktop.package.pairs import pairs
from desktop.package.paper import Paper
from desktop.package.submission.values import ExhibitShown
from desktop.package.text import clean, paragraph

_CAPTION: Final = 26.0  # points above the first page of an exhibit
_GAP: Final = 6.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Place:
    """Where one page of an exhibit goes: how many pages after its first, and into which box."""

    number: str
    page: int
    box: Box


class _Caption(Flowable):  # type: ignore[misc]  # the library has no types
    """Two lines over an exhibit: when it is from and what it proves; what to know about it."""

    def __init__(self, exhibit: ExhibitShown, width: float) -> None:
        super().__init__()
        self._exhibit = exhibit
        self.width, self.height = width, _CAPTION

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas, shown = self.canv, self._exhibit
        proves = "; ".join(shown.proves) or _("No record names it")
        first = " · ".join(part for part in (shown.day, proves) if part)
        for line, color, y in (
            (first, INK, _CAPTION - 8),
            (" ".join(shown.remarks), SOFT, _CAPTION - 19),
        ):
            canvas.setFont(PLAIN, 8)
            canvas.setFillColor(color)
            canvas.drawString(0, y, elided(clean(line), PLAIN, 8, self.width))


def exhibit_title(exhibit: ExhibitShown) -> str:
    """Return "Exhibit S4-03 · tailgate talk.pdf"."""
    return _("Exhibit {number} · {title}").format(number=exhibit.number, title=exhibit.title)


def exhibit_pages(exhibit: ExhibitShown, document: Document) -> Iterator[Flowable]:
    """Yield the pages of an exhibit: its frames, or its sheet."""
    mark = Mark(exhibit.key, f"{exhibit.number} {exhibit.title}", 2, running=exhibit_title(exhibit))
    if exhibit.sheet is not None or not exhibit.sizes:
        yield from upright()
        yield mark
        yield from _sheet(exhibit, document.width)
        return
    for number, (width, height) in enumerate(exhibit.sizes):
        lies = width > height
        yield from turned() if lies else upright()
        if number == 0:
            yield mark
            yield _Caption(exhibit, document.turned_width if lies else document.width)
        else:
            yield Spacer(1, 1)  # a page without anything on it would be passed over


def places_of(exhibit: ExhibitShown, paper: Paper) -> Iterator[Place]:
    """Yield where the pages of an exhibit go."""
    if exhibit.sheet is not None:
        return
    for number, (width, height) in enumerate(exhibit.sizes):
        left, lower, right, upper = (paper.turned if width > height else paper).box
        top = upper - (_CAPTION + _GAP if number == 0 else 0)
        yield Place(exhibit.number, number, (left, lower, right, top))


def _sheet(exhibit: ExhibitShown, width: float) -> Iterator[Flowable]:
    sheet = exhibit.sheet
    assert sheet is not None
    yield paragraph(exhibit.number, LABEL)
    yield paragraph(exhibit.title, CHAPTER)
    yield paragraph(sheet.says, LEAD)
    yield pairs(sheet.pairs, width)
    if sheet.words:
        yield Spacer(0, 10)
        yield paragraph(sheet.words_title, SECTION)
        for part in sheet.words.split("\n"):
            yield paragraph(part, BODY) if part.strip() else Spacer(0, 5)
    for remark in exhibit.remarks:
        yield Spacer(0, 6)
        yield paragraph(remark, SMALL)


def divider_pages(
    title: str, key: str, lead: str, before: Sequence[Flowable] = ()
) -> Iterator[Flowable]:
    """Yield the head of the page that begins the exhibits of an area; `before` are other marks."""
    yield from upright()
    yield from before
    yield Mark(key, title, 1, running=title)
    yield paragraph(title, CHAPTER)
    yield paragraph(lead, LEAD)
