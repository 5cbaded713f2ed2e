"""Lays out a whole in which files lie: how it begins, its pages, and where those of files go."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable

from desktop.language import _
from desktop.package.contents import Entry, contents
from desktop.package.document import Document, Mark, bare, upright
from desktop.package.look import CHAPTER
from desktop.package.submission.cover import cover_pages
from desktop.package.submission.frames import Place, places_of
from desktop.package.submission.values import Cover, ExhibitShown
from desktop.package.text import paragraph

CONTENTS: Final = "contents"


@dataclass(frozen=True)
class Laid:
    """The story to draw, and the places on its pages for pages of files."""

    story: tuple[Flowable, ...]
    places: tuple[Place, ...]


def lay_out(
    pages: Iterable[Flowable],
    exhibits: Iterable[ExhibitShown],
    document: Document,
    beat: Callable[[], None],
) -> Laid:
    """Return the pages as a story for this document; `beat` may raise to stop."""
    places = [place for one in exhibits for place in places_of(one, document.paper)]
    story = []
    for flowable in pages:
        beat()
        story.append(flowable)
    return Laid(tuple(story), tuple(places))


def first_pages(cover: Cover, entries: Sequence[Entry], document: Document) -> Iterator[Flowable]:
    """Yield the cover and the contents."""
    yield from bare()
    yield from cover_pages(cover, document.width)
    yield from contents_page(entries, document)


def contents_page(entries: Sequence[Entry], document: Document) -> Iterator[Flowable]:
    """Yield the contents on a page of their own, or more."""
    title = paragraph(_("Contents"), CHAPTER)
    width, room = document.paper.room
    yield from upright()
    yield Mark(CONTENTS, _("Contents"))
    yield title
    yield from contents(entries, width, room - title.wrap(width, room)[1] - CHAPTER.spaceAfter)
