"""The few readings that tell where a meter stands and how fast it runs, by a seek for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from desktop.store.asking import Ask
from desktop.values.pace import LEAST_DAYS, PARTED
from desktop.values.usage import RATE_WINDOW_DAYS

Said = tuple[date, int]  # the day, and the thousandths that readings are stored in
# what the question brings of each kind of record: the first, the last before each part, the last
_ENDS = 2 + len(PARTED)


@dataclass(frozen=True, slots=True)
class Pace:
    """The first reading of the latest months, the last before each third of them, and the last."""

    said: tuple[Said, ...]

    @property
    def tells(self) -> bool:
        """Whether they say it all: over six weeks at least, and nothing that fell."""
        if (self.said[-1][0] - self.said[0][0]).days < LEAST_DAYS:
            return False
        return all(earlier[1] <= later[1] for earlier, later in pairwise(self.said))


def paces(ask: Ask, as_of: date, meter: str, units: Iterable[str]) -> dict[str, Pace]:
    """Return the pace of units whose own meter counts `meter` (km or h), as far as known."""
    asked = sorted(units)
    early, late = (as_of - timedelta(days=days) for days in PARTED)
    from_on = as_of - timedelta(days=RATE_WINDOW_DAYS)
    found: dict[str, Pace] = {}
    for unit_id, *said in (
        ask(
            "ends_of_meters",
            as_of=as_of,
            from_on=from_on,
            early=early,
            late=late,
            meter=meter,
            units=asked,
        )
        if asked
        else ()
    ):
        # a kind of record after the other, and of each the ends in their order
        ends = [_known(said[2 * end :: 2 * _ENDS], said[2 * end + 1 :: 2 * _ENDS])
                for end in range(_ENDS)]  # fmt: skip
        first, *before = ends
        if before[-1]:
            chosen = {max(some) for some in before if some}
            chosen.add(min(first, key=_early_and_high, default=max(before[-1])))
            found[unit_id] = Pace(tuple(sorted(chosen)))
    return found


def _known(days: list[date | None], values: list[int]) -> list[Said]:
    return [(on, value) for on, value in zip(days, values, strict=True) if on is not None]


def _early_and_high(said: Said) -> tuple[date, int]:
    return said[0], -said[1]


def with_a_new_meter(ask: Ask, as_of: date, from_on: date, units: Iterable[str]) -> set[str]:
    """Return the units that got a new meter from a day on."""
    asked = sorted(units)
    lines = ask("new_meters", as_of=as_of, from_on=from_on, units=asked) if asked else ()
    return {unit_id for (unit_id,) in lines}
