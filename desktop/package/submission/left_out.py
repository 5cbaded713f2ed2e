"""What is not in the package, and why."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable

from desktop.language import _
from desktop.package.document import Document, chapter, upright
from desktop.package.look import LEAD
from desktop.package.submission.values import LeftOut
from desktop.package.tables import Cell, Column, table
from desktop.package.text import paragraph

LEFT_OUT: Final = "left-out"


def left_out_title() -> str:
    """Return what that chapter is called."""
    return _("Not in this package, and why")


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
