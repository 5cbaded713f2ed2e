"""Readings of odometers and hour meters: as written, what cannot be true, how fast they run."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.values.folding import fold
from desktop.values.interval import READING_MOST, ReadingUnit
from desktop.values.numerals import NUMBER_IN_TEXT, read_number
from desktop.values.quoting import quote
from desktop.values.spoken import say_number

__all__ = [
    "MOST_A_DAY",
    "MOST_READ",
    "RATE_WINDOW_DAYS",
    "Cell",
    "Reading",
    "ReadingUnit",
    "Readings",
    "daily_rate",
    "date_reached",
    "plausible",
    "read_reading",
    "too_much",
]

Cell = str | int | float | date | datetime | time | None
Readings = Sequence[tuple[date, Decimal]]

# what no machine exceeds in a day: two drivers around the clock, and the clock itself
MOST_A_DAY: Final[dict[ReadingUnit, Decimal]] = {"km": Decimal(1_500), "h": Decimal(24)}
# past these no truck and no machine has gone
MOST_READ: Final[dict[ReadingUnit, Decimal]] = {"km": Decimal(3_000_000), "h": Decimal(200_000)}
_SAID: Final[dict[ReadingUnit, str]] = {"km": N_("km"), "h": N_("h")}
RATE_WINDOW_DAYS: Final = 90  # long enough to level out a slow week, short enough for a season

_LOOK_BACK: Final = 50  # a longer run of odd readings is another meter, not a slip
_FARTHEST_DAYS: Final = 36_525  # a hundred years on, an estimate is no date any more

_LABEL: Final = r"(?:odometer|odo|hour ?meter|meter|reading|compteur|(?P<lead>kms?|hrs?|hours))"
_READING: Final = re.compile(
    rf"(?:{_LABEL}[ :=#.]*)?(?P<number>{NUMBER_IN_TEXT}) ?(?P<unit>[a-z][a-z ]*)?\.?"
)
_UNIT_WORDS: Final[dict[ReadingUnit, str]] = {
    "km": "km kms klm klms kilometer kilometers kilometre kilometres",
    "h": "h hr hrs hour hours heure heures",
}
_UNITS: Final = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_MILES: Final = frozenset({"mi", "mile", "miles", "milles"})
_BEFORE_HOURS: Final = ("engine ", "operating ", "machine ", "meter ")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a meter showed; `unit` is None where neither the cell nor the column named one."""

    value: Decimal
    unit: ReadingUnit | None


def read_reading(cell: Cell, unit_hint: ReadingUnit | None = None) -> Reading:
    """Return the reading in `cell`, to a hundredth; a unit in the cell is stronger than the hint.

    Refused: nothing, text, dates, less than zero, more than any meter shows, and miles.
    """
    if isinstance(cell, str):
        return _read_text(cell, unit_hint)
    if cell is None:
        raise _no_reading()
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
        raise _not_a_reading(cell)
    if cell < 0:
        raise _below_zero(cell)
    return Reading(_in_range(Decimal(str(cell)), cell, unit_hint), unit_hint)


def _read_text(text: str, unit_hint: ReadingUnit | None) -> Reading:
    folded = fold(text).lstrip("'")
    if not folded:
        raise _no_reading()
    if re.match(r"- ?[0-9]", folded):
        raise _below_zero(text)
    match = _READING.fullmatch(folded)
    if match is None:
        raise _not_a_reading(text)
    word = (match["unit"] or match["lead"] or "").strip()
    for lead in _BEFORE_HOURS:
        word = word.removeprefix(lead)
    if word in _MILES:
        raise Refused(
            _("'{text}' is in miles. Readings are kept in km, so write it in km.").format(
                text=quote(text)
            )
        )
    if word and word not in _UNITS:
        raise _not_a_reading(text)
    unit = _UNITS[word] if word else unit_hint
    return Reading(_in_range(read_number(match["number"]), text, unit), unit)


def too_much(value: Decimal, unit: ReadingUnit | None) -> str:
    """Say that no meter shows so much, "" where one may; without a unit, neither of both."""
    if value < (MOST_READ[unit] if unit else max(MOST_READ.values())):
        return ""
    reading = f"{say_number(value)} {_(_SAID[unit]) if unit else ''}".strip()
    return _("{reading} is more than any meter shows. Check the digits.").format(reading=reading)


def _in_range(value: Decimal, written: object, unit: ReadingUnit | None) -> Decimal:
    if value > READING_MOST:
        raise Refused(
            _("'{text}' is over {most}, more than any meter shows. Check the digits.").format(
                text=quote(written), most=f"{READING_MOST:,}"
            )
        )
    if unit is not None and (fault := too_much(value, unit)):
        raise Refused(fault)
    rounded = round(value, 2)  # a float from a sheet carries noise far behind the point
    whole = rounded.to_integral_value()
    return whole if rounded == whole else rounded.normalize()


