"""Dates as short as a cell of a table needs them; never so short that a day looks like a year."""

from datetime import date
from typing import Final

from desktop.language import N_, _

# translators: the month as it is shortened beside a day; May needs no other form
_MONTHS: Final = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
    N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


def say_short_month(month: int) -> str:
    """Return the short name of month 1 to 12."""
    return _(_MONTHS[month - 1])


def say_short_date(day: date, as_of: date) -> str:
    """Return "14 Oct", or "14 Oct 2027" where the year is not the one of `as_of`."""
    words = {"day": day.day, "month": say_short_month(day.month), "year": day.year}
    if day.year == as_of.year:
        return _("{day} {month}").format(**words)
    return _("{day} {month} {year}").format(**words)
