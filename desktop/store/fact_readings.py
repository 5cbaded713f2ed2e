"""What meters said, from wherever it was written down, for the units whose rules ask for it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Date,
    Select,
    bindparam,
    false,
    func,
    select,
    type_coerce,
)
from sqlalchemy.engine import Connection

from desktop.records.equipment import Reading
from desktop.store.fact_completions import PLAN, UNIT
from desktop.store.fact_loose import AS_OF, INSPECTION, MAINTENANCE, latest
from desktop.store.fact_register import Register, table_of
from desktop.store.facts import PlanFact, ReadingFact

# how far back they tell how fast a meter runs: the window of values/usage.py and a month
BACK: Final = timedelta(days=120)
# a completion without a reading is put between its neighbours
BEFORE_LAST: Final = timedelta(days=31)

READING: Final = table_of(Reading)
_UNITS: Final[BindParameter[str]] = bindparam("units", expanding=True)
_FROM: Final = bindparam("from_on", type_=Date)
# where a reading is written: its day, its value, what it is in, whether a new meter starts there
_WRITTEN: Final = {
    READING: ("read_on", "value", "unit"),
    INSPECTION: ("done_on", "reading", "reading_unit"),
    MAINTENANCE: ("done_on", "reading", "reading_unit"),
}


def _dated(table: Any) -> Select[*tuple[Any, ...]]:
    day, value, unit = (table.c[name] for name in _WRITTEN[table])
    return select(
        table.c.equipment_id,
        day,
        # as the whole thousandths they are stored in: they come by the thousand
        type_coerce(value, BigInteger),
        unit,
        table.c.meter_replaced if table is READING else false(),
    ).where(
        table.c.equipment_id.in_(_UNITS),
        day.between(_FROM, AS_OF),
        value.is_not(None),
        table.c.voided_at.is_(None),
    )


_DATED: Final = tuple(_dated(table) for table in _WRITTEN)
_UNDATED: Final = (
    select(READING.c.equipment_id, READING.c.value, READING.c.unit)
    .where(READING.c.equipment_id.in_(_UNITS), READING.c.read_on.is_(None))
    .where(READING.c.voided_at.is_(None))
    .order_by(READING.c.id)
)


def _last_dated(table: Any, day: str, value: str) -> Any:
    return (
        select(func.max(table.c[day]))
        .where(table.c.equipment_id == UNIT.c.id, table.c[value].is_not(None))
        .where(table.c.voided_at.is_(None))
        .correlate(UNIT)
        .scalar_subquery()
    )


_LAST_DATED: Final = select(
    UNIT.c.id,
    *(_last_dated(table, day, value) for table, (day, value, _unit) in _WRITTEN.items()),
    _last_dated(PLAN, "baseline_on", "baseline_reading"),
).where(UNIT.c.id.in_(_UNITS))


def reading_facts(
    connection: Connection, as_of: date, register: Register, plans: Iterable[PlanFact]
) -> dict[str, list[ReadingFact]]:
    """Return the readings of each unit, those of its duties' last completions included."""
    asked = [plan for plan in plans if plan.rule and _asks_for_readings(plan)]
    found: dict[str, list[ReadingFact]] = {plan.subject.id: [] for plan in asked}
    for units, from_on in _groups(asked, as_of):
        bound = {"as_of": as_of, "units": units, "from_on": from_on}
        for question in _DATED:
            for unit_id, on, value, unit, replaced in connection.execute(question, bound).all():
                said = unit or register.units[unit_id].meter
                found[unit_id].append(
                    ReadingFact(on, Decimal(value).scaleb(-3), said, bool(replaced))
                )
    for unit_id, reading in _undated(connection, as_of, found) if found else ():
        found[unit_id].append(reading)
    for plan in asked:
        last = plan.last
        if last is not None and last.reading is not None:
            found[plan.subject.id].append(ReadingFact(last.on, last.reading, last.reading_unit))
    return found


def _asks_for_readings(plan: PlanFact) -> bool:
    rule = plan.rule
    return rule is not None and bool(rule.usage or rule.when_in_use or rule.after_use)


def _groups(plans: Iterable[PlanFact], as_of: date) -> Iterator[tuple[list[str], date]]:
    """Units with the day from which their readings matter: most lately, a few long ago."""
    since: dict[str, date] = {}
    for plan in plans:
        from_on = min(as_of - BACK, plan.last.on - BEFORE_LAST if plan.last else as_of)
        since[plan.subject.id] = min(from_on, since.get(plan.subject.id, from_on))
    for lately in (True, False):
        units = sorted(unit for unit, on in since.items() if (on == as_of - BACK) is lately)
        if units:
            yield units, min(since[unit] for unit in units)


def _undated(
    connection: Connection, as_of: date, units: Mapping[str, object]
) -> Iterator[tuple[str, ReadingFact]]:
    """Readings without a date count from the last dated reading of their unit."""
    lines = connection.execute(_UNDATED, {"units": sorted(units)}).all()
    if not lines:
        return
    asked = sorted({unit_id for unit_id, _value, _unit in lines})
    dated = {
        unit_id: latest(*days)
        for unit_id, *days in connection.execute(_LAST_DATED, {"units": asked}).all()
    }
    for unit_id, value, unit in lines:
        on = dated[unit_id]
        if on is not None and on <= as_of:
            yield unit_id, ReadingFact(on, value, unit)
