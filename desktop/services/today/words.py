"""How the page Today says when something is due, shorter than a sentence does."""

from datetime import date, timedelta
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.language import N_, _
from desktop.values.quoting import quote
from desktop.values.spoken import say_date, say_span

_WEEKDAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
_WEEK: Final = 7
_EXACT: Final = 60  # days back up to which a span is said beside the date
NAMED: Final = 3


def say_weekday(day: date) -> str:
    """Return "Saturday"."""
    return _(_WEEKDAYS[day.weekday()])


def say_day_of_week(day: date, as_of: date) -> str:
    """Return "Monday, 16 November"."""
    return _("{weekday}, {date}").format(weekday=say_weekday(day), date=say_date(day, as_of))


def say_when(duty: Duty, as_of: date) -> str:
    """Return when a duty was or is due: "14 October, 33 days", "by Saturday", "in 12 days"."""
    if duty.state is State.SUSPENDED:
        return _("nothing due")
    if duty.state is State.BEFORE_USE:
        return _("before each use")
    if duty.due is None:
        return ""
    if duty.due < as_of:
        return _since(duty, duty.due, as_of)
    if duty.due_estimated:
        return _about(duty.due, as_of)
    return say_ahead(duty.due, as_of)


def _since(duty: Duty, due: date, as_of: date) -> str:
    if duty.due_estimated:
        return _("since about {date}").format(date=say_date(due, as_of))
    days = (as_of - due).days
    if days > _EXACT:
        return _("since {date}").format(date=say_date(due, as_of))
    return _("{date}, {span}").format(date=say_date(due, as_of), span=say_span(days))


def _about(due: date, as_of: date) -> str:
    if due == as_of:
        return _("about today")
    days = (due - as_of).days
    if days > _EXACT:  # such a span says "about" by itself
        return _("in {span}").format(span=say_span(days))
    return _("in about {span}").format(span=say_span(days))


def say_ahead(due: date, as_of: date) -> str:
    """Return how far ahead a day is: "today", "tomorrow", "by Saturday", "in 12 days"."""
    days = (due - as_of).days
    if days == 0:
        return _("today")
    if due == as_of + timedelta(days=1):
        return _("by tomorrow")
    if days < _WEEK:
        return _("by {weekday}").format(weekday=say_weekday(due))
    return _("in {span}").format(span=say_span(days))


def say_some(names: list[str]) -> str:
    """Return "101, 102, 103 and 6 more"."""
    if len(names) > NAMED + 1:
        some, rest = ", ".join(names[:NAMED]), len(names) - NAMED
        return _("{names} and {n} more").format(names=some, n=rest)
    if len(names) == 1:
        return names[0]
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def say_voided(title: str) -> str:
    """Return that the checklist of a duty was voided."""
    return _("Its checklist “{title}” was voided.").format(title=quote(title))
