"""The pages on which exhibits lie: a frame for each page of a file, a sheet where it has none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.platypus import Flowable, Spacer

from desktop.language import _
from desktop.package.canvas import Stamp
from desktop.package.document import Document, Mark, turned, upright
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import BODY, CHAPTER, INK, LABEL, LEAD, LINE, SECTION, SMALL, SOFT
from desktop.package.pairs import pairs
from desktop.package.paper import Paper
from desktop.package.submission.record_sheet import record_sheet
from desktop.package.submission.values import ExhibitShown
from desktop.package.text import broken, clean, paragraph

_CAPTION: Final = 30.0  # points above the first page of an exhibit
_REMARK: Final = 11.0  # for each line of what is to be known of it
_REMARKS: Final = 3  # lines
_SIZE: Final = 8.0
_NUMBER: Final = 16.0  # large enough to be found when leafing
_GAP: Final = 10.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Place:
    """Where one page of an exhibit goes: how many pages after its first, and into which box."""

    number: str
    page: int
    box: Box


class _Frame(Flowable):
    """The page on which one page of an exhibit lies: a thin line around it, a caption over it."""

    def __init__(self, exhibit: ExhibitShown, page: int, paper: Paper) -> None:
        super().__init__()
        self._exhibit, self._page = exhibit, page
        left, lower, right, upper = paper.box
        self.width, self.height = right - left, upper - lower
        self.tag = ""
        self._alt = _("{exhibit}, page {page}").format(
            exhibit=exhibit_title(exhibit), page=page + 1
        )

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas, top = self.canv, self.height
        if self._page == 0:
            with canvas.tagged("P"):
                self._caption(canvas)
            top -= _caption_height(self._exhibit, self.width)
        width, height = self._exhibit.sizes[self._page]
        times = min(1.0, self.width / width, top / height)
        x = (self.width - width * times) / 2
        with canvas.tagged("Figure", alt=self._alt):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(1.0)  # half of it stays to be seen
            canvas.rect(x, top - height * times, width * times, height * times, stroke=1, fill=0)

    def _caption(self, canvas: Any) -> None:
        shown, y = self._exhibit, self.height - 19
        proves = "; ".join(shown.proves) or unnamed()
        first = clean(" · ".join(part for part in (shown.day, proves) if part))
        left = _beside(shown)
        canvas.setFillColor(INK)
        canvas.setFont(STRONG, _NUMBER)
        canvas.drawString(0, y, shown.number)
        canvas.setFont(PLAIN, _SIZE)
        canvas.drawString(left, y, elided(first, PLAIN, _SIZE, self.width - left))
        canvas.setFillColor(SOFT)
        for line in _remarks(shown, self.width):
            y -= _REMARK
            canvas.drawString(left, y, line)


def _beside(exhibit: ExhibitShown) -> float:
    """Where the words beside the large number begin."""
    return width_of(exhibit.number, STRONG, _NUMBER) + _GAP


def _remarks(exhibit: ExhibitShown, width: float) -> list[str]:
    said, room = " ".join(exhibit.remarks), width - _beside(exhibit)
    return broken(said, PLAIN, _SIZE, room)[:_REMARKS] if said else []


def _caption_height(exhibit: ExhibitShown, width: float) -> float:
    return _CAPTION + _REMARK * len(_remarks(exhibit, width))


def unnamed() -> str:
    """Return what is said of a file that no record cites."""
    return _("Filed as evidence, with no record in particular")


def exhibit_title(exhibit: ExhibitShown) -> str:
    """Return "Exhibit S4-03 · tailgate talk.pdf"."""
    return _("Exhibit {number} · {title}").format(number=exhibit.number, title=exhibit.title)


def exhibit_pages(
    exhibit: ExhibitShown, document: Document, before: Sequence[Flowable] = (), *, level: int = 2
) -> Iterator[Flowable]:
    """Yield the pages of an exhibit: the sheet of a record, its frames, or what stands for them.

    `before` are marks at its first page, `level` is the depth of its bookmark.
    """
    title = f"{exhibit.number} {exhibit.title}"
    stamp = Stamp(exhibit.key, exhibit.number, clean(exhibit.title))
    running = exhibit_title(exhibit)
    marks = [*before, Mark(exhibit.key, title, level, running=running, stamp=stamp)]
    if exhibit.record is not None:
        yield from upright()
        yield from marks
        yield from record_sheet(exhibit, exhibit.record, document)
        return
    if exhibit.sheet is not None or not exhibit.sizes:
        yield from upright()
        yield from marks
        yield from _sheet(exhibit, document.width)
        return
    for number, (width, height) in enumerate(exhibit.sizes):
        lies = width > height
        yield from turned() if lies else upright()
        if number == 0:
            yield from marks
        yield _Frame(exhibit, number, document.paper.turned if lies else document.paper)


def places_of(exhibit: ExhibitShown, paper: Paper) -> Iterator[Place]:
    """Yield where the pages of an exhibit go."""
    if exhibit.sheet is not None or exhibit.record is not None:
        return
    for number, (width, height) in enumerate(exhibit.sizes):
        left, lower, right, upper = (paper.turned if width > height else paper).box
        top = upper - (_caption_height(exhibit, right - left) if number == 0 else 0)
        yield Place(exhibit.number, number, (left, lower, right, top))


def _sheet(exhibit: ExhibitShown, width: float) -> Iterator[Flowable]:
    sheet = exhibit.sheet
    assert sheet is not None
    yield paragraph(_("Exhibit {number}").format(number=exhibit.number), LABEL)
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
