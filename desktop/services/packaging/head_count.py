"""How many people count, on the day and at most in the period, with the base of that figure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from desktop.language import _, ngettext
from desktop.services.packaging.period import Period
from desktop.services.packaging.sources import Sources
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_number, say_whole_date

_A_DAY: Final = timedelta(days=1)
_ALWAYS: Final = {"from_on": None, "to_on": None}


@dataclass(frozen=True)
class HeadCount:
    """How many count on the day, the most of any day in the period, and all of it in words."""

    now: int
    most: int
    said: str
    base: str
    sites: int


def head_count(
    found: Sources, workers: Sequence[Stored], here: Mapping[str, Any], sites: int
) -> HeadCount:
    """Return the head-count of those who worked here in the period, `here` being there now."""
    reading, period = found.reading, found.reading.period
    counting = [one for one in workers if one.values["counts"] is not False]
    now = sum(one.id in here for one in counting)
    most, day = _peak(counting, period)
    said = ngettext("{n} person on {day}", "{n} people on {day}", now).format(
        n=say_number(now, 0), day=say_whole_date(reading.as_of)
    )
    if most > now:
        more = _("at most {n} in the period, on {day}")
        said = f"{said}; {more.format(n=say_number(most, 0), day=say_whole_date(day))}"
    return HeadCount(now, most, said, _base(found, len(workers) - len(counting)), sites)


def _base(found: Sources, apart: int) -> str:
    said = [
        _(
            "Counted from the times of employment on file; owners, office, part-time and seasonal "
            "people are included."
        )
    ]
    if apart:
        said.append(
            ngettext(
                "{n} person who does not count is left out.",
                "{n} people who do not count are left out.",
                apart,
            ).format(n=say_number(apart, 0))
        )
    if found.chosen.protocol.most_people is not None:
        most = say_number(found.chosen.protocol.most_people, 0)
        said.append(_("The protocol is for at most {n} people.").format(n=most))
    return " ".join(said)


def _peak(workers: Sequence[Stored], period: Period) -> tuple[int, date]:
    """Return the most people of any day in the period, and the first such day."""
    steps: Counter[date] = Counter()
    for one in workers:
        # of whom nothing is known since when, is here all the time
        for row in _joined(one.values["employment"] or [_ALWAYS], period):
            steps[row.start] += 1
            steps[row.end + _A_DAY] -= 1
    most, now, found = 0, 0, period.start
    for day in sorted(steps):
        now += steps[day]
        if now > most and day <= period.end:
            most, found = now, day
    return most, found


def _joined(rows: Sequence[Mapping[str, Any]], period: Period) -> Iterator[Period]:
    """Yield the times of one person within the period, those that overlap as one."""
    spans = sorted(
        (max(row["from_on"] or period.start, period.start), min(row["to_on"] or period.end,
                                                               period.end))
        for row in rows
    )  # fmt: skip
    last: Period | None = None
    for start, end in spans:
        if start > end:
            continue
        if last is not None and start <= last.end + _A_DAY:
            last = Period(last.start, max(last.end, end))
            continue
        if last is not None:
            yield last
        last = Period(start, end)
    if last is not None:
        yield last