def _no_reading() -> Refused:
    return Refused(_("There is no reading here. Write it like 128,450 km or 3,120.5 h."))


def _not_a_reading(written: object) -> Refused:
    return Refused(
        _("'{text}' is not a reading. Write it like 128,450 km or 3,120.5 h.").format(
            text=quote(written)
        )
    )


def _below_zero(written: object) -> Refused:
    return Refused(
        _("'{text}' is below zero, and no meter shows that. Check the sign.").format(
            text=quote(written)
        )
    )


def plausible(readings: Readings, unit: ReadingUnit) -> list[int]:
    """Return the indexes of the readings that fall or jump and should be asked about, ascending.

    Kept is the longest chain by date that neither falls nor rises faster than `MOST_A_DAY` over
    the days between (at least one day counts); between chains of the same length the earlier
    reading is believed. What is not in the chain is returned. Readings of one day may be in any
    order.
    """
    order = sorted(range(len(readings)), key=lambda at: (readings[at], at))
    lengths: list[int] = []
    before: list[int | None] = []
    for at, index in enumerate(order):
        length, previous = 1, None
        for earlier in range(max(0, at - _LOOK_BACK), at):
            if lengths[earlier] >= length and _follows(
                readings[order[earlier]], readings[index], MOST_A_DAY[unit]
            ):
                length, previous = lengths[earlier] + 1, earlier
        lengths.append(length)
        before.append(previous)
    kept = set()
    last = lengths.index(max(lengths)) if lengths else None
    while last is not None:
        kept.add(order[last])
        last = before[last]
    return [index for index in range(len(readings)) if index not in kept]


def _follows(
    earlier: tuple[date, Decimal], later: tuple[date, Decimal], most_a_day: Decimal
) -> bool:
    gained = later[1] - earlier[1]
    return 0 <= gained <= most_a_day * max(1, (later[0] - earlier[0]).days)


def daily_rate(
    readings: Readings, as_of: date, window_days: int = RATE_WINDOW_DAYS
) -> Decimal | None:
    """Return the use a day up to the last reading by `as_of`, in the readings' unit.

    Taken over the readings in the `window_days` before the last one, or from the one before it
    where it stands alone there. None with fewer than two dated readings, or where they fall.
    """
    pace = _pace(_known(readings, as_of), window_days)
    return None if pace is None else pace[0] / pace[1]


def date_reached(
    readings: Readings, start_value: Decimal, limit: Decimal, as_of: date
) -> tuple[date, bool] | None:
    """Return the day on which start_value + limit was or will be reached, and if it is estimated.

    Between two dated readings a straight line is assumed, after the last one the daily rate, and
    the first day at or past the limit is the answer; only a reading of exactly the limit is no
    estimate. Where the first reading known is past it already, its day is the answer. None when
    nothing tells, or nothing moves. Give only readings since the meter was last replaced.
    """
    known = _known(readings, as_of)
    target = start_value + limit
    if not known:
        return None
    first, last = known[0], known[-1]
    if first[1] >= target:
        return first[0], first[1] != target
    for earlier, later in pairwise(known):
        if earlier[1] < target <= later[1]:
            pace = (later[1] - earlier[1], (later[0] - earlier[0]).days)
            return _on_the_line(earlier, target, pace), later[1] != target
    pace_now = _pace(known, RATE_WINDOW_DAYS)
    if pace_now is None or pace_now[0] == 0:
        return None
    if (target - last[1]) * pace_now[1] > pace_now[0] * _FARTHEST_DAYS:
        return None
    return _on_the_line(last, target, pace_now), True


def reached_between(
    earlier: tuple[date, Decimal] | None, later: tuple[date, Decimal], target: Decimal
) -> date:
    """Return the first day at or past a target that lies between two readings, on a line."""
    if earlier is None:
        return later[0]
    return _on_the_line(earlier, target, (later[1] - earlier[1], (later[0] - earlier[0]).days))


def _on_the_line(start: tuple[date, Decimal], target: Decimal, pace: tuple[Decimal, int]) -> date:
    gained, days = pace
    # never by a rate, because one cut to 28 digits would now and then round up to the next day
    whole, rest = divmod((target - start[1]) * days, gained)
    return start[0] + timedelta(days=int(whole) + (rest > 0))


def _known(readings: Readings, as_of: date) -> list[tuple[date, Decimal]]:
    """The readings by `as_of` in order, the highest of each day."""
    return sorted(dict(sorted(reading for reading in readings if reading[0] <= as_of)).items())


def _pace(known: list[tuple[date, Decimal]], window_days: int) -> tuple[Decimal, int] | None:
    """How much was gained in how many days."""
    if len(known) < 2:
        return None
    last_day, last = known[-1]
    recent = [reading for reading in known if (last_day - reading[0]).days <= window_days]
    first_day, first = recent[0] if len(recent) > 1 else known[-2]
    return None if last < first else (last - first, (last_day - first_day).days)
