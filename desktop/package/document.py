"""Puts a story on pages with running header and footer, marks and contents."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    PageBreak,
    PageTemplate,
)

from desktop.language import _
from desktop.package.canvas import LENGTH, TOTAL, PageCanvas, Stamp
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import ACCENT, CHAPTER, INK, LINE, SECTION, SOFT
from desktop.package.paper import FOOTER_LINE, HEAD, HEADER_LINE, LETTER, SIDE, Paper
from desktop.package.structure import PAGINATION
from desktop.package.tagging import TaggedFrame
from desktop.package.text import clean, paragraph

UPRIGHT: Final = "upright"
TURNED: Final = "turned"
BARE: Final = "bare"
_SIZE: Final = 7.5  # of header and footer
_STAMP: Final = 9.5  # of the number of an exhibit in the header


@dataclass(frozen=True)
class About:
    """What every page says of the whole: `foot` stands on the left of the footer."""

    title: str
    company: str
    subject: str = ""
    foot: str = ""


@dataclass(frozen=True)
class Written:
    """What came of it: the pages, and for the key of each mark its page, counted from 1.

    `lengths` says for the key of each exhibit how many pages it takes.
    """

    pages: int
    places: dict[str, int]
    lengths: dict[str, int] = field(default_factory=dict)


class Document:
    """One PDF. `beat` is called with the number of each finished page and may raise to stop."""

    def __init__(
        self,
        about: About,
        *,
        paper: Paper = LETTER,
        beat: Callable[[int], None] = lambda _page: None,
    ) -> None:
        self.about: Final = about
        self.paper: Final = paper
        self.width: Final = paper.room[0]
        self.turned_width: Final = paper.turned.room[0]
        self._beat: Final = beat

    def write(self, story: Iterable[Flowable], to: Path, *, is_archive: bool = False) -> Written:
        """Write the file; raises OSError where it cannot be, and whatever `beat` raises.

        `is_archive` claims that it is a PDF/A-2b: only where no page is put in later.
        """
        with to.open("wb") as file:
            written = self.write_to(story, file, is_archive=is_archive)
            file.flush()
            os.fsync(file.fileno())
        return written

    def write_to(
        self, story: Iterable[Flowable], file: BinaryIO, *, is_archive: bool = False
    ) -> Written:
        """Write the PDF to what is open already, which need be no file of any disk."""
        about, canvases = self.about, list[PageCanvas]()

        def made(*given: Any, **named: Any) -> PageCanvas:
            canvases.append(PageCanvas(*given, **named))
            canvases[-1].is_archive = is_archive
            return canvases[-1]

        template = BaseDocTemplate(
            file,
            pagesize=(self.paper.width, self.paper.height),
            title=clean(about.title),
            author=clean(about.company),
            subject=clean(about.subject),
            creator="Muster",
            producer="Muster",
            lang="en-CA",
            allowSplitting=1,
        )
        told = list(story)
        first = told.pop(0).sort if told and isinstance(told[0], _NewPage) else UPRIGHT
        sorts = sorted(self._templates(), key=lambda sort: bool(sort.id != first))
        template.addPageTemplates(sorts)
        template.build(told, canvasmaker=made)
        made_of = canvases[0]
        return Written(made_of.getPageNumber() - 1, made_of.places, made_of.lengths)

    def _templates(self) -> Iterable[PageTemplate]:
        for name, paper in (
            (UPRIGHT, self.paper),
            (TURNED, self.paper.turned),
            (BARE, self.paper),
        ):
            left, lower, right, upper = paper.box
            frame = TaggedFrame(left, lower, right - left, upper - lower, 0, 0, 0, 0, id=name)
            yield PageTemplate(
                id=name,
                frames=[frame],
                pagesize=(paper.width, paper.height),
                onPage=_begin,
                onPageEnd=partial(self._finish, paper=paper, is_bare=name == BARE),
            )

    def _finish(
        self, canvas: PageCanvas, _template: BaseDocTemplate, paper: Paper, *, is_bare: bool
    ) -> None:
        if not is_bare:
            with canvas.artifact(PAGINATION):
                self._header(canvas, paper)
                self._footer(canvas, paper)
        self._beat(canvas.getPageNumber())

    def _header(self, canvas: PageCanvas, paper: Paper) -> None:
        left, right = SIDE, paper.width - SIDE
        y, half = paper.height - HEADER_LINE + 4, (right - left) / 2 - 8
        company = elided(clean(self.about.company), PLAIN, _SIZE, half)
        canvas.setFont(PLAIN, _SIZE)
        canvas.setFillColor(SOFT)
        canvas.drawString(left, y, company)
        if canvas.exhibit is not None:
            taken = width_of(company, PLAIN, _SIZE)
            self._stamp(canvas, canvas.exhibit, left + taken, right, y)
        else:
            canvas.setFont(STRONG, _SIZE)
            canvas.setFillColor(INK)
            running = clean(canvas.running or self.about.title)
            if canvas.began_within:
                words = _("{part} · {code}, continued")
                running = words.format(part=running, code=canvas.began_within)
            canvas.drawRightString(right, y, elided(running, STRONG, _SIZE, half))
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(left, y - 5, right, y - 5)

    @staticmethod
    def _stamp(canvas: PageCanvas, stamp: Stamp, left: float, right: float, y: float) -> None:
        """Draw the number of the exhibit and the page of it, above what the exhibit shows."""
        page = canvas.getPageNumber() - canvas.places[stamp.key] + 1
        words = _("page {page} of {number}").replace("{page}", str(page))
        canvas.number_of(LENGTH + stamp.key, right, y, _SIZE, words=words)
        right -= width_of(words.replace("{number}", "00"), PLAIN, _SIZE) + 6
        canvas.setFillColor(ACCENT)
        canvas.setFont(STRONG, _STAMP)
        number = _("Exhibit {number}").format(number=stamp.number)
        canvas.drawRightString(right, y, number)
        right -= width_of(number, STRONG, _STAMP) + 10
        canvas.setFont(PLAIN, _SIZE)
        canvas.setFillColor(SOFT)
        title = elided(f"  ·  {clean(stamp.title)}", PLAIN, _SIZE, right - left)
        canvas.drawString(left, y, title)

    def _footer(self, canvas: PageCanvas, paper: Paper) -> None:
        left, right, y = SIDE, paper.width - SIDE, FOOTER_LINE
        canvas.setFont(PLAIN, _SIZE)
        canvas.setFillColor(SOFT)
        foot = elided(clean(self.about.foot), PLAIN, _SIZE, (right - left) * 0.7)
        canvas.drawString(left, y, foot)
        words = _("Page {page} of {number}").replace("{page}", str(canvas.getPageNumber()))
        canvas.number_of(TOTAL, right, y, _SIZE, words=words)


class Mark(Flowable):
    """Takes no room: from here on `running` (or the title) stands in the header.

    `level` is the depth of the bookmark, -1 for none; `key` is what links and contents name.
    `inside` are keys and titles of bookmarks below it. An exhibit that begins here has its `stamp`;
    `ends` says that the one before ends. With `is_body` the pages of the front end here. What goes
    on overleaf is called `within` there; a new `running` ends it.
    """

    def __init__(
        self,
        key: str,
        title: str,
        level: int = 0,
        running: str | None = None,
        *,
        inside: Sequence[tuple[str, str]] = (),
        stamp: Stamp | None = None,
        ends: bool = False,
        is_body: bool = False,
        within: str = "",
    ) -> None:
        super().__init__()
        self.width = self.height = 0.0
        self.tag = ""
        self._key, self._title, self._level = key, clean(title), level
        self._running = title if running is None else running
        self._inside = tuple((each, clean(words)) for each, words in inside)
        self._stamp, self._ends, self._is_body = stamp, ends, is_body
        self._within = within

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: PageCanvas = self.canv
        canvas.mark(self._key, self._title, self._level, 0, 24)  # a little above what it marks
        canvas.inside(self._inside, self._level + 1)
        if self._stamp is not None or self._ends:
            canvas.begin(self._stamp)
        if self._is_body:
            canvas.first_of_body = canvas.getPageNumber()
        if self._running:
            canvas.running = self._running
        if self._running or self._within:
            canvas.go_on_as(self._within, is_first=self._is_at_the_head(canvas))

    @staticmethod
    def _is_at_the_head(canvas: PageCanvas) -> bool:
        """Whether nothing of what was before stands on the page."""
        _x, y = canvas.absolutePosition(0, 0)
        return bool(y > canvas._pagesize[1] - HEAD - 1)


def chapter(
    key: str, title: str, *, level: int = 0, ends: bool = False, is_body: bool = False
) -> list[Flowable]:
    """Return the beginning of a chapter: its mark and its title."""
    mark = Mark(key, title, level, ends=ends, is_body=is_body)
    return [mark, paragraph(title, CHAPTER)]


def section(key: str, title: str, *, level: int = 1, room: float = 90.0) -> list[Flowable]:
    """Return the beginning of a section, on a page with so many points left for what follows.

    Without a key nothing leads to it. The header goes on saying the chapter.
    """
    mark = [Mark(key, title, level, running="")] if key else []
    return [CondPageBreak(room), *mark, paragraph(title, SECTION)]


def _begin(canvas: PageCanvas, _template: BaseDocTemplate) -> None:
    canvas.began_within = canvas.within


class _NewPage(PageBreak):
    """Goes on with a new page of a sort; at the very beginning it says the sort of the first."""

    def __init__(self, sort: str) -> None:
        super().__init__(nextTemplate=sort)
        self.sort: Final = sort


def upright() -> list[Flowable]:
    """Go on with a new upright page."""
    return [_NewPage(UPRIGHT)]


def turned() -> list[Flowable]:
    """Go on with a new page that lies on its side."""
    return [_NewPage(TURNED)]


def bare() -> list[Flowable]:
    """Go on with a new page that has neither header nor footer: a cover."""
    return [_NewPage(BARE)]
