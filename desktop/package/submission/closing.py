"""What is not in the package and why, and the index of exhibits."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable

from desktop.language import _, ngettext
from desktop.package.document import Document, chapter, upright
from desktop.package.look import BODY, LEAD
from desktop.package.submission.shares import shares_of
from desktop.package.submission.values import ExhibitShown, LeftOut
from desktop.package.tables import Cell, Column, table
from desktop.package.text import paragraph

LEFT_OUT: Final = "left-out"
INDEX: Final = "index"
_LONGEST: Final = 160  # characters of what a file proves; the whole stands at the exhibit


def left_out_title() -> str:
    """Return what that chapter is called."""
    return _("Not in this package, and why")


def index_title() -> str:
    """Return what the index is called."""
    return _("Index of exhibits")


def left_out_pages(left_out: Sequence[LeftOut], document: Document) -> Iterator[Flowable]:
    """Yield the chapter that says what a reader will not find here."""
    yield from upright()
    yield from chapter(LEFT_OUT, left_out_title())
    yield paragraph(
        _("So that nobody looks in vain, and nobody takes silence for an answer."), LEAD
    )
    columns = (Column(_("What"), 1.0), Column(_("Why"), 2.1))
    rows = [(Cell(one.what, strong=True), one.why) for one in left_out]
    yield table(columns, rows, document.width)


def index_pages(exhibits: Sequence[ExhibitShown], document: Document) -> Iterator[Flowable]:
    """Yield the index: number, what it is, date, what it proves, how many pages, where."""
    yield from upright()
    yield from chapter(INDEX, index_title())
    if not exhibits:
        yield paragraph(_("No scan, photo or document is on file for this period."), BODY)
        return
    n = len(exhibits)
    words = ngettext(
        "{n} file, each included once, however many records it proves. Numbers and pages are "
        "links.",
        "{n} files, each included once, however many records it proves. Numbers and pages are "
        "links.",
        n,
    )
    yield paragraph(words.format(n=n), LEAD)
    yield _index_table(exhibits, document.width)


def _index_table(exhibits: Sequence[ExhibitShown], width: float) -> Flowable:
    """Return the table of some exhibits."""
    columns = [
        Column(_("Exhibit")),
        Column(_("What it is")),
        Column(_("Date")),
        Column(_("What it proves")),
        Column(_("Pages"), right=True),
        Column(_("Page"), right=True),
    ]
    rows = [
        (
            Cell(one.number, link=one.key),
            one.title,
            one.day,
            _proves(one.proves),
            str(one.pages) if one.pages else "–",
            Cell("", page_of=one.key),
        )
        for one in exhibits
    ]
    return table(shares_of(columns, [(*row[:5], "0000") for row in rows], width), rows, width)


def _proves(titles: Sequence[str]) -> str:
    said = [
        title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
        for title in titles
    ]
    return "\n".join(said) if said else "–"
