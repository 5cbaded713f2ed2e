"""The time an audit looks at: from the first day of its window to the day it is asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.values.months import add_months

QUARTER = 3  # months


@dataclass(frozen=True, slots=True)
class Span:
    """Both days are included; the last is the day as of which everything is judged."""

    from_on: date
    as_of: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.from_on <= day <= self.as_of

    def quarters(self) -> tuple["Span", ...]:
        """Return it in parts of three months, counted back from its end; the first may be short."""
        parts: list[Span] = []
        n, until = 1, self.as_of
        while until >= self.from_on:
            first = add_months(self.as_of, -QUARTER * n) + timedelta(days=1)
            parts.append(Span(max(first, self.from_on), until))
            until, n = first - timedelta(days=1), n + 1
        return tuple(reversed(parts))


def months_to(as_of: date, months: int) -> Span:
    """Return the window of so many months that ends on a day, both days included."""
    return Span(add_months(as_of, -months) + timedelta(days=1), as_of)
