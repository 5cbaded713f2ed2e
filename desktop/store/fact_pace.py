"""The two readings that tell where a meter stands and how fast it runs, by a seek for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.store.asking import Ask
from desktop.values.usage import RATE_WINDOW_DAYS

Said = tuple[date, int]  # the day, and the thousandths that readings are stored in


@dataclass(frozen=True, slots=True)
class Pace:
    """The first reading of the latest months and the last one."""

    first: Said
    last: Said

    @property
    def tells(self) -> bool:
        """Whether the two say it all: two days, and nothing that fell."""
        return self.first[0] < self.last[0] and self.first[1] <= self.last[1]


def paces(ask: Ask, as_of: date, meter: str, units: Iterable[str]) -> dict[str, Pace]:
    """Return the pace of units whose own meter counts `meter` (km or h), as far as known."""
    asked = sorted(units)
    from_on = as_of - timedelta(days=RATE_WINDOW_DAYS)
    found: dict[str, Pace] = {}
    for unit_id, *ends in (
        ask("ends_of_meters", as_of=as_of, from_on=from_on, meter=meter, units=asked)
        if asked
        else ()
    ):
        firsts = [(on, value) for on, value in zip(ends[::4], ends[1::4], strict=True) if on]
        lasts = [(on, value) for on, value in zip(ends[2::4], ends[3::4], strict=True) if on]
        if lasts:
            last = max(lasts)
            found[unit_id] = Pace(min(firsts, key=_early_and_high, default=last), last)
    return found


def _early_and_high(said: Said) -> tuple[date, int]:
    return said[0], -said[1]


def with_a_new_meter(ask: Ask, as_of: date, from_on: date, units: Iterable[str]) -> set[str]:
    """Return the units that got a new meter from a day on."""
    asked = sorted(units)
    lines = ask("new_meters", as_of=as_of, from_on=from_on, units=asked) if asked else ()
    return {unit_id for (unit_id,) in lines}
