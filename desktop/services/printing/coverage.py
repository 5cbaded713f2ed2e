"""Prints questions month by month, as they are narrowed on the screen."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop.language import _
from desktop.package.paper import PAPERS
from desktop.package.sheets.matrix import write_matrix
from desktop.package.sheets.said import MatrixSaid
from desktop.package.tables import Cell
from desktop.services.auditing.coverage import CoverageShown, CoveredLine
from desktop.services.printing.one_paper import Stopped, print_paper
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.store.file import CompanyFile

BELOW: Final = "\u203a "
_TONES: Final = {
    "late": "amber", "missed": "red", "overdue": "red", "never": "red", "due": "amber",
    "done": "green",
}  # fmt: skip


def coverage_sheet(
    company: CompanyFile,
    shown: CoverageShown,
    lines: Sequence[CoveredLine],
    to: Path,
    as_of: date,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print some lines of what was read; a duty is seen to stand below its question."""
    title = _("Month by month")
    said = MatrixSaid(
        title,
        (shown.sentence,),
        (_("Question"), ""),
        tuple(month.short for month in shown.months),
        tuple(
            (
                (f"{BELOW * line.is_part}{line.shown.subject}", line.shown.task),
                tuple(_month(cell.went.value, cell.words) for cell in line.shown.cells),
            )
            for line in lines
        ),
        _("Nothing was late or missed"),
    )
    return print_paper(company, to, as_of, title, told, is_stopped,
                    lambda about, half, beat: write_matrix(about, said, half, paper=PAPERS[paper],
                                                           beat=beat))  # fmt: skip


def _month(went: str, words: str) -> Cell:
    tone: Any = _TONES.get(went, "soft")
    return Cell(words, tone=tone, strong=tone == "red")
