"""The chapters: what is in them in a sentence or two, then sections, matrix and registers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from desktop.package.document import Document, Mark, turned, upright
from desktop.package.look import BODY, CHAPTER, LEAD, SECTION, SMALL
from desktop.package.pairs import pairs
from desktop.package.submission.shares import shares_of
from desktop.package.submission.values import Chapter, MatrixShown, Register, Row, Section
from desktop.package.tables import Column, table
from desktop.package.text import paragraph

_FIRST: Final = 118.0  # points of a matrix for the name of a worker
_EACH: Final = 66.0  # points that a certificate needs at least
_AT_ONCE: Final = 200
_BESIDE: Final = 96.0  # a title with the head of its table and a row or two


def chapter_pages(
    chapter: Chapter, document: Document, beat: Callable[[], None] = lambda: None
) -> Iterator[Flowable]:
    """Yield the pages of a chapter, which begins on a new one."""
    first_lies = chapter.matrix is None and not chapter.sections and bool(
        chapter.registers and chapter.registers[0].turned
    )  # fmt: skip
    lies = first_lies
    yield from turned() if lies else upright()
    yield Mark(chapter.key, chapter.title)
    yield paragraph(chapter.title, CHAPTER)
    yield paragraph(chapter.lead, LEAD)
    for section in chapter.sections:
        yield from _section(section, document.width, chapter.title)
    if chapter.matrix:
        yield from turned()
        yield from _matrix(chapter.matrix, document.turned_width, chapter.title)
        lies = True
    for register in chapter.registers:
        if register.turned != lies:
            lies = register.turned
            yield from turned() if lies else upright()
        width = document.turned_width if lies else document.width
        yield from _register(register, width, chapter.title, beat)
    if chapter.nothing:
        if lies and not first_lies:
            yield from upright()
        yield Spacer(0, 14)
        yield paragraph(chapter.nothing, BODY)


def _heading(key: str, title: str, sentence: str, chapter: str) -> Iterator[Flowable]:
    yield CondPageBreak(_BESIDE)
    yield Mark(key, title, 1, running=f"{chapter} · {title}")
    yield paragraph(title, SECTION)
    if sentence:
        yield paragraph(sentence, SMALL)
        yield Spacer(0, 5)


def _section(section: Section, width: float, chapter: str) -> Iterator[Flowable]:
    yield from _heading(section.key, section.title, "", chapter)
    yield pairs(section.pairs, width)


def _register(
    register: Register, width: float, chapter: str, beat: Callable[[], None]
) -> Iterator[Flowable]:
    yield from _heading(register.key, register.title, register.sentence, chapter)
    heads = [column.title for column in register.columns]
    widths = shares_of(heads, register.rows, width)
    columns = [
        replace(column, share=share) for column, share in zip(register.columns, widths, strict=True)
    ]
    yield table(columns, _beating(register.rows, beat), width)


def _beating(rows: Iterable[Row], beat: Callable[[], None]) -> Iterator[Row]:
    """Give the rows on; a table of thousands of them can be stopped in between."""
    for number, row in enumerate(rows):
        if number % _AT_ONCE == 0:
            beat()
        yield row


def _matrix(matrix: MatrixShown, width: float, chapter: str) -> Iterator[Flowable]:
    """Yield as many tables as the certificates need, each with the workers in front."""
    yield from _heading(matrix.key, matrix.title, matrix.sentence, chapter)
    most = max(1, int((width - _FIRST) // _EACH))
    parts = max(1, -(-len(matrix.columns) // most))
    some = -(-len(matrix.columns) // parts) or 1
    for start in range(0, max(1, len(matrix.columns)), some):
        chosen = matrix.columns[start : start + some]
        share = (width - _FIRST) / some
        columns = [Column(matrix.first, _FIRST), *(Column(name, share) for name in chosen)]
        rows = [(name, *cells[start : start + some]) for name, cells in matrix.rows]
        whole = _FIRST + share * len(chosen)  # the last table keeps the columns of the others
        yield _placed(table(columns, rows, whole), len(rows))
        yield Spacer(0, 16)


_SHORT: Final = 12  # rows that had better stand on one page


def _placed(flowable: Flowable, rows: int) -> Flowable:
    flowable.hAlign = "LEFT"
    return KeepTogether([flowable]) if rows <= _SHORT else flowable
