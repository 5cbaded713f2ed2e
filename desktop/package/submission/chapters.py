"""The chapters: what is in them in a sentence or two, then sections, matrix and registers."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.package.document import Document, chapter, section, turned, upright
from desktop.package.look import BODY, LEAD, SMALL
from desktop.package.pairs import pairs
from desktop.package.submission.shares import shares_of
from desktop.package.submission.values import Chapter, MatrixShown, Register, Row, Section
from desktop.package.tables import Column, table
from desktop.package.text import paragraph

Beat = Callable[[], None]
_FIRST: Final = 118.0  # points of a matrix for the name of a worker
_EACH: Final = 66.0  # points that a certificate needs at least
_AT_ONCE: Final = 200
_HEADING: Final = 58.0  # points of a title with the sentence under it
_SHORT: Final = 12  # rows that had better stand on one page
_MOST: Final = 320.0  # points that are kept free for them


def chapter_pages(shown: Chapter, document: Document, beat: Beat) -> Iterator[Flowable]:
    """Yield the pages of a chapter, which begins on a new one; `beat` may raise to stop."""
    parts = list(_parts(shown, document, beat))
    lies = parts[0][0] if parts else False
    yield from turned() if lies else upright()
    yield from chapter(shown.key, shown.title)
    yield paragraph(shown.lead, LEAD)
    for part_lies, flowables in parts:
        if part_lies != lies:
            lies = part_lies
            yield from turned() if lies else upright()
        yield from flowables


def _parts(
    shown: Chapter, document: Document, beat: Beat
) -> Iterator[tuple[bool, Iterator[Flowable]]]:
    """Yield each part with whether it needs a page that lies on its side."""
    for one in shown.sections:
        yield False, _section(one, document.width)
    if shown.matrix:
        yield True, _matrix(shown.matrix, document.turned_width)
    for register in shown.registers:
        width = document.turned_width if register.turned else document.width
        yield register.turned, _register(register, width, beat)
    if shown.nothing:
        lies = bool(shown.registers and shown.registers[-1].turned)
        yield lies, iter((Spacer(0, 14), paragraph(shown.nothing, BODY)))


def matrix_part(shown: MatrixShown, document: Document) -> Iterator[Flowable]:
    """Yield the training matrix as a chapter of its own, on pages that lie on their side."""
    yield from turned()
    yield from chapter(shown.key, shown.title)
    yield paragraph(shown.sentence, LEAD)
    yield from _grids(shown, document.turned_width)


def _section(shown: Section, width: float) -> Iterator[Flowable]:
    body = pairs(shown.pairs, width)
    yield from section(shown.key, shown.title, room=min(body.wrap(width, 0)[1], _MOST) + _HEADING)
    yield body


def _register(shown: Register, width: float, beat: Beat) -> Iterator[Flowable]:
    columns = shares_of(shown.columns, shown.rows, width)
    # a short table had better stand on one page, a long one needs its first row under the title
    some = shown.rows if len(shown.rows) <= _SHORT else shown.rows[:1]
    needed = table(columns, some, width).wrap(width, 0)[1]
    yield from section(shown.key, shown.title, room=min(needed, _MOST) + _HEADING)
    yield from _sentence(shown.sentence)
    yield table(columns, _beating(shown.rows, beat), width)


def _sentence(words: str) -> Iterator[Flowable]:
    yield paragraph(words, SMALL)
    yield Spacer(0, 5)


def _beating(rows: Iterable[Row], beat: Beat) -> Iterator[Row]:
    """Give the rows on; a table of thousands of them can be stopped in between."""
    for number, row in enumerate(rows):
        if number % _AT_ONCE == 0:
            beat()
        yield row


def _matrix(shown: MatrixShown, width: float) -> Iterator[Flowable]:
    """Yield the matrix as a section."""
    yield from section(shown.key, shown.title, room=_HEADING * 3)
    yield from _sentence(shown.sentence)
    yield from _grids(shown, width)


def _grids(shown: MatrixShown, width: float) -> Iterator[Flowable]:
    """Yield as many tables as the certificates need, each with the workers in front."""
    most = max(1, int((width - _FIRST) // _EACH))
    parts = max(1, -(-len(shown.columns) // most))
    some = -(-len(shown.columns) // parts) or 1
    for start in range(0, max(1, len(shown.columns)), some):
        chosen = shown.columns[start : start + some]
        share = (width - _FIRST) / some
        columns = [Column(shown.first, _FIRST), *(Column(name, share) for name in chosen)]
        rows: list[Row] = [(name, *cells[start : start + some]) for name, cells in shown.rows]
        whole = _FIRST + share * len(chosen)  # the last table keeps the columns of the others
        body = table(columns, rows, whole)
        body.hAlign = "LEFT"
        yield KeepTogether([body]) if len(rows) <= _SHORT else body
        yield Spacer(0, 16)
