"""The training matrix as a package shows it: every worker by every certificate, in words."""

from typing import Final

from desktop.language import _
from desktop.package.submission import MatrixShown
from desktop.package.tables import Cell
from desktop.services.packaging.reading import Reading
from desktop.services.training_cells import Cell as Held
from desktop.services.training_cells import CellState
from desktop.services.training_matrix import known_in, matrix_of

KEY: Final = "matrix"
_TONES: Final = {
    CellState.EXPIRED: "red",
    CellState.MISSING: "red",
    CellState.EXPIRING: "amber",
    CellState.LATER: "amber",
    CellState.NOT_NEEDED: "soft",
    CellState.EXEMPT: "soft",
}


def matrix_shown(reading: Reading) -> MatrixShown | None:
    """Return the matrix of the day; None where nobody works or nothing is held or required."""
    matrix = matrix_of(reading.facts, known_in(reading.connection), reading.as_of)
    if not matrix.rows or not matrix.columns:
        return None
    rows = [
        (
            "\n".join(filter(None, [reading.hide(row.name), reading.hide(row.positions)])),
            tuple(_cell(matrix.cells[row.id, column.id]) for column in matrix.columns),
        )
        for row in matrix.rows
    ]
    return MatrixShown(
        key=KEY,
        title=_("Training matrix"),
        sentence=" ".join(
            [matrix.summary, _("A day is the last one on which the certificate is good.")]
        ),
        first=_("Worker"),
        columns=tuple(column.short for column in matrix.columns),
        rows=tuple(rows),
    )


def _cell(held: Held) -> Cell:
    words = "–" if held.state is CellState.NOT_NEEDED else "\n".join(held.lines)
    tone = _TONES.get(held.state, "")
    return Cell(words, tone=tone, strong=tone == "red")
