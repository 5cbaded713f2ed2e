"""What is said of courses to book: who, by when, and what one course would settle."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop.language import _, ngettext
from desktop.values.months import add_months
from desktop.values.spoken import say_date, say_month, say_number

_NEAR: Final = 11  # months

if TYPE_CHECKING:
    from desktop.services.training.booking import Attendee, Course


def month(at: tuple[int, int], as_of: date) -> str:
    """Return "January", "January 2028" where it is not near, or "Now"."""
    year, number = at
    if not year:
        return _("Now")
    return say_month_near(date(year, number, 1), as_of)


def say_month_near(day: date, as_of: date) -> str:
    """Return the month; its year only where it is so far away that it could be taken wrongly."""
    if day < add_months(as_of.replace(day=1), _NEAR):
        return say_month(day.month)
    return _("{month} {year}").format(month=say_month(day.month), year=day.year)


def say_day_near(day: date, as_of: date) -> str:
    """Return "10 January", with the year as `say_month_near` does."""
    return _("{day} {month}").format(day=day.day, month=say_month_near(day, as_of))


def why(expires: date | None, as_of: date, *, is_required: bool) -> str:
    """Return how a card stands: "missing", "expired 3 March", "good through 10 January"."""
    if expires is None:
        return _("missing")
    words = _("expired {day}") if expires < as_of else _("good through {day}")
    said = words.format(day=say_date(expires, as_of))
    return said if is_required else _("{state}, not required now").format(state=said)


def needed_from(day: date, as_of: date) -> str:
    """Return what is said of somebody whose days of grace run."""
    return _("must have it by {day}").format(day=say_date(day, as_of))


def begins_on(day: date, as_of: date) -> str:
    """Return what is said of somebody who does not work here yet."""
    return _("begins {day}, must have it then").format(day=say_date(day, as_of))


def names(people: Sequence["Attendee"]) -> str:
    """Return "Jasleen, Andriy and Tyler"."""
    said = [one.short for one in people]
    if len(said) == 1:
        return said[0]
    return _("{names} and {last}").format(names=", ".join(said[:-1]), last=said[-1])


def course(name: str, people: Sequence["Attendee"], deadline: date | None, as_of: date) -> str:
    """Return "First Aid: 3 people by January: Jasleen, Andriy and Tyler. One course on or before
    10 January does it."
    """
    n = len(people)
    said = {
        "course": name,
        "n": say_number(n, 0),
        "names": names(people),
        "month": say_month_near(deadline, as_of) if deadline else "",
        "day": say_day_near(deadline, as_of) if deadline else "",
    }
    if deadline is None:
        words = ngettext(
            "{course}: {names} now. Book the next one there is.",
            "{course}: {n} people now: {names}. Book the next one there is.",
            n,
        )
    else:
        words = ngettext(
            "{course}: {names} by {month}. A course on or before {day} does it.",
            "{course}: {n} people by {month}: {names}. One course on or before {day} does it.",
            n,
        )
    return words.format(**said)


def along(people: Sequence["Attendee"], last: date, as_of: date) -> str:
    """Return who could come to the same course."""
    n = len(people)
    words = ngettext(
        "{names} could come along: due by {month}.",
        "{names} could come along: due by {month}.",
        n,
    )
    return words.format(names=names(people), month=say_month_near(last, as_of))


def summary(courses: Sequence["Course"], as_of: date) -> str:
    """Return the sentence under the title of the page."""
    if not courses:
        return ""
    kinds = len({one.type_id for one in courses})
    people = len({one.worker_id for each in courses for one in each.people})
    said = {
        "courses": ngettext("{n} course", "{n} courses", kinds).format(n=say_number(kinds, 0)),
        "people": ngettext("{n} person", "{n} people", people).format(n=say_number(people, 0)),
    }
    now = sum(len(one.people) for one in courses if one.deadline is None)
    if now:
        said["now"] = ngettext(
            "{n} card is missing or expired already",
            "{n} cards are missing or expired already",
            now,
        ).format(n=say_number(now, 0))
        return _("{courses} for {people} · {now}").format(**said)
    first = min(one.deadline for one in courses if one.deadline)
    said["day"] = say_day_near(first, as_of)
    return _("{courses} for {people} · the first by {day}").format(**said)
