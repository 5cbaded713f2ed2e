"""Working days as a company keeps them, because "every working day" is not every day."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from desktop.store.facts import EarlyWarning
from desktop.values.folding import key

WEEK: Final = 7
A_DAY: Final = timedelta(days=1)
MONDAY_TO_FRIDAY: Final = frozenset(range(5))  # Monday is 0
# the first letters tell the day, in English and in French
_DAYS: Final = {
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
    "lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4, "sam": 5, "dim": 6,
}  # fmt: skip
_TO: Final = frozenset({"to", "a", "au", "through", "thru"})


@lru_cache(maxsize=64)
def read_working_days(text: str) -> frozenset[int]:
    """Return the days of the week (Monday is 0) named in "Mon-Fri" or "Monday to Thursday, Sat".

    Monday to Friday where the text names none.
    """
    text = re.sub(r"[-–—]", " to ", text)
    found: set[int] = set()
    last: int | None = None
    is_range = False
    for word in key(text).split():
        if word in _TO:
            is_range = last is not None
            continue
        day = _DAYS.get(word[:3])
        if day is None:
            continue
        if is_range and last is not None:
            found.update((last + step) % WEEK for step in range((day - last) % WEEK + 1))
        found.add(day)
        last, is_range = day, False
    return frozenset(found) or MONDAY_TO_FRIDAY


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days on which a company works: those of the week, less its own days off and, where it
    keeps those of a province, the statutory holidays.
    """

    week: frozenset[int] = MONDAY_TO_FRIDAY
    days_off: frozenset[date] = frozenset()
    province: str = ""

    def holds(self, day: date) -> bool:
        """Whether it is a working day."""
        return day.weekday() in self.week and not self._is_off(day)

    def next_from(self, day: date) -> date:
        """Return the day itself, or the next working day where it is none."""
        while not self.holds(day) and day < date.max:
            day += A_DAY
        return day

    def after(self, start: date, n: int) -> date:
        """Return the `n`th working day after `start`; before it where `n` is negative.

        What lies beyond the calendar is its first or last day.
        """
        forward = 1 if n >= 0 else -1
        try:
            day, counted_to = _in_weeks(start, n, self.week), start
            while lost := self._off_between(min(day, counted_to), max(day, counted_to), forward):
                counted_to, day = day, _in_weeks(day, lost * forward, self.week)
        except OverflowError:
            return date.max if n > 0 else date.min
        return day

    def number_on(self, start: date, day: date) -> int:
        """Return the number of the last working day after `start` (which is 0) on or before `day`.

        What `after` counts from the start, counted at once and not day by day.
        """
        if day >= start:
            return _week_days(start, day, self.week) - self._off_between(start, day, 1)
        on = _week_days(day, start, self.week) - self._off_between(day, start, 1)
        # as many before the start as lie from the day itself on, and one more where it is none
        before = on - self.holds(start) + self.holds(day)
        return -before if self.holds(day) else -before - 1

    def _off_between(self, first: date, last: date, forward: int) -> int:
        """How many days of the week are off; of the two ends only the farther one counts."""
        if not self.days_off and not self.province:
            return 0
        # forward the first day does not count, and back the last one does not
        find = bisect_right if forward > 0 else bisect_left
        at, to = find(_off_in(self, first.year), first), find(_off_in(self, last.year), last)
        years = range(first.year, last.year)
        return to - at + sum(len(_off_in(self, year)) for year in years)

    def _is_off(self, day: date) -> bool:
        if day in self.days_off:
            return True
        return bool(self.province) and day in statutory(self.province, day.year)


def companys_days(warning: EarlyWarning) -> WorkingDays:
    """Return the working days that a company chose."""
    week = read_working_days(warning.working_days)
    return WorkingDays(week, warning.days_off, warning.province)


@lru_cache(maxsize=512)
def statutory(province: str, year: int) -> frozenset[date]:
    """Return the statutory holidays of a province ("AB") in a year; none of one not known."""
    # only here, because a company without such rules never has to wait for it
    from holidays.countries.canada import Canada

    if province not in Canada.subdivisions:
        return frozenset()
    days: Iterable[date] = Canada(subdiv=province, years=year)  # type: ignore[no-untyped-call]
    return frozenset(days)


@lru_cache(maxsize=1024)
def _off_in(working: WorkingDays, year: int) -> tuple[date, ...]:
    """The days of a year on which nobody works although the week has them, in order."""
    # kept by year, because rules that run for decades ask for the same years over and over
    off = {day for day in working.days_off if day.year == year}
    if working.province:
        off |= statutory(working.province, year)
    return tuple(sorted(day for day in off if day.weekday() in working.week))


def _week_days(first: date, last: date, week: frozenset[int]) -> int:
    """How many days of the week lie after `first`, up to `last` and with it."""
    weeks, rest = divmod((last - first).days, WEEK)
    odd = ((last.weekday() - passed) % WEEK in week for passed in range(rest))
    return weeks * len(week) + sum(odd)


def _in_weeks(start: date, n: int, week: frozenset[int]) -> date:
    """The `n`th day of the week after `start`, were none of them off."""
    weeks, rest = divmod(abs(n), len(week))
    forward = 1 if n >= 0 else -1
    day = start + timedelta(weeks=weeks * forward)
    if weeks and rest == 0 and day.weekday() not in week:
        # whole weeks from a day off end on a day off; the working day before it is the one meant
        forward, rest = -forward, 1
    while rest:
        day += timedelta(days=forward)
        rest -= day.weekday() in week
    return day
