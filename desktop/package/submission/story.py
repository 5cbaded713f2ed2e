"""The whole package in the order of its pages, and where foreign pages go on them."""

from collections.abc import Callable, Iterator
from typing import Final

from reportlab.platypus import Flowable

from desktop.language import _, ngettext
from desktop.package.document import Document, Entry, Mark
from desktop.package.exhibits import series_of
from desktop.package.submission.chapters import chapter_pages
from desktop.package.submission.closing import (
    INDEX,
    LEFT_OUT,
    index_pages,
    index_title,
    left_out_pages,
    left_out_title,
)
from desktop.package.submission.frames import exhibit_pages
from desktop.package.submission.laid import Laid, first_pages, lay_out
from desktop.package.submission.values import Chapter, ExhibitShown, Submission

EXHIBITS: Final = "exhibits"


def story_of(
    submission: Submission, document: Document, beat: Callable[[], None] = lambda: None
) -> Laid:
    """Return the package as a story for this document; `beat` may raise to stop."""
    return lay_out(_pages(submission, document, beat), submission.exhibits, document, beat)


def _pages(
    submission: Submission, document: Document, beat: Callable[[], None]
) -> Iterator[Flowable]:
    yield from first_pages(submission.cover, list(_entries(submission)), document)
    for chapter in submission.chapters:
        yield from chapter_pages(chapter, document, beat)
    yield from left_out_pages(submission.left_out, document)
    yield from index_pages(submission.exhibits, document)
    yield from _all_exhibits(submission, document)


def _all_exhibits(submission: Submission, document: Document) -> Iterator[Flowable]:
    whole = [Mark(EXHIBITS, _("Exhibits"))]
    for series, title, some in _areas(submission):
        marks = [*whole, Mark(_area_key(series), title, 1)]
        for exhibit in some:
            yield from exhibit_pages(exhibit, document, marks)
            marks, whole = [], []


def _areas(submission: Submission) -> Iterator[tuple[str, str, tuple[ExhibitShown, ...]]]:
    for series, title in submission.series:
        some = tuple(one for one in submission.exhibits if series_of(one.number) == series)
        if some:
            yield series, _("Exhibits {series}: {area}").format(series=series, area=title), some


def _area_key(series: str) -> str:
    return f"exhibits-{series}"


def _entries(submission: Submission) -> Iterator[Entry]:
    for chapter in submission.chapters:
        yield Entry(chapter.key, chapter.title)
        yield from _inside(chapter)
    yield Entry(LEFT_OUT, left_out_title())
    yield Entry(INDEX, index_title())
    for number, (series, title, some) in enumerate(_areas(submission)):
        if number == 0:
            yield Entry(EXHIBITS, _("Exhibits"))
        note = ngettext("{n} exhibit", "{n} exhibits", len(some)).format(n=len(some))
        yield Entry(_area_key(series), title, 1, note)


def _inside(chapter: Chapter) -> Iterator[Entry]:
    for section in chapter.sections:
        yield Entry(section.key, section.title, 1)
    if chapter.matrix:
        yield Entry(chapter.matrix.key, chapter.matrix.title, 1)
    for register in chapter.registers:
        if register.title != chapter.title:
            n = register.count
            note = ngettext("{n} record", "{n} records", n).format(n=n) if n else ""
            yield Entry(register.key, register.title, 1, note)
