"""The statistics as a sheet that somebody may look at and print."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import _
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed


def statistics_sheet(desk: Desk, months: int) -> Sheet:
    """Return the statistics of the last twelve or thirty-six months on one page."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.statistics import print_statistics

        return print_statistics(company, to, today, months, told, is_stopped)

    return Sheet(_("Statistics"), make)
