"""The time an audit looks at: from the first day of its window to the day it is asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.values.months import add_months

QUARTER = 3  # months
SHORTEST = timedelta(days=45)  # what is left over and shorter is no quarter of its own


@dataclass(frozen=True, slots=True)
class Span:
    """Both days are included; the last is the day as of which everything is judged."""

    from_on: date
    as_of: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.from_on <= day <= self.as_of

    def quarters(self) -> tuple["Span", ...]:
        """Return it in parts of three months, counted back from its end.

        What is left at its beginning is the first, or belongs to the first where it is short: a
        window typed as "3 February to 3 February" has four quarters, and none of a single day.
        """
        parts: list[Span] = []
        n, until = 1, self.as_of
        while until >= self.from_on:
            first = add_months(self.as_of, -QUARTER * n) + timedelta(days=1)
            parts.append(Span(max(first, self.from_on), until))
            until, n = first - timedelta(days=1), n + 1
        if len(parts) > 1 and parts[-1].as_of - parts[-1].from_on + timedelta(days=1) < SHORTEST:
            left_over = parts.pop()
            parts[-1] = Span(left_over.from_on, parts[-1].as_of)
        return tuple(reversed(parts))


def months_to(as_of: date, months: int) -> Span:
    """Return the window of so many months that ends on a day, both days included."""
    return Span(add_months(as_of, -months) + timedelta(days=1), as_of)
