"""The training matrix as a sheet: what is shown, in the same words, for a client or a binder."""

from collections.abc import Sequence
from pathlib import Path

from desktop.exchange.text_tables import write_list
from desktop.language import _
from desktop.services.training_matrix import Matrix


def write_matrix(path: Path, matrix: Matrix) -> None:
    """Write the matrix: plain text for .csv, else a spreadsheet. `Unavailable` if it cannot be."""
    headings, rows = sheet_of(matrix)
    write_list(path, _("Training matrix"), headings, rows)


def sheet_of(matrix: Matrix) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return the headings and the rows, a row for each worker."""
    headings = [_("Worker"), _("Position"), *(column.name for column in matrix.columns)]
    rows = [
        [
            row.name,
            row.positions,
            *(matrix.cells[row.id, column.id].words for column in matrix.columns),
        ]
        for row in matrix.rows
    ]
    return headings, rows
