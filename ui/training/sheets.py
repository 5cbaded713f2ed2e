"""What of training can be put on paper, as sheets for the window that prints."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import _
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed
    from desktop.services.training.booking import Booking
    from desktop.services.training_matrix import Matrix


def of_grid(desk: Desk, grid: "Matrix") -> Sheet:
    """Return who runs what, narrowed as it is on the screen."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.training import competency_sheet

        return competency_sheet(company, to, today, grid, told, is_stopped)

    return Sheet(_("Who may run what"), make)


def of_booking(desk: Desk, booking: "Booking") -> Sheet:
    """Return the courses to book."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.training import week_like_sheet
        from desktop.services.training.booking_paper import paper_of

        said = paper_of(booking)
        return week_like_sheet(company, to, today, said, told, is_stopped)

    return Sheet(_("What to book"), make)


def of_first_day(desk: Desk, worker_id: str, title: str) -> Sheet:
    """Return what one worker needs before the first day, as it is when it is printed."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.printing.training import first_day_sheet
        from desktop.services.training.first_day import first_day
        from desktop.services.training.first_day_paper import paper_of

        said = paper_of(first_day(company, worker_id, today))
        return first_day_sheet(company, to, today, said, told, is_stopped)

    return Sheet(title, make)
