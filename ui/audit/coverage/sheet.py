"""Questions month by month as a sheet that somebody may look at and print."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import _
from desktop.services.auditing.coverage import CoverageShown, CoveredLine
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed


def coverage_on_paper(desk: Desk, shown: CoverageShown, lines: Sequence[CoveredLine]) -> Sheet:
    """Return the lines as they stand on the screen."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.coverage import coverage_sheet

        return coverage_sheet(company, shown, lines, to, today, told, is_stopped)

    return Sheet(_("Month by month"), make)
