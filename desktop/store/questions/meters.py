"""What meters said: where they stand and how fast they run, and readings that nobody dated."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    FromClause,
    ScalarSelect,
    Select,
    Table,
    bindparam,
    false,
    func,
    select,
)

from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    MAINTENANCE,
    PLAN,
    READING,
    UNIT,
    UNITS,
    WRITTEN,
    Question,
    as_stored,
)

_BEFORE: Final = (bindparam("early", type_=Date), bindparam("late", type_=Date), AS_OF)


def _end(
    table: Table, before: BindParameter[Any] | None
) -> tuple[Sequence[ColumnElement[Any]], FromClause, Any]:
    """The last reading of the latest months by a day, or the first; its line, and what makes it."""
    day, value, meter = WRITTEN[table]
    line, sought = table.alias(), table.alias()
    at = sought.c[day]
    until = AS_OF if before is None else before
    # the last of all counts however old it is
    within = at <= until if before is AS_OF else at.between(FROM, until)
    found = (
        select(sought.c.id)
        .where(
            sought.c.equipment_id == UNIT.c.id,
            within,
            sought.c[value].is_not(None),
            sought.c.voided_at.is_(None),
            func.coalesce(sought.c[meter], UNIT.c.reading_unit) == bindparam("meter"),
        )
        .order_by(at if before is None else at.desc(), sought.c[value].desc())
        .limit(1)
        .correlate(UNIT)
        .scalar_subquery()
    )
    return (line.c[day], as_stored(line.c[value])), line, line.c.id == found


def _ends() -> Select[*tuple[Any, ...]]:
    joined: FromClause = UNIT
    columns: list[ColumnElement[Any]] = []
    for table in WRITTEN:
        for before in (None, *_BEFORE):
            said, line, is_it = _end(table, before)
            joined = joined.outerjoin(line, is_it)
            columns += said
    return select(UNIT.c.id, *columns).select_from(joined).where(UNIT.c.id.in_(UNITS))


def _dated(table: Table) -> Select[*tuple[Any, ...]]:
    day, value, meter = (table.c[name] for name in WRITTEN[table])
    replaced = table.c.meter_replaced if table is READING else false()
    return select(table.c.equipment_id, day, as_stored(value), meter, replaced).where(
        table.c.equipment_id.in_(UNITS),
        day.between(FROM, AS_OF),
        value.is_not(None),
        table.c.voided_at.is_(None),
    )


def _last_dated(table: Table, day: str, value: str) -> ScalarSelect[Any]:
    return (
        select(func.max(table.c[day]))
        .where(table.c.equipment_id == UNIT.c.id, table.c[value].is_not(None))
        .where(table.c.voided_at.is_(None))
        .correlate(UNIT)
        .scalar_subquery()
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "ends_of_meters": _ends(),
    "new_meters": select(READING.c.equipment_id)
    .where(READING.c.equipment_id.in_(UNITS), READING.c.read_on.between(FROM, AS_OF))
    .where(READING.c.meter_replaced.is_(True), READING.c.voided_at.is_(None)),
    "readings": _dated(READING),
    "readings_at_inspections": _dated(INSPECTION),
    "readings_at_maintenance": _dated(MAINTENANCE),
    "undated_readings": select(READING.c.equipment_id, as_stored(READING.c.value), READING.c.unit)
    .where(READING.c.equipment_id.in_(UNITS), READING.c.read_on.is_(None))
    .where(READING.c.voided_at.is_(None))
    .order_by(READING.c.id),
    # of all time: the day of an undated reading does not depend on the day that is looked at
    "last_dated_readings": select(
        UNIT.c.id,
        _last_dated(READING, "read_on", "value"),
        _last_dated(INSPECTION, "done_on", "reading"),
        _last_dated(MAINTENANCE, "done_on", "reading"),
        _last_dated(PLAN, "baseline_on", "baseline_reading"),
    ).where(UNIT.c.id.in_(UNITS)),
}
