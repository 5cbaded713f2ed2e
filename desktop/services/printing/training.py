"""Prints what training has besides the matrix of certificates: grids, courses, first days."""

from datetime import date
from pathlib import Path
from typing import Final

from desktop.language import _
from desktop.package.paper import PAPERS
from desktop.package.sheets.first_day import FirstDaySaid, write_first_day
from desktop.package.sheets.matrix import write_matrix
from desktop.package.sheets.said import MatrixSaid, WeekSaid
from desktop.package.sheets.week import write_week
from desktop.package.tables import Cell
from desktop.services.printing.one_paper import Stopped, print_paper
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.services.training_cells import Cell as GridCell
from desktop.services.training_cells import CellState
from desktop.services.training_matrix import Matrix
from desktop.store.file import CompanyFile

_CELLS: Final = {
    CellState.EXPIRED: ("red", True),
    CellState.MISSING: ("red", True),
    CellState.EXPIRING: ("amber", True),
    CellState.SUPERVISED: ("amber", True),
    CellState.UNCHECKED: ("amber", False),
    CellState.NOT_NEEDED: ("soft", False),
}


def competency_sheet(
    company: CompanyFile,
    to: Path,
    as_of: date,
    grid: Matrix,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print the grid of who runs what, or the part of it that a person asked for."""
    title = _("Who may run what")
    said = MatrixSaid(
        title,
        (grid.summary,),
        (_("Worker"), _("Position")),
        tuple(column.short for column in grid.columns),
        tuple(
            (
                (row.name, row.positions),
                tuple(_cell(grid.cells[row.id, column.id]) for column in grid.columns),
            )
            for row in grid.rows
        ),
        _("Nobody is put on a unit yet."),
    )
    return print_paper(company, to, as_of, title, told, is_stopped,
                    lambda about, half, beat: write_matrix(about, said, half, paper=PAPERS[paper],
                                                           beat=beat))  # fmt: skip


def week_like_sheet(
    company: CompanyFile,
    to: Path,
    as_of: date,
    said: WeekSaid,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print groups of things to tick with a pen."""
    return print_paper(company, to, as_of, said.title, told, is_stopped,
                    lambda about, half, beat: write_week(about, said, half, paper=PAPERS[paper],
                                                         beat=beat))  # fmt: skip


def first_day_sheet(
    company: CompanyFile,
    to: Path,
    as_of: date,
    said: FirstDaySaid,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print what somebody needs before the first day."""
    return print_paper(company, to, as_of, said.title, told, is_stopped,
                    lambda about, half, beat: write_first_day(about, said, half,
                                                              paper=PAPERS[paper],
                                                              beat=beat))  # fmt: skip


def _cell(cell: GridCell) -> Cell:
    tone, strong = _CELLS.get(cell.state, ("", False))
    return Cell("\n".join(cell.lines), tone=tone, strong=strong)
