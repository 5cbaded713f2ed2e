"""Readings that nobody dated: they count from the last dated reading of their unit."""

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.store.asking import Ask
from desktop.store.fact_loose import latest
from desktop.store.facts import ReadingFact
from desktop.values.amounts import exact


def undated_readings(
    ask: Ask, as_of: date, units: Iterable[str]
) -> Iterator[tuple[str, ReadingFact]]:
    """Return the undated readings of some units by the day, each with the day it counts from.

    One of a unit that never had a dated reading tells nothing and is left out.
    """
    asked = sorted(units)
    lines = ask("undated_readings", units=asked) if asked else ()
    if not lines:
        return
    of_units = sorted({unit_id for unit_id, _value, _meter in lines})
    dated = {
        unit_id: latest(*days) for unit_id, *days in ask("last_dated_readings", units=of_units)
    }
    for unit_id, value, meter in lines:
        on = dated[unit_id]
        if on is not None and on <= as_of:
            yield unit_id, ReadingFact(on, exact(value), meter)
