"""Readings that nobody dated: they count from the last dated reading of their unit."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from sqlalchemy import ScalarSelect, Table, func, select
from sqlalchemy.engine import Connection

from desktop.store.fact_completions import PLAN, UNIT
from desktop.store.fact_loose import INSPECTION, MAINTENANCE, latest
from desktop.store.fact_pace import READING, UNITS
from desktop.store.facts import ReadingFact

_UNDATED: Final = (
    select(READING.c.equipment_id, READING.c.value, READING.c.unit)
    .where(READING.c.equipment_id.in_(UNITS), READING.c.read_on.is_(None))
    .where(READING.c.voided_at.is_(None))
    .order_by(READING.c.id)
)


def _last_dated(table: Table, day: str, value: str) -> ScalarSelect[Any]:
    return (
        select(func.max(table.c[day]))
        .where(table.c.equipment_id == UNIT.c.id, table.c[value].is_not(None))
        .where(table.c.voided_at.is_(None))
        .correlate(UNIT)
        .scalar_subquery()
    )


# of all time: the day of an undated reading does not depend on the day that is looked at
_LAST_DATED: Final = select(
    UNIT.c.id,
    _last_dated(READING, "read_on", "value"),
    _last_dated(INSPECTION, "done_on", "reading"),
    _last_dated(MAINTENANCE, "done_on", "reading"),
    _last_dated(PLAN, "baseline_on", "baseline_reading"),
).where(UNIT.c.id.in_(UNITS))


def undated_readings(
    connection: Connection, as_of: date, units: Iterable[str]
) -> Iterator[tuple[str, ReadingFact]]:
    """Return the undated readings of some units by the day, each with the day it counts from.

    One of a unit that never had a dated reading tells nothing and is left out.
    """
    bound = {"units": sorted(units)}
    lines = connection.execute(_UNDATED, bound).all() if bound["units"] else ()
    if not lines:
        return
    asked = {"units": sorted({unit_id for unit_id, _value, _meter in lines})}
    dated = {
        unit_id: latest(*days) for unit_id, *days in connection.execute(_LAST_DATED, asked).all()
    }
    for unit_id, value, meter in lines:
        on = dated[unit_id]
        if on is not None and on <= as_of:
            yield unit_id, ReadingFact(on, value, meter)
