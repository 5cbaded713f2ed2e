"""Hours, incidents, fixes and inspections of a span of months, and the rates made of them; pure.

A span is of whole months, because hours come by the month: what happened in the month that is not
over yet stands beside it and not in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Final

from desktop.duties.went import Went
from desktop.values.counted import Counted, Fix
from desktop.values.months import add_months

BASE: Final = 200_000  # hours of a hundred people in a year; where the company chose nothing else
ENOUGH: Final = Decimal(10_000)  # hours: of fewer, one injury more or less decides all
RECORDABLE: Final = frozenset({"medical_aid", "modified_work", "lost_time", "fatality"})
LOST_TIME: Final = frozenset({"lost_time"})
ON_TIME: Final = frozenset({Went.DONE})
WAITING: Final = frozenset({Went.WAITING, Went.OVERDUE})
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Some months, from the first day of one to the last day that counts."""

    from_on: date
    to_on: date

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each."""
        found = [self.from_on]
        while (following := add_months(found[-1], 1)) <= self.to_on:
            found.append(following)
        return tuple(found)

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.from_on <= day <= self.to_on

    def earlier(self) -> "Span":
        """Return as many months that came right before."""
        from_on = add_months(self.from_on, -len(self.months))
        return Span(from_on, self.from_on - A_DAY)


def last_whole_months(as_of: date, count: int) -> Span:
    """Return the last `count` months that are over on the evening of the day."""
    after = (as_of + A_DAY).replace(day=1)
    return Span(add_months(after, -count), after - A_DAY)


def running_month(as_of: date) -> Span | None:
    """Return the month that is not over, as far as it has come; None on the last day of one."""
    first = as_of.replace(day=1)
    return None if (as_of + A_DAY).day == 1 else Span(first, as_of)


class Lacks(StrEnum):
    """Why there is no number."""

    HOURS = "hours"  # of some months nobody entered any
    FEW = "few"  # there are so few that the number would mislead
    DAYS = "days"  # of somebody who was off work nobody entered for how long


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of something there was for so many hours; never a number without its counts."""

    count: int
    hours: Decimal
    base: int
    lacks: Lacks | None = None

    @property
    def value(self) -> Decimal | None:
        """The number, or None where it would be none or mislead."""
        if self.lacks is not None or not self.hours:
            return None
        return Decimal(self.count * self.base) / self.hours

    @property
    def of_one(self) -> Decimal | None:
        """By how much one more would change it."""
        return Decimal(self.base) / self.hours if self.hours else None


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a span, and the months of which there are none or only estimates."""

    hours: Decimal = Decimal(0)
    missing: tuple[date, ...] = ()
    estimated: tuple[date, ...] = ()
    doubled: tuple[date, ...] = ()  # added together from several entries


@dataclass(frozen=True, slots=True)
class Fixes:
    """Corrective actions that were closed in a span."""

    on_time: int = 0
    late: int = 0
    no_due_date: int = 0
    without: int = 0  # for a reason, without a fix
    median_days: float | None = None  # from found to fixed

    @property
    def closed(self) -> int:
        """How many were closed by a fix."""
        return self.on_time + self.late + self.no_due_date


@dataclass(frozen=True, slots=True)
class OpenFixes:
    """Corrective actions that are open on a day; the overdue are among them."""

    count: int = 0
    overdue: int = 0
    no_due_date: int = 0


@dataclass(frozen=True, slots=True)
class Inspected:
    """What became of the inspections that fell due in a span."""

    on_time: int = 0
    late: int = 0
    missed: int = 0
    waiting: int = 0  # overdue and still to be done
    skipped: int = 0

    @property
    def due(self) -> int:
        """How many had to be done."""
        return self.on_time + self.late + self.missed + self.waiting


@dataclass(frozen=True)
class Figures:
    """Everything of one span."""

    span: Span
    hours: Hours = field(default_factory=Hours)
    kinds: Mapping[str, int] = field(default_factory=dict)
    lost_days: int = 0
    unknown_days: int = 0  # incidents with lost time of which nobody entered how much
    fixes: Fixes = field(default_factory=Fixes)
    inspected: Inspected = field(default_factory=Inspected)

    def count(self, kinds: Iterable[str]) -> int:
        """Return how many incidents were of some kinds."""
        return sum(self.kinds.get(kind, 0) for kind in kinds)

    @property
    def incidents(self) -> int:
        """Return how many incidents there were of any kind."""
        return sum(self.kinds.values())


Occurred = tuple[date, Went]  # when an inspection was due, and what became of it


def figures(span: Span, counted: Counted, occurred: Sequence[Occurred] = ()) -> Figures:
    """Return the figures of a span; what lies outside of it counts for nothing."""
    kinds: dict[str, int] = {}
    lost = unknown = 0
    for some in counted.incidents:
        if span.holds(some.month):
            kinds[some.kind] = kinds.get(some.kind, 0) + some.count
            lost += some.lost_days
            unknown += some.unknown
    return Figures(
        span,
        hours_of(span, counted),
        kinds,
        lost,
        unknown,
        fixes_of(span, counted.fixes),
        inspected(went for due, went in occurred if span.holds(due)),
    )


def hours_of(span: Span, counted: Counted) -> Hours:
    """Return the hours of a span. No hours at all in a month are an entry like any other."""
    known = {some.month: some for some in counted.hours if span.holds(some.month)}
    return Hours(
        sum((some.hours for some in known.values()), Decimal(0)),
        tuple(month for month in span.months if month not in known),
        tuple(month for month in span.months if month in known and known[month].estimates),
        tuple(month for month in span.months if month in known and known[month].entries > 1),
    )


def fixes_of(span: Span, fixes: Iterable[Fix]) -> Fixes:
    """Return what was closed in a span; on the day it was due is on time."""
    closed = [fix for fix in fixes if span.holds(fix.resolved_on)]
    fixed = [fix for fix in closed if not fix.closed_without]
    days = [(fix.resolved_on - fix.found_on).days for fix in fixed if fix.resolved_on]
    late = sum(fix.due_on is not None and _on(fix) > fix.due_on for fix in fixed)
    undated = sum(fix.due_on is None for fix in fixed)
    return Fixes(
        on_time=len(fixed) - late - undated,
        late=late,
        no_due_date=undated,
        without=len(closed) - len(fixed),
        # one that is said to be fixed before it was found was fixed at once
        median_days=float(median(max(0, n) for n in days)) if days else None,
    )


def _on(fix: Fix) -> date:
    assert fix.resolved_on is not None
    return fix.resolved_on


def open_fixes(fixes: Iterable[Fix], as_of: date) -> OpenFixes:
    """Return what is open on a day; the day it is due it is not overdue yet."""
    still = [fix for fix in fixes if fix.found_on <= as_of and _is_open(fix, as_of)]
    return OpenFixes(
        len(still),
        sum(fix.due_on is not None and fix.due_on < as_of for fix in still),
        sum(fix.due_on is None for fix in still),
    )


def _is_open(fix: Fix, as_of: date) -> bool:
    if fix.closed_without:
        return False
    return fix.resolved_on is None or fix.resolved_on > as_of


def inspected(went: Iterable[Went]) -> Inspected:
    """Return how often inspections were on time, late or missed; what was not due is neither."""
    all_of_it = list(went)
    return Inspected(
        on_time=sum(one in ON_TIME for one in all_of_it),
        late=all_of_it.count(Went.LATE),
        missed=all_of_it.count(Went.MISSED),
        waiting=sum(one in WAITING for one in all_of_it),
        skipped=all_of_it.count(Went.SKIPPED),
    )


def rate(count: int, hours: Hours, base: int | None, *, unknown_days: int = 0) -> Rate:
    """Return a rate; without its number where hours lack or are too few to say anything."""
    lacks = None
    if hours.missing:
        lacks = Lacks.HOURS
    elif hours.hours < ENOUGH:
        lacks = Lacks.FEW
    elif unknown_days:
        lacks = Lacks.DAYS
    return Rate(count, hours.hours, base_of(base), lacks)


def base_of(chosen: int | None) -> int:
    """Return the hours that rates are counted on."""
    return chosen if chosen and chosen > 0 else BASE
