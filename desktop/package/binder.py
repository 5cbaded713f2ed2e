"""The manual on paper: cover, contents, sign-off, then each paper with its files behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable

from desktop.package.contents import Entry
from desktop.package.document import Document, Mark, upright
from desktop.package.picture import Picture
from desktop.package.sheets.pieces import Imprint, Smaller
from desktop.package.sheets.said import Sheet
from desktop.package.sheets.sheet import story
from desktop.package.sheets.statistics import StatisticsSaid, one_page
from desktop.package.submission.frames import exhibit_pages
from desktop.package.submission.heights import high_of, unbound
from desktop.package.submission.laid import Laid, first_pages, lay_out
from desktop.package.submission.values import Cover, ExhibitShown

_A_LITTLE: Final = 1.12  # of a page


@dataclass(frozen=True)
class PaperShown:
    """One paper with the files that belong to it; `note` stands beside it in the contents.

    Where there are `statistics` their page stands in the place of the sheet.
    """

    sheet: Sheet
    note: str = ""
    files: tuple[ExhibitShown, ...] = ()
    statistics: StatisticsSaid | None = None


@dataclass(frozen=True)
class ChapterShown:
    """A chapter of the binder."""

    key: str
    title: str
    papers: tuple[PaperShown, ...]


@dataclass(frozen=True)
class Binder:
    """The whole of it, in the order of its pages."""

    cover: Cover
    front: tuple[Sheet, ...]
    chapters: tuple[ChapterShown, ...]
    logo: Picture | None = None

    @property
    def files(self) -> list[ExhibitShown]:
        """The files of all papers, in the order of the pages."""
        return [one for part in self.chapters for paper in part.papers for one in paper.files]


def binder_story(
    binder: Binder, document: Document, beat: Callable[[], None] = lambda: None
) -> Laid:
    """Return the binder as a story for this document; `beat` may raise to stop."""
    return lay_out(_pages(binder, document), binder.files, document, beat)


def _pages(binder: Binder, document: Document) -> Iterator[Flowable]:
    yield from first_pages(binder.cover, list(_entries(binder)), document, binder.logo)
    for sheet in binder.front:
        yield from upright()
        yield from story(sheet, document.width)
    for chapter in binder.chapters:
        for number, paper in enumerate(chapter.papers):
            yield from upright()
            if number == 0:
                yield Mark(chapter.key, chapter.title)
            yield from _paper(paper, document)
            for one in paper.files:
                yield from exhibit_pages(one, document)


def _paper(paper: PaperShown, document: Document) -> Iterator[Flowable]:
    sheet = paper.sheet
    if paper.statistics is None:
        yield from _on_one_page(sheet, document)
        return
    yield Mark(sheet.key, sheet.title, 1, running=sheet.kind, ends=True)
    yield from one_page(paper.statistics, document.width, document.paper.room[1])


def _on_one_page(sheet: Sheet, document: Document) -> Iterator[Flowable]:
    """Yield a sheet; what would stand alone overleaf is drawn smaller, or has room after all."""
    width, room = document.paper.room
    parts = story(sheet, width, level=1)
    needed = high_of(parts, width)
    if needed > room * _A_LITTLE:
        yield from parts
        return
    if needed <= room:  # whole as it is: nothing in it asks for more room below a heading
        yield from (one for part in parts for one in unbound(part))
        return
    scale = room / needed - 0.005
    for part in story(sheet, width / scale, level=1):
        for one in unbound(part):
            yield one if isinstance(one, Mark | Imprint) else Smaller(one, scale)


def _entries(binder: Binder) -> Iterator[Entry]:
    for sheet in binder.front:
        yield Entry(sheet.key, sheet.title)
    for chapter in binder.chapters:
        yield Entry(chapter.key, chapter.title)
        if [paper.sheet.title for paper in chapter.papers] == [chapter.title]:
            continue  # one paper that is called as its chapter is not told twice
        for paper in chapter.papers:
            yield Entry(paper.sheet.key, paper.sheet.title, 1, paper.note)
