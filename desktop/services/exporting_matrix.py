"""The training matrix as a sheet: what is shown, with whole dates, for a client or a binder."""

from collections.abc import Sequence
from pathlib import Path

from desktop.exchange.spreadsheets import write_sheet
from desktop.language import _
from desktop.services.training_matrix import Matrix


def write_matrix(path: Path, matrix: Matrix) -> None:
    """Write the matrix as a spreadsheet. Raises `Unavailable` when the file cannot be written."""
    headings, rows = sheet_of(matrix)
    write_sheet(path, _("Training matrix"), headings, rows)


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
