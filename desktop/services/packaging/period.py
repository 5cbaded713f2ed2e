"""Which time a package is about, from one day to another: in words, and as a company set it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.language import _
from desktop.values.months import add_months
from desktop.values.spoken import say_whole_date

MONTHS: Final = 12


@dataclass(frozen=True)
class Period:
    """From one day to another, both included."""

    start: date
    end: date

    def said(self) -> str:
        """Return "17 November 2025 to 16 November 2026"."""
        return _("{start} to {end}").format(
            start=say_whole_date(self.start), end=say_whole_date(self.end)
        )


def period_of(start: date | None, end: date | None, as_of: date) -> Period:
    """Return the period that the company set for its assessment, or the twelve months to `as_of`.

    It never ends after `as_of`, because nothing is known of what comes.
    """
    last = min(end or as_of, as_of)
    if start is not None and start <= last:
        return Period(start, last)
    return Period(add_months(last, -MONTHS) + timedelta(days=1), last)
