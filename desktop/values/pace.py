"""How fast a meter runs and how sure that is, because a forecast without its doubt misleads."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from desktop.values.usage import RATE_WINDOW_DAYS

Point = tuple[date, Decimal]
# so much in so many days: two whole parts, because a rate cut to 28 digits would now and then be a
# day off, and exact fractions are slow
Pace = tuple[Decimal, int]

BACK_DAYS: Final = 120  # how far back readings are known
LEAST_DAYS: Final = 45  # over less a quiet week tells too much
PARTED: Final = (60, 30)  # days ago: a slow month is seen beside a busy one
_SHORTEST: Final = 7  # over fewer days one trip tells more than the pace
_FARTHEST: Final = 36_525  # a hundred years on, an estimate is no date any more
# a month of standing still says no more than that it may take three times as long
_MOST: Final = 3


def pace_points(points: Sequence[Point], as_of: date) -> list[Point]:
    """Return the points that tell how fast a meter runs: at most four, the oldest first.

    They are the first of the `RATE_WINDOW_DAYS` before the day, the last before each third of them,
    and the last; all between them say no more. Where those are few, a month more is
    looked at, and else the last two. `points` come in order, one a day.
    """
    if len(points) < 2:
        return list(points)
    last_day = points[-1][0]
    since = as_of - timedelta(days=RATE_WINDOW_DAYS)
    recent = points[bisect_left(points, (since,)) :]
    if not recent or (last_day - recent[0][0]).days < LEAST_DAYS:
        since = max(as_of - timedelta(days=BACK_DAYS), last_day - timedelta(days=RATE_WINDOW_DAYS))
        recent = points[bisect_left(points, (since,)) :]
    if len(recent) < 2:
        return list(points[-2:])
    if len(recent) == 2:
        return list(recent)
    found = [recent[0]]
    for days in PARTED:
        after = as_of - timedelta(days=days - 1)
        at = bisect_left(recent, (after,))
        found += recent[max(0, at - 1) : at]
    found.append(recent[-1])
    return [point for at, point in enumerate(found) if at == 0 or point[0] > found[at - 1][0]]


def likely_between(points: Sequence[Point], target: Decimal) -> tuple[date, date] | None:
    """Return between which days a target past the last point is likely to be reached.

    At the fastest and at the slowest pace between the points. None where they tell no pace, or
    the target is a lifetime away.
    """
    if len(points) < 2 or points[-1][1] <= points[0][1]:
        return None
    overall = _pace(points[0], points[-1])
    paces = [
        _pace(earlier, later)
        for earlier, later in pairwise(points)
        if (later[0] - earlier[0]).days >= _SHORTEST
    ]
    if len(paces) < 2:
        return at_about(points[-1], target, overall)
    fastest = slowest = overall
    for pace in paces:
        if _is_faster(pace, fastest):
            fastest = pace
        if _is_faster(slowest, pace):
            slowest = pace
    most, least = (overall[0] * _MOST, overall[1]), (overall[0], overall[1] * _MOST)
    fastest = most if _is_faster(fastest, most) else fastest
    slowest = least if _is_faster(least, slowest) else slowest
    return _ahead(points[-1], target, fastest, slowest)


def at_about(last: Point, target: Decimal, pace: Pace) -> tuple[date, date] | None:
    """Return the same for one pace of which nobody knows how it changes: a quarter more or less."""
    gained, days = pace
    return _ahead(last, target, (gained * 5, days * 4), (gained * 4, days * 5))


def reached_at(last: Point, target: Decimal, pace: Pace) -> date | None:
    """Return the first day on which a target is reached at a pace; None where it is too far."""
    days = _days(target - last[1], pace)
    if days > min(_FARTHEST, date.max.toordinal() - last[0].toordinal()):
        return None
    return last[0] + timedelta(days=days)


def _ahead(last: Point, target: Decimal, fastest: Pace, slowest: Pace) -> tuple[date, date] | None:
    left = target - last[1]
    latest = _days(left, slowest)
    if latest > min(_FARTHEST, date.max.toordinal() - last[0].toordinal()):
        return None
    return last[0] + timedelta(days=_days(left, fastest)), last[0] + timedelta(days=latest)


def _days(left: Decimal, pace: Pace) -> int:
    """In how many days so much is used, any part of a day counting whole."""
    whole, rest = divmod(left * pace[1], pace[0])
    return int(whole) + (rest > 0)


def _pace(earlier: Point, later: Point) -> Pace:
    return later[1] - earlier[1], (later[0] - earlier[0]).days


def _is_faster(one: Pace, other: Pace) -> bool:
    return one[0] * other[1] > other[0] * one[1]
