"""The manual as a binder that somebody may look at, print or save."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import _
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed


def manual_sheet(desk: Desk) -> Sheet:
    """Return the binder of today."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.manual.binder import print_manual

        return print_manual(company, to, today, told, is_stopped)

    return Sheet(_("Health and safety manual"), make)
