"""The training matrix of a submission: as many tables as its certificates need."""

from collections.abc import Iterator
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.package.document import Document, chapter, turned
from desktop.package.look import LEAD
from desktop.package.submission.values import MatrixShown, Row
from desktop.package.tables import Column, table
from desktop.package.text import paragraph

_FIRST: Final = 118.0  # points of a matrix for the name of a worker
_EACH: Final = 66.0  # points that a certificate needs at least
_SHORT: Final = 12  # rows that had better stand on one page


def matrix_part(shown: MatrixShown, document: Document) -> Iterator[Flowable]:
    """Yield the training matrix as a chapter of its own, on pages that lie on their side."""
    yield from turned()
    yield from chapter(shown.key, shown.title)
    yield paragraph(shown.sentence, LEAD)
    yield from _grids(shown, document.turned_width)


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
