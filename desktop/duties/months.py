"""How a duty went month by month: done, late, missed, due, or nothing to do; pure, from windows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from desktop.duties.suspension import Pause
from desktop.duties.went import Went
from desktop.duties.windows import Window, rules_of
from desktop.store.facts import PlanFact
from desktop.values.interval import Unit
from desktop.values.months import add_months

__all__ = ["Month", "MonthGone", "Went", "counted", "is_judged", "judged", "months_until"]

A_MONTH: Final = 28  # days: what recurs more often is counted, not judged
A_DAY: Final = timedelta(days=1)
A_WEEK: Final = 7
# of several dates in one month the worst is told
_WORST: Final = (Went.MISSED, Went.OVERDUE, Went.LATE, Went.SKIPPED, Went.OUT, Went.DUE)


@dataclass(frozen=True, slots=True)
class Month:
    """A month, as far as it has passed on the day that is looked from."""

    first: date
    last: date
    is_over: bool

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    def names(self, day: date) -> bool:
        """Whether a day lies in it or in what is still to come of it."""
        return (self.first.year, self.first.month) == (day.year, day.month)


@dataclass(frozen=True, slots=True)
class MonthGone:
    """One duty in one month: how it went, when it was done, when it had been due, what was out."""

    went: Went
    done: tuple[date, ...] = ()
    due: date | None = None
    pause: Pause | None = None


def months_until(as_of: date, count: int) -> tuple[Month, ...]:
    """Return the last `count` months, the one that is not over yet last."""
    this = as_of.replace(day=1)
    firsts = [add_months(this, n) for n in range(1 - count, 1)]
    whole = [Month(first, add_months(first, 1) - A_DAY, is_over=True) for first in firsts[:-1]]
    return (*whole, Month(this, as_of, is_over=False))


def plan_in(plan: PlanFact, month: Month) -> PlanFact | None:
    """Return the plan by the rule that was in force at the end of a month, None where none was."""
    if plan.in_force_from > month.last:
        return None
    if not plan.rules:
        return plan
    for rule in reversed(rules_of(plan)):
        if (rule.from_on is None or rule.from_on <= month.last) and (
            rule.to_on is None or rule.to_on >= month.last
        ):
            return replace(plan, rule=rule.rule, rule_text=rule.rule_text, fixed=rule.fixed)
    return None


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


def counted(month: Month, days: Sequence[date], pauses: Sequence[Pause] = ()) -> MonthGone:
    """Return how often something was done, of what is not judged.

    A month in which nothing was done is explained by a time out of service that lasted over its
    end, or left no more than a week of it.
    """
    done = tuple(day for day in days if month.holds(day))
    out = _longest(pauses, month)
    if done:
        return MonthGone(Went.DONE, done, pause=out)
    explained = out is not None and (_holds(out, month.last) or _in_service(out, month) <= A_WEEK)
    return MonthGone(Went.OUT if explained else Went.NOT_DONE, pause=out)


def judged(
    month: Month,
    days: Sequence[date],
    windows: Sequence[Window],
    pauses: Sequence[Pause] = (),
) -> MonthGone:
    """Return how a month went, from the windows of the duty and the days on which it was done.

    Each date on which it was due leaves its mark in its own month: late where it was done before
    the next one was due, missed where it was not.
    """
    done = tuple(day for day in days if month.holds(day))
    out = _longest(pauses, month)
    if done:
        late = [w for w in windows if w.done in done and w.due < done[0]]
        in_month = [w.due for w in late if month.holds(w.due)]
        due = max(in_month or [w.due for w in late], default=None)
        return MonthGone(Went.LATE if in_month else Went.DONE, done, due, out)
    # what was done in another month has its mark there, unless that was too late
    marks = (w for w in windows if month.names(w.due) and w.went in _WORST)
    here = sorted(marks, key=lambda w: _WORST.index(w.went))
    if here and not (here[0].went is Went.DUE and out is not None and _holds(out, month.last)):
        worst = here[0]
        waits = worst.went is Went.OVERDUE and month.is_over
        went = Went.WAITING if waits else worst.went
        return MonthGone(went, due=worst.due, pause=worst.pause or out)
    if out is not None and _holds(out, month.last):
        return MonthGone(Went.OUT, pause=out)
    waiting = [w for w in windows if _waits_over(w, month)]
    if waiting:
        went = Went.WAITING if month.is_over else Went.OVERDUE
        return MonthGone(went, due=waiting[-1].due, pause=out)
    return MonthGone(Went.NOTHING, pause=out)


def _waits_over(window: Window, month: Month) -> bool:
    """Whether it was due before a month, and at its end not done, skipped or due anew."""
    if window.due >= month.first or window.went in {Went.SKIPPED, Went.OUT, Went.DUE}:
        return False
    if window.done is not None:
        return window.done > month.last
    return window.went is Went.OVERDUE or (window.missed is not None and window.missed > month.last)


def _longest(pauses: Sequence[Pause], month: Month) -> Pause | None:
    """Of the times out of service that touch a month the one that leaves the least of it."""
    return min(pauses, key=lambda pause: _in_service(pause, month), default=None)


def _in_service(pause: Pause, month: Month) -> int:
    """How many days of a month a pause leaves."""
    first = max(pause.from_on, month.first)
    end = month.last + A_DAY if pause.to_on is None else min(pause.to_on, month.last + A_DAY)
    return (month.last - month.first).days + 1 - max(0, (end - first).days)


def _holds(pause: Pause, day: date) -> bool:
    return pause.holds(day)
