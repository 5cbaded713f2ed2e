"""How much a unit was used, by what its meters said: a rule may count kilometres or hours."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter, le
from typing import Final, NamedTuple

from desktop.store.facts import Done, ReadingFact, UnitFact
from desktop.values.interval import ReadingUnit, Usage
from desktop.values.pace import BACK_DAYS, at_about, likely_between, pace_points, reached_at
from desktop.values.usage import MOST_READ, date_reached, plausible, reached_between

Point = tuple[date, Decimal]
_IN_TIME: Final = attrgetter("on", "replaced", "value")
_IS_REPLACED: Final = attrgetter("replaced")


@dataclass(frozen=True, slots=True)
class Meter:
    """What one meter of a unit said as a running total, the highest of each day, oldest first.

    It goes on over a replaced meter: `offsets` are what is added to its readings from a day on.
    Readings that fall or jump are left out, because somebody has to be asked about them first;
    `odd` are those, as they were written.
    """

    points: tuple[Point, ...]
    offsets: tuple[Point, ...]
    odd: tuple[Point, ...] = ()

    def total(self, on: date, reading: Decimal) -> Decimal:
        """Return the running total for a reading taken on a day."""
        added = [offset for since, offset in self.offsets if since <= on]
        return reading + (added[-1] if added else 0)

    def total_on(self, day: date) -> Decimal | None:
        """Return the running total on a day: known, on the line between neighbours, or nearest."""
        at = bisect_left(self.points, (day,))
        if at == len(self.points):
            return self.points[-1][1] if self.points else None
        next_day, following = self.points[at]
        if next_day == day or at == 0:
            return following
        first_day, first = self.points[at - 1]
        share = Fraction((day - first_day).days, (next_day - first_day).days)
        return first + (following - first) * share.numerator / share.denominator

    def telling(self, as_of: date) -> Sequence[Point]:
        """Return the points that tell how fast it runs."""
        return pace_points(self.points, as_of)

    def tells(self, target: Decimal, as_of: date) -> bool:
        """Whether readings tell when a running total was reached, whatever comes after `as_of`."""
        points = self.points
        if not points or points[-1][0] > as_of:
            return not points
        if points[-1][1] >= target or len(points) == 1:
            return True
        # so long after them only the last two tell the pace, for ever
        return points[-2][0] < as_of - timedelta(days=BACK_DAYS)

    def reached_on(self, target: Decimal, as_of: date) -> date | None:
        """Return the day on which a running total was reached, or will be at the latest pace."""
        points = self.points
        at = bisect_left(points, target, key=_total)
        if at < len(points) and points[at][0] <= as_of:
            return reached_between(points[at - 1] if at else None, points[at], target)
        telling = points[max(0, at - 1) : at + 1] if at < len(points) else self.telling(as_of)
        reached = date_reached(telling, target, Decimal(0), as_of)
        return reached[0] if reached else None


def _total(point: Point) -> Decimal:
    return point[1]


class Used(NamedTuple):
    """The use of a unit since a duty was last done, measured against one limit of its rule.

    `amount` is None where nothing tells; `read_on` is the day of the last reading. `reached_on` is
    when the limit was or will be reached, where that can be told, likely `between` two days, and
    `twice_on` when it is reached once more. `usual` is the daily use that somebody stated, where no
    readings tell how fast it runs; `odd` is a reading since then that was left out. `first_on` is
    the day of the first reading, where that is later than it was done, so that it was used more.
    """

    usage: Usage
    limit: Decimal
    amount: Decimal | None
    read_on: date | None
    reached_on: date | None = None
    estimated: bool = False
    between: tuple[date, date] | None = None
    twice_on: date | None = None
    usual: Decimal | None = None
    odd: Point | None = None
    first_on: date | None = None


def meter_of(unit: UnitFact, unit_read: ReadingUnit) -> Meter:
    """Return the meter that counts km or hours; a reading that does not say counts as both."""
    asked = (unit_read, None)
    readings = sorted([one for one in unit.readings if one.unit in asked], key=_IN_TIME)
    points: list[Point] = []
    offsets: list[Point] = []
    odd: list[Point] = []
    for run in _runs(readings):
        offset = points[-1][1] - run[0].value if points else Decimal(0)
        if points or offsets:
            offsets.append((run[0].on, offset))
        highest: dict[date, Decimal] = {}
        for reading in run:  # ascending within a day, so the highest stays
            highest[reading.on] = reading.value + offset
        kept, left_out = _believable(list(highest.items()), unit_read, offset)
        points += kept
        odd += [(on, value - offset) for on, value in left_out]
    return Meter(tuple(dict(points).items()), tuple(offsets), tuple(odd))


def _runs(readings: Sequence[ReadingFact]) -> list[list[ReadingFact]]:
    """The readings of one meter after the other; a new one begins where it was fitted."""
    if readings and not any(map(_IS_REPLACED, readings)):
        return [[*readings]]
    runs: list[list[ReadingFact]] = []
    for reading in readings:
        if not runs or reading.replaced:
            runs.append([])
        runs[-1].append(reading)
    return runs


def _believable(
    points: list[Point], unit_read: ReadingUnit, offset: Decimal
) -> tuple[list[Point], list[Point]]:
    most = MOST_READ[unit_read] + offset
    # most meters only rise, and to make sure of that is cheap
    totals = [total for _on, total in points]
    if totals[-1] < most and all(map(le, totals, totals[1:])):
        return points, []
    possible = [point for point in points if point[1] < most]
    odd = {possible[at] for at in plausible(possible, unit_read)}
    odd.update(point for point in points if point[1] >= most)
    return [point for point in points if point not in odd], [
        point for point in points if point in odd
    ]


def used_since(
    meter: Meter,
    usage: Usage,
    last: Done,
    occurrences: int,
    as_of: date,
    usual: Decimal | None = None,
) -> Used:
    """Return the use since `last`, against so many times the limit (one, and one a skip).

    `usual` is the use a day that somebody stated; it counts where no readings tell.
    """
    limit = usage.limit * occurrences
    start = meter.total_on(last.on) if last.reading is None else meter.total(last.on, last.reading)
    since = meter.points[bisect_left(meter.points, (last.on,)) :]
    odd = next((point for point in reversed(meter.odd) if point[0] >= last.on), None)
    if start is None or not since or since[-1][1] < start:
        nothing = Used(usage, limit, None, None, odd=odd)
        return nothing if usual is None else _at_the_usual(nothing, (last.on, Decimal(0)), usual)
    read_on, now = since[-1]
    # what it ran before anybody read it is not known, and must not be taken for nothing
    first = meter.points[0][0] if last.reading is None and meter.points[0][0] > last.on else None
    used = Used(usage, limit, now - start, read_on, odd=odd, first_on=first)
    if now - start >= limit:
        # past the limit only the readings since then can tell when it was reached
        telling = [(last.on, start), *since]
        reached = date_reached(telling, start, limit, as_of)
        twice = date_reached(telling, start, limit + usage.limit, as_of)
        return used._replace(
            reached_on=reached[0] if reached else None,
            estimated=reached[1] if reached else False,
            twice_on=twice[0] if twice else None,
        )
    return _ahead(used, start, meter.telling(as_of), usual)


def _ahead(used: Used, start: Decimal, telling: Sequence[Point], usual: Decimal | None) -> Used:
    """The same with when the limit will be reached, at the pace of the latest months."""
    last = telling[-1]
    gained = last[1] - telling[0][1]
    if len(telling) < 2 or gained <= 0:
        stands_still = len(telling) > 1
        if usual is None or stands_still:
            return used
        return _at_the_usual(used, (last[0], last[1] - start), usual)
    target, pace = start + used.limit, (gained, (last[0] - telling[0][0]).days)
    reached = reached_at(last, target, pace)
    if reached is None:
        return used
    return Used(
        used.usage,
        used.limit,
        used.amount,
        used.read_on,
        reached,
        True,
        likely_between(telling, target),
        reached_at(last, target + used.usage.limit, pace),
        None,
        used.odd,
        used.first_on,
    )


def _at_the_usual(used: Used, last: Point, usual: Decimal) -> Used:
    """The same with when the limit is reached at what somebody stated as the use of a day."""
    a_day = (usual, 1)
    reached = reached_at(last, used.limit, a_day)
    return used._replace(
        reached_on=reached,
        estimated=reached is not None,
        between=at_about(last, used.limit, a_day),
        twice_on=reached_at(last, used.limit + used.usage.limit, a_day),
        usual=usual,
    )


def moved_since(meter: Meter, day: date) -> date | None:
    """Return the first day after `day` on which the meter had moved on, None where it had not."""
    start = meter.total_on(day)
    later = (on for on, total in meter.points if on > day and start is not None and total > start)
    return next(later, None)
