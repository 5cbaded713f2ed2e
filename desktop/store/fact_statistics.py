"""Counts what statistics are made of, by a handful of aggregates over the whole file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from desktop.store.asking import Ask
from desktop.store.fact_completions import amount
from desktop.values.counted import Counted, Fix, HoursIn, IncidentsIn


def counted(ask: Ask, from_on: date, as_of: date) -> Counted:
    """Return what happened from one day to another, and the actions that were open in between.

    Seen is what happened by `as_of`, whenever it was typed in; what was voided is not.
    """
    span = {"from_on": from_on, "as_of": as_of}
    begins = [on for (on,) in ask("begins") if on is not None]
    return Counted(
        hours=tuple(_hours(line) for line in ask("hours_by_month", **span)),
        incidents=tuple(_incidents(line) for line in ask("incidents_by_month", **span)),
        fixes=tuple(_fix(line, as_of) for line in ask("fixes", **span)),
        begins=min(begins, default=None),
        base=next((base for (base,) in ask("statistics_base")), None),
    )


def _hours(line: Iterable[Any]) -> HoursIn:
    year, month, thousandths, entries, estimates = line
    hours = amount(thousandths)
    assert hours is not None
    return HoursIn(date(year, month, 1), hours, entries, estimates)


def _incidents(line: Iterable[Any]) -> IncidentsIn:
    year, month, kind, count, lost_days, unknown = line
    return IncidentsIn(date(year, month, 1), kind, count, lost_days, unknown)


def _fix(line: Iterable[Any], as_of: date) -> Fix:
    found_on, due_on, resolved_on, reason = line
    known = resolved_on if resolved_on is not None and resolved_on <= as_of else None
    # a reason carries no date of its own, so it counts from the start
    is_without = bool(reason) and (known is not None or resolved_on is None)
    return Fix(found_on, due_on, known, is_without)
