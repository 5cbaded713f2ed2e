"""The next dates of a rule while it is being typed, so that a person sees what it will ask for."""

import math
from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from desktop.duties.occurrences import Every
from desktop.duties.working_days import MONDAY_TO_FRIDAY, WorkingDays
from desktop.values.interval import Rule, Usage

_FARTHEST = 36_525  # days: a hundred years on, nobody looks


def next_dates(
    rule: Rule,
    *,
    from_on: date,
    fixed: bool = False,
    working_days: frozenset[int] = MONDAY_TO_FRIDAY,
    holidays: Collection[date] = (),
    province: str = "",
    count: int = 3,
    at_reading: Decimal | None = None,
    per_day: Decimal | None = None,
) -> tuple[date, ...]:
    """Return the next `count` days on which the rule makes a duty due, each done on its day.

    `from_on` is when it was last done or its first fixed date. `per_day` is the use of a day, for
    limits in km or hours; `at_reading` is what the meter says on that day, from which fixed limits
    are counted in whole multiples. `province` names whose statutory holidays are days off. Fewer or
    none where the rule waits for events, or where nobody knows how much a unit is used.
    """
    working = WorkingDays(working_days, frozenset(holidays), province)
    every = Every(rule.calendar, working if rule.working_days else None) if rule.calendar else None
    found: list[date] = []
    start, n = from_on, 0
    while len(found) < count and n < _FARTHEST:
        last = found[-1] if found else from_on
        n += 1
        by_time = every.after(start, n) if every else None
        reading = at_reading if fixed and not found else None
        by_use = [_used_up(usage, last, per_day, reading) for usage in rule.usage]
        dates = [day for day in (by_time, *by_use) if day is not None]
        if not dates or min(dates) == date.max:
            break
        due = _in_season(rule, min(dates))
        if due <= last:
            continue  # several fixed dates fell out of season, and are due once
        found.append(due)
        if not fixed and due != by_time:
            start, n = due, 0  # whichever came first begins all of them anew
    return tuple(found)


def _used_up(
    usage: Usage, last: date, per_day: Decimal | None, reading: Decimal | None
) -> date | None:
    """When a limit is used up, counted from the day it was last done."""
    if not per_day or per_day <= 0:
        return None
    left = usage.limit - (reading % usage.limit) if reading is not None else usage.limit
    days = math.ceil(Fraction(left) / Fraction(per_day))
    if days > min(_FARTHEST, date.max.toordinal() - last.toordinal()):
        return None
    return last + timedelta(days=days)


def _in_season(rule: Rule, due: date) -> date:
    if rule.season is None or rule.season.holds(due):
        return due
    return rule.season.begins(due)
