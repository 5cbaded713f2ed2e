"""The pages of training as they stand in the middle of tab 3."""

from ui.desk import Desk
from ui.element.views import View
from ui.training.booking_page import BookingPage
from ui.training.competency_grid import CompetencyGrid
from ui.training.first_day_page import FirstDayPage


class CompetencyView(View):
    """Who runs what."""

    def __init__(self, desk: Desk) -> None:
        self.grid = CompetencyGrid(desk)
        super().__init__("competency_check", self.grid)
        self.grid.check_chosen.connect(self.chosen)
        self.grid.check_wanted.connect(self.filled_wanted)

    def focus_filter(self) -> bool:
        """Go to the filter field."""
        self.grid.filter.setFocus()
        return True

    def do_command(self, key: str) -> bool:
        """Print the grid; there is nothing else to do with all of it."""
        if key == "print":
            self.grid.print_grid()
        return key == "print"


class BookingView(View):
    """The courses to book."""

    def __init__(self, desk: Desk) -> None:
        self.booking = BookingPage(desk)
        super().__init__("certificate", self.booking)
        self.booking.renewal_wanted.connect(self.renewal_wanted)

    def do_command(self, key: str) -> bool:
        """Print what is to be booked, or save the cards that are typed."""
        if key == "print":
            self.booking.print_page()
        elif key == "save":
            return self.booking.save()
        return key == "print"

    @property
    def draft_id(self) -> str:
        """What is typed of a group and not saved."""
        return self.booking.draft_id

    def go_on(self, draft_id: str) -> bool:
        """Show what was typed of a group again."""
        self.booking.go_on(draft_id)
        return True

    def keep_safe(self) -> None:
        """Keep what is typed of a group."""
        self.booking.form.keep_safe()


class FirstDayView(View):
    """What somebody needs before the first day."""

    def __init__(self, desk: Desk) -> None:
        self.first = FirstDayPage(desk)
        super().__init__("orientation", self.first)

    def show_about(self, record_id: str) -> bool:
        """Show the page of a worker."""
        self.first.show_worker(record_id)
        return True

    def do_command(self, key: str) -> bool:
        """Print the page of the worker."""
        if key == "print":
            self.first.print_page()
        return key == "print"
