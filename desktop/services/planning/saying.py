"""The next dates of a duty as sentences, and the events that it is asked for at."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.language import N_, _
from desktop.records.equipment import METER
from desktop.values.interval import Rule
from desktop.values.spoken import say_date, say_number

_NEAR_DAYS: Final = 300


def say_of_each(rule: Rule, dates: tuple[date, ...], as_of: date) -> Iterator[str]:
    """Yield the same for a duty on every unit of a type, each of which has dates of its own."""
    yield _("Each unit counts from when its own was last done.")
    if rule.usage:
        yield _("Kilometres and hours are those of its own meter.")
    if dates:
        words = [_near(due, as_of) for due in dates]
        yield _("Done today, one is next due {dates}.").format(dates=_listed(words))


def say_dates(
    duty: Duty, rule: Rule, dates: tuple[date, ...], as_of: date, *, paced: bool
) -> Iterator[str]:
    """Yield how the duty stands where it waits, and its next dates.

    `paced` where limits in km or hours have a date, because somebody knows how much it is used.
    """
    if duty.state is State.SUSPENDED:
        yield duty.reason
    elif duty.due is not None and duty.due < as_of:
        yield _("It was due {date}.").format(date=say_date(duty.due, as_of))
    elif duty.state is State.NEVER_DONE and duty.due is None:
        yield _("It was never done, so it is asked for now.")
    if dates:
        waits = duty.due is None or duty.due < as_of
        waits = waits and duty.state is not State.SUSPENDED
        yield _dates(duty, dates, as_of, waits=waits, paced=paced)
    if rule.usage and not paced:
        yield _no_pace(rule, dates)


def _dates(duty: Duty, dates: tuple[date, ...], as_of: date, *, waits: bool, paced: bool) -> str:
    first, *rest = (_near(due, as_of) for due in dates)
    if waits:
        said = (
            _("Done today, it is next due about {dates}.")
            if paced
            else _("Done today, it is next due {dates}.")
        )
        return said.format(dates=_listed([first, *rest]))
    if not paced or not rest:
        return _("Next: {dates}.").format(dates=_listed([first, *rest]))
    if duty.due_from and duty.due_to and duty.due_from < duty.due_to:
        return _("Next: about {first} (likely {one} to {other}), then about {dates}.").format(
            first=first,
            one=_near(duty.due_from, as_of),
            other=_near(duty.due_to, as_of),
            dates=_listed(rest),
        )
    return _("Next: {first}, then about {dates}.").format(first=first, dates=_listed(rest))


def _near(day: date, as_of: date) -> str:
    """A date; within the next months nobody asks of which year."""
    is_near = 0 <= (day - as_of).days < _NEAR_DAYS
    return say_date(day, day if is_near else as_of)


def _listed(words: list[str]) -> str:
    return _(", ").join(words)


def _no_pace(rule: Rule, dates: tuple[date, ...]) -> str:
    if not dates:
        return _(
            "No date can be told yet: it needs two readings some days apart, or the usual use a "
            "day of the unit."
        )
    limits = (f"{say_number(usage.limit)} {_(METER[usage.unit])}" for usage in rule.usage)
    return _("Sooner where {limit} are reached first.").format(limit=_(" or ").join(limits))


def say_events(rule: Rule, *, has_dates: bool) -> Iterator[str]:
    """Yield at which events the duty is asked for."""
    events = [
        said
        for holds, said in (
            (rule.before_use, N_("before each use")),
            (rule.on_return, N_("when it returns to service")),
            (rule.after_repair, N_("after each repair")),
            (rule.after_use, N_("after each use")),
        )
        if holds
    ]
    if not events:
        return
    both = _listed([_(event) for event in events])
    if has_dates or rule.calendar or rule.usage:
        yield _("And {events}.").format(events=both)
    else:
        yield _("It has no dates: it is asked for {events}.").format(events=both)
