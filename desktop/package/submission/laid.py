"""Lays out a whole in which files lie: how it begins, its pages, and where those of files go."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable

from desktop.language import _
from desktop.package.contents import Entry, contents
from desktop.package.document import Document, Mark, bare, upright
from desktop.package.look import CHAPTER
from desktop.package.picture import Picture
from desktop.package.submission.cover_page import cover_page
from desktop.package.submission.frames import Place, places_of
from desktop.package.submission.values import Cover, ExhibitShown
from desktop.package.submission.words import CoverSaid
from desktop.package.text import paragraph

CONTENTS: Final = "contents"


@dataclass(frozen=True)
class Laid:
    """The story to draw, once, and the places on its pages for pages of files.

    What was drawn of it is held by nobody, or ten thousand pages would be in memory twice.
    """

    story: Iterator[Flowable]
    places: tuple[Place, ...]


def lay_out(
    pages: Iterable[Flowable],
    exhibits: Iterable[ExhibitShown],
    document: Document,
    beat: Callable[[], None],
) -> Laid:
    """Return the pages as a story for this document; `beat` may raise to stop."""
    places = [place for one in exhibits for place in places_of(one, document.paper)]
    return Laid(_beating(pages, beat), tuple(places))


def _beating(pages: Iterable[Flowable], beat: Callable[[], None]) -> Iterator[Flowable]:
    for flowable in pages:
        beat()
        yield flowable


def first_pages(
    cover: Cover, entries: Sequence[Entry], document: Document, logo: Picture | None = None
) -> Iterator[Flowable]:
    """Yield the cover and the contents."""
    yield from bare()
    yield from cover_page(_said(cover, logo), document)
    yield from contents_page(entries, document)


def _said(cover: Cover, logo: Picture | None) -> CoverSaid:
    """Return the cover as that of a package, which is of an assessment besides."""
    return CoverSaid(
        company=cover.company, trade_name="", title=_("Health and safety"),
        purpose=cover.title, period=cover.period, draft="",
        percent="", share=0.0, result="", tone="",
        pairs=cover.pairs, inside=cover.inside, figures=cover.figures,
        remark=cover.remark, logo=logo,
    )  # fmt: skip


def contents_page(entries: Sequence[Entry], document: Document) -> Iterator[Flowable]:
    """Yield the contents on a page of their own, or more."""
    title = paragraph(_("Contents"), CHAPTER)
    width, room = document.paper.room
    yield from upright()
    yield Mark(CONTENTS, _("Contents"))
    yield title
    yield from contents(entries, width, room - title.wrap(width, room)[1] - CHAPTER.spaceAfter)
