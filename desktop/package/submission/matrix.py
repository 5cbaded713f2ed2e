"""The training matrix of a submission: as many tables as its certificates need."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.package.document import Document, chapter, turned
from desktop.package.look import LEAD
from desktop.package.sheets.pieces import Smaller
from desktop.package.submission.heights import high_of, unbound
from desktop.package.submission.values import MatrixShown, Row
from desktop.package.tables import Column, table
from desktop.package.text import paragraph

_FIRST: Final = 118.0  # points of a matrix for the name of a worker
_NAME: Final = 150.0  # where the position stands beside the name
_APART: Final = 16.0
_SCALES: Final = (1.0, 0.96, 0.92, 0.88)
_EACH: Final = 66.0  # points that a certificate needs at least
_SHORT: Final = 12  # rows that had better stand on one page


def matrix_part(shown: MatrixShown, document: Document) -> Iterator[Flowable]:
    """Yield the training matrix as a chapter of its own, on pages that lie on their side."""
    yield from turned()
    width, room = document.paper.turned.room
    head = [*chapter(shown.key, shown.title), paragraph(shown.sentence, LEAD)]
    yield from head
    room -= high_of(head, width) + LEAD.spaceAfter
    whole = list(_grids(shown, width))
    if high_of(whole, width) > room:
        whole = _tightened(shown, width, room) or whole
    yield from whole


def _tightened(shown: MatrixShown, width: float, room: float) -> list[Flowable]:
    """Return the tables as they fit on the one page, set a little smaller; none if they do not."""
    flat = _on_one_line(shown)
    for scale in _SCALES:
        made = list(_grids(flat, width / scale, _NAME))
        if high_of(made, width / scale) * scale <= room:
            return [Smaller(part, scale) for one in made for part in unbound(one)]
    return []


def _on_one_line(shown: MatrixShown) -> MatrixShown:
    """Return it with what each cell says on one line, so that all of it may stand on one page."""
    rows = tuple(
        (
            ", ".join(name.split("\n")),
            tuple(replace(one, text=" ".join(one.text.split("\n"))) for one in cells),
        )
        for name, cells in shown.rows
    )
    return replace(shown, rows=rows)


def _grids(shown: MatrixShown, width: float, first: float = _FIRST) -> Iterator[Flowable]:
    """Yield as many tables as the certificates need, each with the workers in front."""
    most = max(1, int((width - first) // _EACH))
    parts = max(1, -(-len(shown.columns) // most))
    some = -(-len(shown.columns) // parts) or 1
    for start in range(0, max(1, len(shown.columns)), some):
        chosen = shown.columns[start : start + some]
        share = (width - first) / some
        columns = [Column(shown.first, first), *(Column(name, share) for name in chosen)]
        rows: list[Row] = [(name, *cells[start : start + some]) for name, cells in shown.rows]
        whole = first + share * len(chosen)  # the last table keeps the columns of the others
        body = table(columns, rows, whole)
        body.hAlign = "LEFT"
        if start:
            yield Spacer(0, _APART)
        yield KeepTogether([body]) if len(rows) <= _SHORT else body
