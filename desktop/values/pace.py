"""How fast a meter runs and how sure that is, because a forecast without its doubt misleads."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop.values.usage import RATE_WINDOW_DAYS

Point = tuple[date, Decimal]

BACK_DAYS: Final = 120  # how far back readings are known
LEAST_DAYS: Final = 30  # over less than a month a quiet week tells too much
PARTED: Final = (60, 30)  # days ago: a slow month is seen beside a busy one
_SHORTEST: Final = 7  # over fewer days one trip tells more than the pace
_FARTHEST: Final = 36_525  # a hundred years on, an estimate is no date any more
# of one pace alone nobody knows how it changes: a quarter more or less. A month of standing still
# says no more than that it may take three times as long
_ALONE: Final = Fraction(5, 4)
_MOST: Final = 3


def pace_points(points: Sequence[Point], as_of: date) -> list[Point]:
    """Return the points that tell how fast a meter runs: at most four, the oldest first.

    They are the first of the `RATE_WINDOW_DAYS` before the day, the last before each third of them,
    and the last; all between them say no more. Where those are less than a month, a month more is
    looked at, and else the last two. `points` come in order, one a day.
    """
    if len(points) < 2:
        return list(points)
    last_day = points[-1][0]
    recent = [point for point in points if (as_of - point[0]).days <= RATE_WINDOW_DAYS]
    if not recent or (last_day - recent[0][0]).days < LEAST_DAYS:
        more = [point for point in points if (as_of - point[0]).days <= BACK_DAYS]
        recent = [point for point in more if (last_day - point[0]).days <= RATE_WINDOW_DAYS]
    if len(recent) < 2:
        return list(points[-2:])
    found = {recent[0], recent[-1]}
    for days in PARTED:
        found.update([point for point in recent if (as_of - point[0]).days >= days][-1:])
    return sorted(found)


def likely_between(points: Sequence[Point], target: Decimal) -> tuple[date, date] | None:
    """Return between which days a target past the last point is likely to be reached.

    At the fastest and at the slowest pace between the points. None where they tell no pace, or
    the target is a lifetime away.
    """
    if len(points) < 2 or points[-1][1] <= points[0][1]:
        return None
    overall = _per_day(points[0], points[-1])
    paces = [
        _per_day(earlier, later)
        for earlier, later in pairwise(points)
        if (later[0] - earlier[0]).days >= _SHORTEST
    ]
    if len(paces) < 2:
        return at_about(points[-1], target, overall)
    fastest = min(max(*paces, overall), overall * _MOST)
    slowest = max(min(*paces, overall), overall / _MOST)
    return _ahead(points[-1], target, fastest, slowest)


def at_about(last: Point, target: Decimal, a_day: Fraction) -> tuple[date, date] | None:
    """Return the same for a pace of which nobody knows how it changes."""
    return _ahead(last, target, a_day * _ALONE, a_day / _ALONE)


def _ahead(
    last: Point, target: Decimal, fastest: Fraction, slowest: Fraction
) -> tuple[date, date] | None:
    left = Fraction(target - last[1])
    latest = math.ceil(left / slowest)
    if latest > min(_FARTHEST, date.max.toordinal() - last[0].toordinal()):
        return None
    return last[0] + timedelta(days=math.ceil(left / fastest)), last[0] + timedelta(days=latest)


def reached_at(last: Point, target: Decimal, a_day: Fraction) -> date | None:
    """Return the first day on which a target is reached at so much a day."""
    found = _ahead(last, target, a_day, a_day)
    return found[0] if found else None


def _per_day(earlier: Point, later: Point) -> Fraction:
    return Fraction(later[1] - earlier[1]) / (later[0] - earlier[0]).days
