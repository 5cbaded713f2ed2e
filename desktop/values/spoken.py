"""Dates, spans and numbers as they are said in a sentence, in the language that was chosen."""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from desktop.language import N_, _, ngettext

_MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip

_WEEK: Final = 7
_MOST_IN_DAYS: Final = 60
_DAYS_A_YEAR: Final = 365.2425  # of the Gregorian calendar
_MOST_IN_MONTHS: Final = 23


def say_month(month: int) -> str:
    """Return the name of month 1 to 12."""
    return _(_MONTHS[month - 1])


def say_date(day: date, as_of: date) -> str:
    """Return "14 October", or "14 October 2025" where the year is not the one of `as_of`."""
    if day.year == as_of.year:
        return _("{day} {month}").format(day=day.day, month=say_month(day.month))
    return say_whole_date(day)


def say_whole_date(day: date) -> str:
    """Return "14 October 2025", whatever the year."""
    return _("{day} {month} {year}").format(day=day.day, month=say_month(day.month), year=day.year)


def longest_dates() -> list[str]:
    """Return a day of every month in words with its year: none needs more room."""
    return [say_whole_date(date(2000, month, 28)) for month in range(1, 13)]


def say_span(days: int) -> str:
    """Return how long `days` are, in either direction: "2 days", "3 weeks", "about 4 months".

    Up to 60 days the answer is exact, because a person plans by it; beyond, it is rounded.
    """
    days = abs(days)
    weeks, rest = divmod(days, _WEEK)
    if days <= _MOST_IN_DAYS:
        if rest == 0 and weeks > 1:
            return ngettext("{n} week", "{n} weeks", weeks).format(n=weeks)
        return ngettext("{n} day", "{n} days", days).format(n=days)
    months = round(days * 12 / _DAYS_A_YEAR)
    if months <= _MOST_IN_MONTHS:
        return ngettext("about {n} month", "about {n} months", months).format(n=months)
    years = round(days / _DAYS_A_YEAR)
    return ngettext("about {n} year", "about {n} years", years).format(n=years)


def say_number(value: Decimal | float, places: int = 2) -> str:
    """Return `value` with groups of thousands and at most `places` decimals: "1,477", "230.5"."""
    # translators: write this sample the way your language writes numbers; its marks are used
    sample = _("1,234.5")
    group, mark = sample[1], sample[5]
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    # a cell may hold more digits than the usual precision, e.g. a barcode
    room = Context(prec=max(28, exact.adjusted() + places + 2))
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, room)
    whole, _point, fraction = f"{rounded.copy_abs():,f}".partition(".")
    fraction = fraction.rstrip("0")
    sign = "-" if rounded < 0 else ""
    return sign + whole.replace(",", group) + (mark + fraction if fraction else "")
