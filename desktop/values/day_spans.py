"""From one day to another, in words: as long as it must be and no longer."""

from datetime import date, timedelta

from desktop.language import _
from desktop.values.short_dates import say_short_date
from desktop.values.spoken import say_date, say_whole_date


def say_days(first: date, last: date, as_of: date) -> str:
    """Return "3 to 9 December", "28 November to 9 December", or the one day that both are."""
    if first == last:
        return say_date(first, as_of)
    if (first.year, first.month) == (last.year, last.month):
        return _("{first} to {last}").format(first=first.day, last=say_date(last, as_of))
    if first.year != last.year:  # with one of them alone it would read as a single year
        return _("{first} to {last}").format(first=say_whole_date(first), last=say_whole_date(last))
    # one year at the end is enough for both
    return _("{first} to {last}").format(first=say_date(first, first), last=say_date(last, as_of))


def say_short_days(first: date, end: date | None, as_of: date) -> str:
    """Return "3 Sep to 20 Nov" for a time that ends on the day before `end`, "since 3 Sep"."""
    if end is None:
        return _("since {day}").format(day=say_short_date(first, as_of))
    if end - timedelta(days=1) <= first:
        return say_short_date(first, as_of)
    return _("{first} to {last}").format(
        first=say_short_date(first, as_of), last=say_short_date(end, as_of)
    )
