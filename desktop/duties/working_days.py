"""Working days as a company writes them, because "every working day" is not every day."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from desktop.values.folding import key

WEEK: Final = 7
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


def after(start: date, n: int, working: frozenset[int]) -> date:
    """Return the `n`th working day after `start`; before it where `n` is negative."""
    weeks, rest = divmod(abs(n), len(working))
    forward = 1 if n >= 0 else -1
    day = start + timedelta(weeks=weeks * forward)
    if weeks and rest == 0 and day.weekday() not in working:
        # whole weeks from a day off end on a day off; the working day before it is the one meant
        return _step_off(day, -forward, working)
    while rest:
        day += timedelta(days=forward)
        rest -= day.weekday() in working
    return day


def next_from(day: date, working: frozenset[int]) -> date:
    """Return the day itself, or the next working day where it is none."""
    return _step_off(day, 1, working)


def _step_off(day: date, by: int, working: frozenset[int]) -> date:
    while day.weekday() not in working:
        day += timedelta(days=by)
    return day
