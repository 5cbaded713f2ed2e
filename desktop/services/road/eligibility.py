"""Whether the company may have the certificate: how many people, how fresh, how many months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.values.audited.people import People, Person
from desktop.values.audited.span import Span, months_to
from desktop.values.months import add_months

A_YEAR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCount:
    """The most people on any day of the last twelve months, and who they were; `most` may be."""

    n: int
    on: date
    names: tuple[str, ...]
    not_counted: tuple[str, ...]
    today: int
    most: int | None

    @property
    def is_too_many(self) -> bool:
        """Whether it is past the limit."""
        return self.most is not None and self.n > self.most

    @property
    def is_at_limit(self) -> bool:
        """Whether nobody may be added."""
        return self.most is not None and self.n == self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How far back the records go: `months` are whole ones; the days on which it is enough."""

    first_on: date | None
    months: int
    asked: int
    enough_on: date | None
    short: int | None  # enough for a certificate of one year
    short_on: date | None

    @property
    def is_enough(self) -> bool:
        """Whether the usual number of months is there."""
        return self.first_on is not None and self.months >= self.asked

    @property
    def is_short(self) -> bool:
        """Whether it is enough for a certificate of one year alone."""
        return not self.is_enough and self.short is not None and self.months >= self.short


def head_count(people: People, most: int | None, as_of: date) -> HeadCount:
    """Return the day of the last twelve months with most people; of several the first.

    It can only rise on the first day of somebody, so no other day has to be looked at.
    """
    span = months_to(as_of, A_YEAR)
    days = sorted({span.from_on, *_first_days(people, span)})
    on = max(days, key=people.head_count)
    there = people.working(on)
    return HeadCount(
        n=people.head_count(on),
        on=on,
        names=_names(person for person in there if person.counts),
        not_counted=_names(person for person in there if not person.counts),
        today=people.head_count(as_of),
        most=most,
    )


def _first_days(people: People, span: Span) -> set[date]:
    return {
        period.from_on
        for person in people.everybody.values()
        for period in person.employed
        if period.from_on is not None and span.holds(period.from_on)
    }


def _names(some: Iterable[Person]) -> tuple[str, ...]:
    return tuple(sorted((person.name for person in some), key=str.casefold))


def history_of(first_on: date | None, asked: int, short: int | None, as_of: date) -> History:
    """Return how many whole months of records there are, and when they are enough."""
    months = 0
    while first_on is not None and months < asked and add_months(first_on, months + 1) <= as_of:
        months += 1
    return History(
        first_on=first_on,
        months=months,
        asked=asked,
        enough_on=add_months(first_on, asked) if first_on else None,
        short=short,
        short_on=add_months(first_on, short) if first_on and short is not None else None,
    )
