"""The months of a window: what is counted by day is asked by month, so that an edit asks of one."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from desktop.values.audited.span import Span
from desktop.values.months import add_months

A_DAY: Final = timedelta(days=1)


def months_of(span: Span) -> Iterator[dict[str, date]]:
    """Return the months of a span as questions ask for them; first and last may be short."""
    first, last = span.from_on, date.min
    while last < span.as_of:
        following = add_months(first.replace(day=1), 1)
        last = min(following - A_DAY, span.as_of) if following > first else span.as_of
        yield {"from_on": first, "as_of": last}
        first = following
