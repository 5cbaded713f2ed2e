"""How a duty went month by month: done, late, missed, due, or nothing to do; pure, from facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.duties.suspension import Pause, due_after_pauses, pause_on
from desktop.store.facts import PlanFact
from desktop.values.interval import Calendar, Unit
from desktop.values.months import add_months, step

A_MONTH: Final = 28  # days: what recurs more often is counted, not judged
A_DAY: Final = timedelta(days=1)


class Went(StrEnum):
    """How a month went."""

    DONE = "done"
    LATE = "late"  # what fell due in this month was done after its day, before the next was due
    MISSED = "missed"  # it was not
    WAITING = "waiting"  # the month ended without it, and it may still be done
    OVERDUE = "overdue"  # in the month that is not over yet
    DUE = "due"  # still to come in the month that is not over yet
    OUT = "out"  # closed, parked, sold: time did not count
    SKIPPED = "skipped"
    NEVER = "never"
    NOTHING = "nothing"
    NOT_DONE = "not_done"  # of what is counted and not judged
    NOT_YET = "not_yet"  # the duty was not in force


@dataclass(frozen=True, slots=True)
class Month:
    """A month, as far as it has passed on the day that is looked from."""

    first: date
    last: date
    is_over: bool

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class MonthGone:
    """One duty in one month: how it went, when it was done, when it had been due, what was out."""

    went: Went
    done: tuple[date, ...] = ()
    due: date | None = None
    pause: Pause | None = None


@dataclass(frozen=True, slots=True)
class AtEnd:
    """How a duty stood at the end of a month; None for what was not in force."""

    plan: PlanFact
    duty: Duty
    pauses: Sequence[Pause] = ()


def months_until(as_of: date, count: int) -> tuple[Month, ...]:
    """Return the last `count` months, the one that is not over yet last."""
    this = as_of.replace(day=1)
    firsts = [add_months(this, n) for n in range(1 - count, 1)]
    whole = [Month(first, add_months(first, 1) - A_DAY, is_over=True) for first in firsts[:-1]]
    return (*whole, Month(this, as_of, is_over=False))


def is_judged(plan: PlanFact) -> bool:
    """Whether months can be called late or missed: what recurs by the calendar alone, at length.

    What depends on meters, on use or on events has no month in which it had to be done.
    """
    rule = plan.rule
    if rule is None or rule.calendar is None or rule.usage or rule.when_in_use:
        return False
    if rule.before_use or rule.on_return or rule.after_repair or rule.after_use:
        return False
    count, unit = rule.calendar.base
    return unit is Unit.MONTH or count >= A_MONTH


def counted(month: Month, days: Sequence[date]) -> MonthGone:
    """Return how often something was done, of what is not judged."""
    done = tuple(day for day in days if month.holds(day))
    return MonthGone(Went.DONE if done else Went.NOT_DONE, done)


def judged(
    month: Month, days: Sequence[date], before: AtEnd | None, after: AtEnd | None, as_of: date
) -> MonthGone:
    """Return how a month went, from how the duty stood before it and at its end.

    Each date on which it was due leaves its mark in its own month: late where it was done before
    the next one was due, missed where it was not.
    """
    done = tuple(day for day in days if month.holds(day))
    if done:
        return _done(month, done, _due_in(month, before, after), after)
    if after is None:
        return MonthGone(Went.NOT_YET)
    if after.duty.state is State.SUSPENDED:
        return MonthGone(Went.OUT, pause=pause_on(after.pauses, month.last))
    due = after.duty.due
    if due is None:
        never = after.duty.state is State.NEVER_DONE and not month.is_over
        return MonthGone(Went.NEVER if never else Went.NOTHING)
    if any(month.holds(skip.skipped_on) for skip in after.plan.skips):
        return MonthGone(Went.SKIPPED, due=due)
    if month.is_over and due <= month.last:
        later = next((day for day in days if day > month.last), None)
        return _left(month, due, _every(after.plan), later or as_of, is_done=later is not None)
    if due < month.last:
        return MonthGone(Went.OVERDUE, due=due)
    in_this_month = (due.year, due.month) == (month.last.year, month.last.month)
    return MonthGone(Went.DUE if in_this_month else Went.NOTHING, due=due)


def _due_in(month: Month, before: AtEnd | None, after: AtEnd | None) -> date | None:
    """When it had to be done, as it was known before the month; None where that is not sure.

    A skip within the month or a time out of service moves it, and nobody is called late by guess.
    """
    if before is None or after is None or before.duty.state is State.SUSPENDED:
        return None
    if any(month.holds(skip.skipped_on) for skip in after.plan.skips):
        return None
    if before.duty.due is None or before.plan.rule != after.plan.rule:
        return None
    due, _ended = due_after_pauses(before.duty.due, after.pauses)
    return due


def _done(month: Month, done: tuple[date, ...], due: date | None, after: AtEnd | None) -> MonthGone:
    if due is None or after is None or done[0] <= due:
        return MonthGone(Went.DONE, done)
    last_due = _last_on(due, _every(after.plan), done[0])
    is_late = month.holds(last_due) and done[0] > last_due
    return MonthGone(Went.LATE if is_late else Went.DONE, done, last_due)


def _left(month: Month, due: date, every: Calendar, until: date, *, is_done: bool) -> MonthGone:
    """How a month went that ended without it; `until` is when it was done, or today."""
    last_due = _last_on(due, every, month.last)
    if not month.holds(last_due):
        return MonthGone(Went.WAITING, due=due)
    if until >= step(last_due, every, 1):
        return MonthGone(Went.MISSED, due=last_due)
    return MonthGone(Went.LATE if is_done else Went.WAITING, due=last_due)


def _last_on(due: date, every: Calendar, day: date) -> date:
    """The last date that is whole intervals after `due`, on or before `day`."""
    n = 0
    while step(due, every, n + 1) <= day:
        n += 1
    return step(due, every, n)


def _every(plan: PlanFact) -> Calendar:
    assert plan.rule is not None
    assert plan.rule.calendar is not None
    return plan.rule.calendar
