"""Says which backups may go: many of the last days, fewer of the last months, never the last good.

Days, weeks and months are counted among those of which there are backups, and not back from today:
a clock that jumps years ahead, or a shop that closes for the winter, costs none of the old ones.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

ALL_OF: Final = timedelta(hours=48)
DAYS: Final = 14
WEEKS: Final = 8
MONTHS: Final = 24
# after so long without a backup either nobody worked or the clock is wrong: what lies before is
# kept as if it were of today
PAUSE: Final = timedelta(days=31)


@dataclass(frozen=True)
class Dated:
    """One backup: its name, its moment (UTC), and whether it proved whole."""

    name: str
    at: datetime
    is_whole: bool = True


def to_go(backups: Iterable[Dated], now: datetime) -> list[str]:
    """Return the names of those that need not be kept, oldest first.

    Of whole ones and of damaged ones alike: all of the last 48 hours, the newest of each of 14
    days, 8 weeks and 24 months. The newest whole one stays always, and so does all that claims to
    be from the future: who knows which of the clocks was right.
    """
    ordered = sorted(backups, key=lambda one: (one.at, one.name))
    past = [one for one in ordered if one.at <= now]
    kept = {one.name for one in ordered if one.at > now}
    for is_whole in (True, False):
        alike = [one for one in past if one.is_whole is is_whole]
        kept |= _recent(alike, now) | _thinned(alike)
    return [one.name for one in past if one.name not in kept]


def _recent(past: Sequence[Dated], now: datetime) -> set[str]:
    """Those of 48 hours before now, and before the last pause in which the clock may have leapt."""
    ends = [now]
    after = now
    for one in reversed(past):
        if after - one.at > PAUSE:
            ends.append(one.at)
            break
        after = one.at
    return {one.name for one in past for end in ends if end - ALL_OF <= one.at <= end}


def _thinned(past: Sequence[Dated]) -> set[str]:
    kept: set[str] = set()
    rules: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
        (lambda at: at.date(), DAYS),
        (lambda at: at.isocalendar()[:2], WEEKS),
        (lambda at: (at.year, at.month), MONTHS),
    )
    for stretch_of, most in rules:
        newest: dict[Hashable, str] = {}
        for one in reversed(past):
            newest.setdefault(stretch_of(one.at.astimezone(UTC)), one.name)
        kept |= set(list(newest.values())[:most])
    return kept
