"""How much a unit was used, by what its meters said: a rule may count kilometres or hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from desktop.store.facts import Done, ReadingFact, UnitFact
from desktop.values.interval import ReadingUnit, Usage
from desktop.values.usage import RATE_WINDOW_DAYS, date_reached, plausible

Point = tuple[date, Decimal]


@dataclass(frozen=True, slots=True)
class Meter:
    """What one meter of a unit said as a running total, the highest of each day, oldest first.

    It goes on over a replaced meter: `offsets` are what is added to its readings from a day on.
    Readings that fall or jump are left out, because somebody has to be asked about them first.
    """

    points: tuple[Point, ...]
    offsets: tuple[Point, ...]

    def total(self, on: date, reading: Decimal) -> Decimal:
        """Return the running total for a reading taken on a day."""
        added = [offset for since, offset in self.offsets if since <= on]
        return reading + (added[-1] if added else 0)

    def total_on(self, day: date) -> Decimal | None:
        """Return the running total on a day: known, on the line between neighbours, or nearest."""
        before = [point for point in self.points if point[0] <= day]
        after = [point for point in self.points if point[0] >= day]
        if not before or not after:
            return before[-1][1] if before else after[0][1] if after else None
        (first_day, first), (next_day, following) = before[-1], after[0]
        if first_day == next_day:
            return following
        share = Fraction((day - first_day).days, (next_day - first_day).days)
        return first + (following - first) * share.numerator / share.denominator


class Used(NamedTuple):
    """The use of a unit since a duty was last done, measured against one limit of its rule.

    `amount` is None where nothing tells; `read_on` is the day of the last reading. `reached_on` is
    when the limit was or will be reached, where that can be told.
    """

    usage: Usage
    limit: Decimal
    amount: Decimal | None
    read_on: date | None
    reached_on: date | None = None
    estimated: bool = False


def meter_of(unit: UnitFact, unit_read: ReadingUnit) -> Meter:
    """Return the meter that counts km or hours; a reading that does not say counts as both."""
    readings = sorted(
        (reading for reading in unit.readings if reading.unit in (unit_read, None)),
        key=_in_time,
    )
    points: list[Point] = []
    offsets: list[Point] = []
    for run in _runs(readings):
        offset = points[-1][1] - run[0].value if points else Decimal(0)
        if points or offsets:
            offsets.append((run[0].on, offset))
        highest: dict[date, Decimal] = {}
        for reading in run:  # ascending within a day, so the highest stays
            highest[reading.on] = reading.value + offset
        points += _believable(list(highest.items()), unit_read)
    return Meter(tuple(dict(points).items()), tuple(offsets))


def _in_time(reading: ReadingFact) -> tuple[date, bool, Decimal]:
    return reading.on, reading.replaced, reading.value


def _runs(readings: Sequence[ReadingFact]) -> list[list[ReadingFact]]:
    """The readings of one meter after the other; a new one begins where it was fitted."""
    runs: list[list[ReadingFact]] = []
    for reading in readings:
        if not runs or reading.replaced:
            runs.append([])
        runs[-1].append(reading)
    return runs


def _believable(points: list[Point], unit_read: ReadingUnit) -> list[Point]:
    # most meters only rise, and to make sure of that is cheap
    if all(earlier[1] <= later[1] for earlier, later in pairwise(points)):
        return points
    odd = set(plausible(points, unit_read))
    return [point for at, point in enumerate(points) if at not in odd]


def used_since(meter: Meter, usage: Usage, last: Done, occurrences: int, as_of: date) -> Used:
    """Return the use since `last`, against so many times the limit (one, and one a skip)."""
    limit = usage.limit * occurrences
    start = meter.total_on(last.on) if last.reading is None else meter.total(last.on, last.reading)
    since = [point for point in meter.points if point[0] >= last.on]
    if start is None or not since or since[-1][1] < start:
        return Used(usage, limit, None, None)
    read_on, now = since[-1]
    amount = now - start
    # past the limit only the readings since then can tell when it was reached
    telling = [(last.on, start), *since] if amount >= limit else _recent(meter.points)
    reached = date_reached(telling, start, limit, as_of)
    return Used(usage, limit, amount, read_on, *(reached or (None, False)))


def _recent(points: Sequence[Point]) -> Sequence[Point]:
    """The two readings that tell how fast it runs; all between them say no more."""
    last_day = points[-1][0]
    within = (at for at, one in enumerate(points) if (last_day - one[0]).days <= RATE_WINDOW_DAYS)
    return points[min(next(within), max(len(points) - 2, 0))], points[-1]


def moved_since(meter: Meter, day: date) -> date | None:
    """Return the first day after `day` on which the meter had moved on, None where it had not."""
    start = meter.total_on(day)
    later = (on for on, total in meter.points if on > day and start is not None and total > start)
    return next(later, None)
