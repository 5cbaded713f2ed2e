"""The courses to book on paper, with a box to tick once each is booked."""

from desktop.language import _
from desktop.package.sheets.said import Task, WeekSaid
from desktop.services.training.booking import Booking, Course


def paper_of(shown: Booking) -> WeekSaid:
    """Return the sheet for whoever makes the phone calls."""
    groups = {
        month.title: tuple(_task(course) for course in month.courses) for month in shown.months
    }
    sentences = (shown.sentence or _("Nothing has to be booked."),)
    return WeekSaid(_("What to book"), sentences, groups, _("Booked with, and when"))


def _task(course: Course) -> Task:
    is_now = course.deadline is None
    state = _("Now") if is_now else _("Book")
    inside = tuple(_("{name} · {why}").format(name=one.name, why=one.why) for one in course.people)
    why = " ".join(filter(None, (course.sentence, course.along)))
    return Task(state, "red" if is_now else "amber", course.name, why, "", inside)
