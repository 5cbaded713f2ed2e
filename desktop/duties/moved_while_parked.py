"""Meters that went on while their unit was out of service, because that has to be explained."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from desktop.duties.meters import Meter, meter_of
from desktop.duties.suspension import RETURNS_FROM, Pause, Why, pauses_of_unit
from desktop.language import N_, _
from desktop.store.facts import PACE_BEFORE, Subject, UnitFact
from desktop.values.day_spans import say_days
from desktop.values.interval import READING_UNITS, ReadingUnit
from desktop.values.spoken import say_date, say_number

_FEWEST_DAYS: Final = 7  # before it was parked, to tell how much a day of use may have been
_MUCH: Final = 2  # a busy day is no finding
_SENTENCES: Final = {
    (Why.PARKED, False): N_(
        "Unit {unit} was parked {span}, and its meter went on by {gained} between the readings of "
        "{first} and {last}."
    ),
    (Why.PARKED, True): N_(
        "Unit {unit} is parked since {since}, and its meter went on by {gained} between the "
        "readings of {first} and {last}."
    ),
    (Why.OUT_OF_ORDER, False): N_(
        "Unit {unit} was out of order {span}, and its meter went on by {gained} between the "
        "readings of {first} and {last}."
    ),
    (Why.OUT_OF_ORDER, True): N_(
        "Unit {unit} is out of order since {since}, and its meter went on by {gained} between the "
        "readings of {first} and {last}."
    ),
}
_METERS: Final = {"km": N_("{n} km"), "h": N_("{n} h")}


@dataclass(frozen=True, slots=True)
class Moved:
    """A meter that went on by `gained` between two readings, while its unit was out of service."""

    unit: Subject
    why: Why
    from_on: date
    to_on: date | None
    gained: Decimal
    meter: ReadingUnit
    read_on: tuple[date, date]

    def message(self, as_of: date) -> str:
        """Say what happened."""
        lasts = self.to_on is None
        return _(_SENTENCES[self.why, lasts]).format(
            unit=self.unit.name,
            span=say_days(self.from_on, self.to_on or as_of, as_of),
            since=say_date(self.from_on, as_of),
            gained=_(_METERS[self.meter]).format(n=say_number(self.gained)),
            first=say_date(self.read_on[0], as_of),
            last=say_date(self.read_on[1], as_of),
        )

    @property
    def fix(self) -> str:
        """Say what to do about it."""
        return _("Correct the dates or the reading, or write down why it was moved.")

    def sentence(self, as_of: date) -> str:
        """Say both."""
        return f"{self.message(as_of)} {self.fix}"


def moved_while_parked(
    unit: Subject, known: UnitFact, meters: Iterable[tuple[ReadingUnit, Meter]] | None = None
) -> tuple[Moved, ...]:
    """Return every time that a meter of a unit went on while it was parked or out of order.

    Two readings within that time tell it for sure. Where the reading before was taken in service,
    as much as twice the use of the days between is put down to them, at the pace the unit had.
    `meters` are those of `known` (km, hours), where at hand.
    """
    if meters is None:
        meters = [(read_in, meter_of(known, read_in)) for read_in in READING_UNITS]
    pauses = [pause for pause in pauses_of_unit(known.changes) if pause.why in RETURNS_FROM]
    return tuple(_found(unit, pauses, meters) if pauses else ())


def _found(
    unit: Subject, pauses: Iterable[Pause], meters: Iterable[tuple[ReadingUnit, Meter]]
) -> Iterator[Moved]:
    meters = list(meters)
    for pause in pauses:
        for read_in, meter in meters:
            moved = _moved(unit, pause, read_in, meter)
            if moved is not None:
                yield moved


def _moved(unit: Subject, pause: Pause, read_in: ReadingUnit, meter: Meter) -> Moved | None:
    end = pause.to_on or date.max
    points = meter.points
    within = [point for point in points if pause.from_on <= point[0] <= end]
    if not within:
        return None
    # no reading of longer ago tells, because none is asked for where all units are looked at
    oldest = pause.from_on - min(PACE_BEFORE, pause.from_on - date.min)
    earlier = [point for point in points if oldest <= point[0] < pause.from_on]
    last = within[-1]
    # a reading of the first day was taken when it was parked; one of the day of return as it came
    sure = last[1] - within[0][1]
    if sure > 0:
        return Moved(
            unit, pause.why, pause.from_on, pause.to_on, sure, read_in, (within[0][0], last[0])
        )
    if not earlier:
        return None
    before = earlier[-1]
    gained = last[1] - before[1]
    days = (pause.from_on - before[0]).days
    since = next((point for point in earlier if (before[0] - point[0]).days <= 90), before)
    seen = (before[0] - since[0]).days
    if seen < _FEWEST_DAYS or gained <= 0:
        return None
    # compared in whole parts: gained in the days between, against twice what it did before
    if gained * seen <= (before[1] - since[1]) * days * _MUCH:
        return None
    return Moved(unit, pause.why, pause.from_on, pause.to_on, gained, read_in, (before[0], last[0]))
