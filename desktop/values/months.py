"""Calendar arithmetic in one place, because adding months to the 31st is easily got wrong."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from desktop.values.interval import Calendar, Unit


def add_months(first: date, n: int) -> date:
    """Return the date `n` calendar months from `first`, or the last day of that month.

    Count from the first date in whole multiples: 31 January + 1 is the end of February and + 2 is
    31 March, because adding one month twice would lose the 31st for good. What lies beyond the
    calendar is its first or last day, because a year typed as 9990 must not hide all the rest.
    """
    try:
        return first + relativedelta(months=n)
    except (OverflowError, ValueError):
        return date.max if n > 0 else date.min


def step(first: date, every: Calendar, n: int) -> date:
    """Return the date `n` intervals from `first`; `n` may be negative."""
    count, unit = every.base
    if unit is Unit.MONTH:
        return add_months(first, count * n)
    try:
        return first + timedelta(days=count * n)
    except OverflowError:
        return date.max if n > 0 else date.min
