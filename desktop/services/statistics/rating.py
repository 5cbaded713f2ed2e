"""Rates in words: the number with its base and its counts, or what is needed for a number."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop.duties.statistics import (
    ENOUGH,
    LOST_TIME,
    RECORDABLE,
    Figures,
    Lacks,
    Rate,
    rate,
)
from desktop.language import _, ngettext
from desktop.services.statistics.reading import Whole
from desktop.services.statistics.shown import RateSaid
from desktop.services.statistics.spans import say_before, say_months, say_whole_month
from desktop.values.spoken import say_number

RATES: Final = ("recordable", "lost_time", "severity")


def rate_of(key: str, one: Figures, base: int) -> Rate:
    """Return one of the three rates of a span."""
    if key == "severity":
        return rate(one.lost_days, one.hours, base, unknown_days=one.unknown_days)
    return rate(one.count(RECORDABLE if key == "recordable" else LOST_TIME), one.hours, base)


def rates_said(whole: Whole) -> tuple[RateSaid, ...]:
    """Return the three rates of the span, each with its counts."""
    found = [_said(key, whole) for key in RATES]
    if len({one.why for one in found}) == 1:  # the same of all of them is read once
        found[1:] = [replace(one, why="") for one in found[1:]]
    return tuple(found)


def rates_about(whole: Whole) -> str:
    """Return what the rates count, in a sentence."""
    return _(
        "Recordable are fatalities, lost time, modified work and medical aid; first aid and near "
        "misses are not. Each rate is what happened times {base}, divided by the hours worked."
    ).format(base=say_number(whole.base, 0))


def _said(key: str, whole: Whole) -> RateSaid:
    found = rate_of(key, whole.now, whole.base)
    return RateSaid(
        key,
        _title(key, found),
        _number(found),
        _counts(key, found, whole.now),
        why_said(found, whole.now),
        _compared(key, found, whole),
    )


def _title(key: str, found: Rate) -> str:
    base = say_number(found.base, 0)
    if key == "recordable":
        return _("Recordable injuries per {base} hours").format(base=base)
    if key == "lost_time":
        return _("Injuries with lost time per {base} hours").format(base=base)
    return _("Lost days per {base} hours").format(base=base)


def _number(found: Rate) -> str:
    return "" if found.value is None else say_number(found.value, 1)


def _counts(key: str, found: Rate, now: Figures) -> str:
    """The counts that a rate is made of, in words; what nobody entered is not called none."""
    n = found.count
    if key == "severity" and now.unknown_days:
        n = now.unknown_days
        words = ngettext(
            "Lost days of {n} injury not entered", "Lost days of {n} injuries not entered", n
        )
    elif key == "severity":
        words = ngettext("{n} lost day", "{n} lost days", n)
    elif key == "recordable":
        words = ngettext("{n} recordable injury", "{n} recordable injuries", n)
    else:
        words = ngettext("{n} injury with lost time", "{n} injuries with lost time", n)
    counts = words.format(n=say_number(n, 0))
    if len(now.hours.missing) == len(now.span.months):
        return _("{counts}; no hours are entered").format(counts=counts)
    unknown = key == "severity" and now.unknown_days
    words = _("{counts}; {hours} hours worked") if unknown else _("{counts} in {hours} hours")
    return words.format(counts=counts, hours=say_number(now.hours.hours, 1))


def why_said(found: Rate, now: Figures) -> str:
    """Return why there is no number and what would be needed; "" where there is one."""
    if found.lacks is Lacks.HOURS:
        return _(
            "No number: the hours of {months} are missing. Enter them, and it is shown."
        ).format(months=say_months(now.hours.missing))
    if found.lacks is Lacks.FEW:
        enough = say_number(ENOUGH, 0)
        if found.of_one is None:
            return _("No number: no hours were worked. It is shown from {enough} hours on.").format(
                enough=enough
            )
        return _(
            "No number: in so few hours one more would change it by {n}. It is shown from {enough} "
            "hours on; look at more months, or give the counts."
        ).format(n=say_number(found.of_one, 0), enough=enough)
    if found.lacks is Lacks.DAYS:
        return _("No number: enter the lost days of every injury with lost time, and it is shown.")
    return ""


def _compared(key: str, found: Rate, whole: Whole) -> str:
    """How it was before, and in each of several years: with their counts, like every rate."""
    return "\n".join(filter(None, (_before(key, found, whole), *_by_year(key, whole))))


def _before(key: str, found: Rate, whole: Whole) -> str:
    if found.value is None or whole.before is None:
        return ""
    was = rate_of(key, whole.before, whole.base)
    if was.value is None:
        return ""
    return _("{n} in {before}: {counts}").format(
        n=_number(was),
        before=say_before(len(whole.monthly)),
        counts=_counts(key, was, whole.before),
    )


def _by_year(key: str, whole: Whole) -> Iterator[str]:
    for year in whole.yearly:
        found = rate_of(key, year, whole.base)
        yield _("{number} in the year to {month}: {counts}").format(
            month=say_whole_month(year.span.months[-1]),
            number=_number(found) or _("No number"),
            counts=_counts(key, found, year),
        )
