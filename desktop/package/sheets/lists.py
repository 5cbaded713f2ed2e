"""Draws a list as it stands on screen: the same rows and columns, on its side where it is wide."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from reportlab.platypus import Flowable, Spacer

from desktop.package.document import About, Document, Written
from desktop.package.look import CHAPTER
from desktop.package.paper import LETTER, Paper
from desktop.package.sheets.pieces import Smaller
from desktop.package.sheets.said import ListSaid, Row
from desktop.package.sheets.styles import LIST_LEAD
from desktop.package.sheets.widths import fitted, least, needed
from desktop.package.tables import table
from desktop.package.text import paragraph

_MUCH: Final = 1.25  # so much wider than the upright page, and the list is laid on its side
_AT_ONCE: Final = 200  # rows between two pauses
_SMALLEST: Final = 0.7  # of the usual size: smaller letters nobody reads


def write_list(
    about: About,
    said: ListSaid,
    to: Path,
    *,
    paper: Paper = LETTER,
    lying: bool = False,
    beat: Callable[[int], None] = lambda _page: None,
    pause: Callable[[], None] = lambda: None,
) -> Written:
    """Write a list; its header is repeated on every page, which lies on its side where it is wide.

    `pause` is called now and then before the first page is done, and may raise to stop.
    """
    if lying or needed(said.columns, said.rows) > paper.room[0] * _MUCH:
        paper = paper.turned
    document = Document(about, paper=paper, beat=beat)
    return document.write(list(_story(said, document.width, pause)), to)


def _story(said: ListSaid, width: float, pause: Callable[[], None]) -> Iterator[Flowable]:
    yield from heading(said.title, said.sentences)
    if said.rows:
        scale = max(_SMALLEST, min(1.0, width / least(said.columns, said.rows)))
        room = width / scale
        rows = _paced(said.rows, pause)
        whole = table(fitted(said.columns, said.rows, room), rows, room)
        yield whole if scale == 1.0 else Smaller(whole, scale)
    else:
        yield paragraph(said.empty, LIST_LEAD)


def _paced(rows: Iterable[Row], pause: Callable[[], None]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number % _AT_ONCE == 0:
            pause()
        yield row


def heading(title: str, sentences: Sequence[str]) -> Iterator[Flowable]:
    """Return the title of a list with the sentences about it."""
    yield paragraph(title, CHAPTER)
    for sentence in sentences:
        yield paragraph(sentence, LIST_LEAD)
    yield Spacer(0, 8)
