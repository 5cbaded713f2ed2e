"""The whole submission in the order of its pages, and where the pages of files go on them."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from reportlab.platypus import Flowable

from desktop.language import _, ngettext
from desktop.package.contents import Entry
from desktop.package.document import Document, Mark, bare, chapter, upright
from desktop.package.exhibits import series_of
from desktop.package.look import BODY
from desktop.package.sheets.statistics import one_page
from desktop.package.submission.cover_page import cover_page
from desktop.package.submission.frames import exhibit_pages
from desktop.package.submission.index_pages import INDEX, index_pages, index_title
from desktop.package.submission.laid import Laid, contents_page, lay_out
from desktop.package.submission.left_out import LEFT_OUT, left_out_pages, left_out_title
from desktop.package.submission.matrix import matrix_part
from desktop.package.submission.org_chart import chart_part
from desktop.package.submission.parts import people_part, profile_part, table_part
from desktop.package.submission.question_pages import element_pages
from desktop.package.submission.score_page import score_page
from desktop.package.submission.signing_page import signing_page
from desktop.package.submission.values import ExhibitShown
from desktop.package.submission.whole import PackageShown, question_key
from desktop.package.text import paragraph

EXHIBITS: Final = "exhibits"
STATISTICS: Final = "statistics"
_MATRIX: Final = "matrix"


def package_story(
    shown: PackageShown, document: Document, beat: Callable[[], None] = lambda: None
) -> Laid:
    """Return the submission as a story for this document; `beat` may raise to stop."""
    return lay_out(_pages(shown, document), shown.exhibits, document, beat)


def _pages(shown: PackageShown, document: Document) -> Iterator[Flowable]:
    words, width = shown.words, document.width
    yield from bare()
    yield from cover_page(words.cover, document)
    yield from upright()
    yield from signing_page(words.signing, width)
    yield from contents_page(list(_entries(shown)), document)
    yield from upright()
    yield from profile_part(words.profile, width)
    yield from upright()
    yield from chart_part(words.chart, width)
    yield from upright()
    yield from people_part(words.people, width)
    yield from upright()
    yield from score_page(words.scores, width)
    by_number = {one.number: one for one in shown.exhibits}
    for element in words.elements:
        yield from upright()
        yield from element_pages(element, by_number, document)
    yield from _tables(shown, document)
    yield from left_out_pages(words.left_out, document)
    if shown.checked is not None:
        yield from table_part(shown.checked, document)
    yield from upright()
    yield from index_pages(shown, width)
    yield from _all_exhibits(shown, document)


def _tables(shown: PackageShown, document: Document) -> Iterator[Flowable]:
    words = shown.words
    yield from table_part(words.plan, document)
    if words.matrix is not None:
        yield from matrix_part(words.matrix, document)
    else:
        yield from upright()
        yield from chapter(_MATRIX, _("Training matrix"))
        yield paragraph(words.matrix_nothing, BODY)
    yield from table_part(words.log, document)
    yield from upright()
    if words.statistics is not None:
        yield Mark(STATISTICS, words.statistics.title)
        yield from one_page(words.statistics, document.width, document.paper.room[1])
    else:
        yield from chapter(STATISTICS, _("Statistics"))
        yield paragraph(words.statistics_nothing, BODY)


def _all_exhibits(shown: PackageShown, document: Document) -> Iterator[Flowable]:
    whole = [Mark(EXHIBITS, _("Exhibits"))]
    for series, some in _areas(shown):
        marks = [*whole, Mark(_series_key(series), _series_title(shown, series), 1)]
        for one in some:
            # an exhibit that questions cite has its bookmarks below them
            level = -1 if one.questions else 2
            yield from exhibit_pages(one, document, marks, level=level)
            marks, whole = [], []


def _areas(shown: PackageShown) -> list[tuple[str, list[ExhibitShown]]]:
    together = groupby(shown.exhibits, key=lambda one: series_of(one.number))
    return [(series, list(some)) for series, some in together]


def _series_key(series: str) -> str:
    return f"exhibits-{series}"


def _series_title(shown: PackageShown, series: str) -> str:
    titles = {one.code: one.title for each in shown.words.elements for one in each.questions}
    title = dict(shown.series).get(series) or titles.get(series, "")
    return f"{series}  {title}" if title else series


def _entries(shown: PackageShown) -> Iterator[Entry]:
    words = shown.words
    yield Entry(words.signing.about.key, words.signing.about.title)
    for about in (words.profile.about, words.chart.about, words.people.about, words.scores.about):
        yield Entry(about.key, about.title)
    for element in words.elements:
        yield Entry(element.about.key, element.about.title, 0, element.percent)
        for one in element.questions:
            yield Entry(question_key(one.code), f"{one.code}  {one.title}", 1, one.points)
    yield Entry(words.plan.key, words.plan.title)
    matrix = words.matrix
    yield Entry(matrix.key, matrix.title) if matrix else Entry(_MATRIX, _("Training matrix"))
    yield Entry(words.log.key, words.log.title)
    yield Entry(STATISTICS, words.statistics.title if words.statistics else _("Statistics"))
    yield Entry(LEFT_OUT, left_out_title())
    if shown.checked is not None:
        yield Entry(shown.checked.key, shown.checked.title)
    yield Entry(INDEX, index_title())
    if shown.exhibits:
        yield Entry(EXHIBITS, _("Exhibits"), 0, _counted(len(shown.exhibits)))
    for series, some in _areas(shown):
        if not some[0].questions:  # those of questions are listed in the index
            yield Entry(_series_key(series), _series_title(shown, series), 1, _counted(len(some)))


def _counted(n: int) -> str:
    return ngettext("{n} exhibit", "{n} exhibits", n).format(n=n)
