"""A sample as a sheet that somebody may look at, print, and gather the papers by."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import _
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.auditing.sampling import SampleShown
    from desktop.services.printing.printed import Printed


def sample_on_paper(desk: Desk, shown: "SampleShown") -> Sheet:
    """Return the sample as it stands on the screen, with its seed."""
    company = desk.company

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.sample import sample_sheet

        return sample_sheet(company, shown, to, told, is_stopped)

    return Sheet(_("The auditor's sample"), make)
