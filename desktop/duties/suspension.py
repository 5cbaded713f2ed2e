"""When time does not count: parked, tagged out, sold, closed, or standing still."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from desktop.duties.meters import Meter
from desktop.store.facts import Period, ServiceFact, UnitFact
from desktop.values.interval import Season

A_DAY: Final = timedelta(days=1)
RETURNED: Final = "returned"


class Why(StrEnum):
    """What keeps a subject out of service."""

    PARKED = "parked"
    OUT_OF_ORDER = "out_of_order"
    SOLD = "sold"
    CLOSED = "closed"
    NOT_OPEN_YET = "not_open_yet"
    OUT_OF_SEASON = "out_of_season"
    NOT_USED = "not_used"  # in service and standing still: told of the past alone


@dataclass(frozen=True, slots=True)
class Pause:
    """A time out of service: from a day until the day of return, which is in service again.

    `to_on` is None while it lasts.
    """

    why: Why
    from_on: date
    to_on: date | None

    def holds(self, day: date) -> bool:
        """Whether the subject is out of service on that day."""
        return self.from_on <= day and (self.to_on is None or day < self.to_on)


# a unit that comes back from one of these is inspected before it is used
RETURNS_FROM: Final = frozenset({Why.PARKED, Why.OUT_OF_ORDER})
# what the law asks for may go on through these
_MAY_KEEP_ON: Final = frozenset({Why.PARKED, Why.OUT_OF_ORDER, Why.CLOSED})


@dataclass(frozen=True, slots=True)
class Still:
    """A time of which it is known that a unit was in service and not used, both days included."""

    from_on: date
    to_on: date


def pauses_of_unit(changes: Sequence[ServiceFact]) -> tuple[Pause, ...]:
    """Return the times out of service, oldest first; sold after parked is sold from that day."""
    told_once = [
        change
        for before, change in pairwise([None, *changes])
        if change is not None and (before is None or before.change != change.change)
    ]
    return tuple(
        Pause(Why(change.change), change.on, following.on if following else None)
        for change, following in pairwise([*told_once, None])
        if change and change.change != RETURNED
        if following is None or following.on != change.on
    )


def pauses_of_site(active: Iterable[Period]) -> tuple[Pause, ...]:
    """Return the times between a site's active periods; none where no period is known."""
    periods = sorted(active, key=lambda period: period.from_on or date.min)
    if not periods:
        return ()
    pauses: list[Pause] = []
    if (opens := periods[0].from_on) is not None:
        pauses.append(Pause(Why.NOT_OPEN_YET, date.min, opens))
    closed_from = _day_after(periods[0].to_on)
    for period in periods[1:]:
        if closed_from is None:
            break  # open without an end
        if period.from_on is not None and period.from_on > closed_from:
            pauses.append(Pause(Why.CLOSED, closed_from, period.from_on))
        ends = _day_after(period.to_on)
        closed_from = None if ends is None else max(closed_from, ends)
    if closed_from is not None:
        pauses.append(Pause(Why.CLOSED, closed_from, None))
    return tuple(pauses)


def pause_of_season(season: Season | None, day: date) -> Pause | None:
    """Return the time out of season in which the day lies, None where it lies in season."""
    if season is None or season.holds(day):
        return None
    return Pause(Why.OUT_OF_SEASON, season.ends(day) + A_DAY, season.begins(day))


def pauses_that_hold(pauses: tuple[Pause, ...], *, keeps_on: bool) -> tuple[Pause, ...]:
    """Return the pauses that count for a duty that may stay due while a unit is parked."""
    if not keeps_on:
        return pauses
    return tuple(pause for pause in pauses if pause.why not in _MAY_KEEP_ON)


def returned_on(changes: Sequence[ServiceFact], pauses: Iterable[Pause]) -> tuple[date, ...]:
    """Return the days on which a unit came back from being parked or out of order."""
    back = {change.on for change in changes if change.change == RETURNED}
    return tuple(
        pause.to_on for pause in pauses if pause.why in RETURNS_FROM and pause.to_on in back
    )


def _day_after(day: date | None) -> date | None:
    return None if day is None else day + A_DAY


def pause_on(pauses: Iterable[Pause], day: date) -> Pause | None:
    """Return what keeps the subject out of service on that day."""
    return next((pause for pause in pauses if pause.holds(day)), None)


def due_after_pauses(due: date, pauses: Iterable[Pause]) -> tuple[date, Pause | None]:
    """Return the due date, moved to the day of return where it fell into a pause, and that pause.

    `pauses` come by the day from which they hold. What was overdue before the pause stays so, and
    what is due after it is not put off.
    """
    ended_by = None
    for pause in pauses:
        if pause.from_on <= due and pause.to_on is not None and due < pause.to_on:
            due, ended_by = pause.to_on, pause
    return due, ended_by


def stills(unit: UnitFact, meters: Sequence[Meter], use_log_to: date | None) -> tuple[Still, ...]:
    """Return when readings or the use log say that a unit stood still, oldest first.

    Two readings alike say so for the time between them. Where a unit has a use log, it says so for
    the days between those of use, and since the last of them for as long as the log was written.
    What another meter or the log speaks against does not count.
    """
    found = [
        Still(earlier[0], later[0])
        for meter in meters
        for earlier, later in pairwise(meter.points)
        if earlier[1] == later[1]
    ]
    days = list(unit.used_on)
    if days and use_log_to is not None and use_log_to > days[-1]:
        days.append(use_log_to + A_DAY)
    found += [
        Still(earlier + A_DAY, later - A_DAY)
        for earlier, later in pairwise(days)
        if later - earlier > A_DAY
    ]
    return tuple(_joined(still for still in found if not _was_used_in(still, unit, meters)))


def _was_used_in(still: Still, unit: UnitFact, meters: Iterable[Meter]) -> bool:
    if any(still.from_on < day <= still.to_on for day in unit.used_on):
        return True
    for meter in meters:
        totals = [total for on, total in meter.points if still.from_on <= on <= still.to_on]
        if totals and totals[-1] > totals[0]:
            return True
    return False


def standing(unit: UnitFact, meters: Iterable[Meter], stood: Sequence[Still]) -> Still | None:
    """Return since when a unit stands still by the last that is known, None where it moves."""
    if not stood:
        return None
    known = [meter.points[-1][0] for meter in meters if meter.points]
    known += unit.used_on[-1:]
    return stood[-1] if all(day <= stood[-1].to_on for day in known) else None


def _joined(found: Iterable[Still]) -> list[Still]:
    joined: list[Still] = []
    for still in sorted(found, key=lambda s: s.from_on):
        if joined and still.from_on <= joined[-1].to_on + A_DAY:
            joined[-1] = Still(joined[-1].from_on, max(joined[-1].to_on, still.to_on))
        else:
            joined.append(still)
    return joined


def due_after_standing(due: date, since: date, stood: Iterable[Still]) -> date:
    """Return the due date, put off by the days that a unit stood still since `since` before it."""
    for still in stood:
        from_on = max(still.from_on, since)
        if from_on < due and still.to_on > from_on:
            due += still.to_on - from_on
    return due
