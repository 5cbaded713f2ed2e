"""What happened to units: parked and returned, used, repaired, and what their meters said."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    ScalarSelect,
    Table,
    and_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.engine import Connection

from desktop.records.equipment import ServiceChange
from desktop.records.work_log import UseLog
from desktop.store.fact_completions import UNIT
from desktop.store.fact_loose import AS_OF, MAINTENANCE, latest
from desktop.store.fact_readings import reading_facts
from desktop.store.fact_register import Register, table_of
from desktop.store.facts import PlanFact, ServiceFact, UnitFact

_CHANGE: Final = table_of(ServiceChange)
_USE: Final = table_of(UseLog)
_UNITS: Final[BindParameter[str]] = bindparam("units", expanding=True)
_FROM: Final = bindparam("from_on", type_=Date)

_CHANGES: Final = (
    select(_CHANGE.c.equipment_id, _CHANGE.c.change, _CHANGE.c.changed_on)
    .where(_CHANGE.c.voided_at.is_(None), _CHANGE.c.changed_on <= AS_OF)
    .order_by(_CHANGE.c.changed_on, _CHANGE.c.id)
)


def _last(table: Table, day: str, *more: ColumnElement[bool]) -> ScalarSelect[Any]:
    """The last day that the table has for a unit."""
    return (
        select(func.max(table.c[day]))
        .where(table.c.equipment_id == UNIT.c.id, table.c.voided_at.is_(None))
        .where(table.c[day] <= AS_OF, *more)
        .correlate(UNIT)
        .scalar_subquery()
    )


# a line of the use log that says nought was written to say that the unit was not used
_WAS_USED: Final = or_(
    and_(_USE.c.hours.is_(None), _USE.c.days.is_(None)),
    _USE.c.hours > Decimal(0),
    _USE.c.days > Decimal(0),
)
_USE_LOG: Final = select(UNIT.c.id, _last(_USE, "used_on"), _last(_USE, "used_on", _WAS_USED))
_USED: Final = (
    select(_USE.c.equipment_id, _USE.c.used_on)
    .where(_USE.c.equipment_id.in_(_UNITS), _USE.c.used_on.between(_FROM, AS_OF))
    .where(_USE.c.voided_at.is_(None), _WAS_USED)
)
_REPAIRED: Final = select(UNIT.c.id, _last(MAINTENANCE, "done_on")).where(UNIT.c.id.in_(_UNITS))


def unit_facts(
    connection: Connection, as_of: date, register: Register, plans: Iterable[PlanFact]
) -> tuple[dict[str, UnitFact], date | None]:
    """Return what is known of units, as far as rules ask for it, and how far the use log goes."""
    on_units = [plan for plan in plans if plan.subject.kind == "unit" and plan.rule is not None]
    changes: dict[str, list[ServiceFact]] = {}
    for unit, change, on in connection.execute(_CHANGES, {"as_of": as_of}).all():
        changes.setdefault(unit, []).append(ServiceFact(change, on))
    readings = reading_facts(connection, as_of, register, on_units)
    used, written_to = _use(connection, as_of, on_units)
    repaired = _repaired(connection, as_of, on_units)
    units = {
        unit: UnitFact(
            tuple(changes.get(unit, ())),
            tuple(readings.get(unit, ())),
            tuple(sorted(used.get(unit, ()))),
            repaired.get(unit),
        )
        for unit in {*changes, *readings, *used, *repaired}
    }
    return units, written_to


def _use(
    connection: Connection, as_of: date, plans: Iterable[PlanFact]
) -> tuple[dict[str, set[date]], date | None]:
    """The days of use since each duty was last done and the last before, by unit."""
    asked = [p for p in plans if p.rule and (p.rule.when_in_use or p.rule.after_use)]
    if not asked:
        return {}, None
    lines = connection.execute(_USE_LOG, {"as_of": as_of}).all()
    found = {unit: {used} for unit, _written, used in lines if used is not None}
    bound = {
        "as_of": as_of,
        "from_on": min((p.last.on for p in asked if p.last), default=as_of),
        "units": sorted({p.subject.id for p in asked}),
    }
    for unit, on in connection.execute(_USED, bound).all() if found else ():
        found[unit].add(on)
    return found, latest(*(written for _unit, written, _used in lines))


def _repaired(
    connection: Connection, as_of: date, plans: Iterable[PlanFact]
) -> dict[str, date | None]:
    asked = {plan.subject.id for plan in plans if plan.rule and plan.rule.after_repair}
    bound = {"as_of": as_of, "units": sorted(asked)}
    lines = connection.execute(_REPAIRED, bound).all() if asked else ()
    return {unit: on for unit, on in lines if on is not None}
