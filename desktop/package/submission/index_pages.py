"""The index both ways: each exhibit with its questions, each question with its exhibits."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable, Spacer

from desktop.language import _, ngettext
from desktop.package.document import chapter, section
from desktop.package.look import BODY, LEAD
from desktop.package.submission.shares import shares_of
from desktop.package.submission.values import ExhibitShown, Row
from desktop.package.submission.whole import PackageShown, question_key
from desktop.package.submission.words import QuestionSaid
from desktop.package.tables import Cell, Column, table
from desktop.package.text import paragraph

INDEX: Final = "index"
BY_QUESTION: Final = "index-by-question"
_LONGEST: Final = 110  # characters of a title; the whole stands at the exhibit


def index_title() -> str:
    """Return what the index is called."""
    return _("Index of exhibits")


def by_question_title() -> str:
    """Return what its second part is called."""
    return _("From question to exhibit")


def index_pages(shown: PackageShown, width: float) -> Iterator[Flowable]:
    """Yield the index."""
    yield from chapter(INDEX, index_title())
    n = len(shown.exhibits)
    if not n:
        yield paragraph(_("No record and no file goes in with this package."), BODY)
        return
    words = ngettext(
        "{n} exhibit. It has one number and is in here once, however many questions cite it."
        " Numbers and pages are links.",
        "{n} exhibits. Each has one number and is in here once, however many questions cite it."
        " Numbers and pages are links.",
        n,
    )
    yield paragraph(words.format(n=n), LEAD)
    codes = {one.code for element in shown.words.elements for one in element.questions}
    yield _by_exhibit(shown.exhibits, codes, width)
    questions = [one for element in shown.words.elements for one in element.questions]
    if questions:
        yield Spacer(0, 10)
        yield from section(BY_QUESTION, by_question_title(), room=140)
        yield _by_question(questions, {one.number: one for one in shown.exhibits}, width)


def _by_exhibit(exhibits: Sequence[ExhibitShown], codes: set[str], width: float) -> Flowable:
    columns = [
        Column(_("Exhibit")),
        Column(_("What it is")),
        Column(_("Date")),
        Column(_("Page"), right=True),
        Column(_("Cited by")),
        Column(_("Page"), right=True),
    ]
    rows: list[Row] = []
    measured: list[Row] = []
    for one in exhibits:
        cited = tuple(code for code in one.questions if code in codes)
        keys = tuple(question_key(code) for code in cited)
        rows.append((
            Cell(one.number, link=one.key),
            _short(one.title),
            one.day,
            Cell("", page_of=one.key),
            Cell("\n".join(cited), links=keys),
            Cell("\n" * (len(keys) - 1), pages_of=keys) if keys else "",
        ))  # fmt: skip
        measured.append((one.number, _short(one.title), one.day, "0000", "\n".join(cited), "0000"))
    return table(shares_of(columns, measured, width), rows, width)


def _by_question(
    questions: Sequence[QuestionSaid], shown: dict[str, ExhibitShown], width: float
) -> Flowable:
    columns = [
        Column(_("Question"), 0.1),
        Column(_("What is asked"), 0.52),
        Column(_("Page"), 0.1, right=True),
        Column(_("Exhibits"), 0.16),
        Column(_("Page"), 0.12, right=True),
    ]
    rows: list[Row] = []
    for one in questions:
        numbers = [number for number in one.exhibits if number in shown]
        keys = tuple(shown[number].key for number in numbers)
        rows.append((
            Cell(one.code, link=question_key(one.code)),
            one.title,
            Cell("", page_of=question_key(one.code)),
            Cell("\n".join(numbers), links=keys) if keys else "–",
            Cell("\n" * (len(keys) - 1), pages_of=keys) if keys else "",
        ))  # fmt: skip
    return table(columns, rows, width)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
