"""The questions that find when every duty was last done: one seek a duty and kind of record."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.engine import Connection

from desktop.records.emergency.drill import Drill
from desktop.records.equipment import Equipment
from desktop.records.inspections.plan import DutyPlan, PlanRule
from desktop.records.leadership.meeting import Meeting
from desktop.records.types import Amount
from desktop.store.fact_loose import AS_OF, INSPECTION, MAINTENANCE
from desktop.store.fact_register import table_of

Line: TypeAlias = Sequence[Any]

PLAN: Final = table_of(DutyPlan)
RULE: Final = table_of(PlanRule)
UNIT: Final = table_of(Equipment)
MEETING: Final = table_of(Meeting)
DRILL: Final = table_of(Drill)

# a completion, kind by kind: the day, who, who as written, the reading, what it is read in
WORDS: Final[dict[Table, tuple[str, ...]]] = {
    INSPECTION: ("done_on", "by_id", "by_name", "reading", "reading_unit"),
    MAINTENANCE: ("done_on", "by_id", "by_name", "reading", "reading_unit"),
    MEETING: ("held_on", "led_by_id", "led_by_name"),
    DRILL: ("held_on",),
}
WIDTH: Final = 5
PLAN_COLUMNS: Final = (
    "id", "kind", "equipment_type", "site_id", "task", "in_force_from", "anchor_on", "baseline_on",
    "baseline_reading", "lead_share", "lead_days", "is_statutory",
)  # fmt: skip

_IN_FORCE: Final = and_(
    PLAN.c.voided_at.is_(None),
    PLAN.c.in_force_from <= AS_OF,
    or_(PLAN.c.ended_on.is_(None), PLAN.c.ended_on >= AS_OF),
)
_RULE_IN_FORCE: Final = and_(
    RULE.c.owner_id == PLAN.c.id,
    or_(RULE.c.from_on.is_(None), RULE.c.from_on <= AS_OF),
    or_(RULE.c.to_on.is_(None), RULE.c.to_on >= AS_OF),
)
_HAS_RULES: Final = exists().where(RULE.c.owner_id == PLAN.c.id).correlate(PLAN)


def as_stored(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return an amount as the whole thousandths it is stored in, any other column as it is.

    Because lines come by the hundred and `amount` makes a number of those that matter.
    """
    return type_coerce(column, BigInteger) if isinstance(column.type, Amount) else column


def amount(thousandths: int | None) -> Decimal | None:
    """Return the number that is stored in thousandths."""
    return None if thousandths is None else Decimal(thousandths) / Amount.SCALE


def _newest(table: Table, *, of_unit: bool) -> tuple[FromClause, ColumnElement[bool]]:
    """A line of `table` and what makes it the newest that completes the plan (for the unit)."""
    line, sought = table.alias(), table.alias()
    day = sought.c[WORDS[table][0]]
    named = sought.c.plan_id == PLAN.c.id
    if of_unit:
        # hidden from the index on the plan: the lines of a unit are few, those of a type are many
        hidden = func.coalesce(sought.c.plan_id, "") == PLAN.c.id
        named = and_(hidden, sought.c.equipment_id == UNIT.c.id)
    newest = (
        select(sought.c.id)
        .where(named, sought.c.voided_at.is_(None), day <= AS_OF)
        .order_by(day.desc(), sought.c.id.desc())
        .limit(1)
        .correlate(PLAN, UNIT)
        .scalar_subquery()
    )
    if not of_unit:
        return line, line.c.id == newest
    # most plans are completed by one kind of record; the others need no look at every unit
    ever = exists().where(table.c.plan_id == PLAN.c.id).correlate(PLAN)
    return line, line.c.id == case((ever, newest))


def _question(tables: Iterable[Table], *, of_units: bool) -> Select[*tuple[Any, ...]]:
    joined = PLAN.join(UNIT, _SAME_TYPE) if of_units else PLAN
    joined = joined.outerjoin(RULE, _RULE_IN_FORCE)
    columns: list[ColumnElement[Any]] = []
    for table in tables:
        line, is_newest = _newest(table, of_unit=of_units)
        joined = joined.outerjoin(line, is_newest)
        words = WORDS[table]
        columns += [as_stored(line.c[word]) for word in words]
        columns += [null() for _missing in range(WIDTH - len(words))]
    return (
        select(
            *(as_stored(PLAN.c[name]) for name in PLAN_COLUMNS),
            UNIT.c.id if of_units else PLAN.c.equipment_id,
            RULE.c.rule,
            RULE.c.counted,
            _HAS_RULES,
            *columns,
        )
        .select_from(joined)
        .where(_IN_FORCE)
        # where two rules are in force, the one that began last is read last and holds
        .order_by(PLAN.c.id, RULE.c.from_on.nulls_first(), RULE.c.position)
    )


_SAME_TYPE: Final = and_(
    UNIT.c.voided_at.is_(None),
    PLAN.c.equipment_id.is_(None),
    PLAN.c.site_id.is_(None),
    (PLAN.c.equipment_type + "\n" + UNIT.c.type).in_(bindparam("pairs", expanding=True)),
)
_OF_PLANS: Final = _question(WORDS, of_units=False)
_OF_TYPES: Final = _question((INSPECTION, MAINTENANCE), of_units=True)
_ALL: Final = union_all(
    *(
        select(table.c.plan_id, unit, table.c[WORDS[table][0]]).where(
            table.c.plan_id.in_(bindparam("plans", expanding=True)),
            table.c.voided_at.is_(None),
            table.c[WORDS[table][0]] <= AS_OF,
        )
        for table in WORDS
        for unit in [table.c.get("equipment_id", null())]
    )
)


def of_plans(connection: Connection, as_of: date) -> Sequence[Line]:
    """Return a line for every plan and rule in force, with its last completions of each kind."""
    return connection.execute(_OF_PLANS, {"as_of": as_of}).all()


def of_types(
    connection: Connection, as_of: date, pairs: Iterable[tuple[str, str]]
) -> Sequence[Line]:
    """Return the same for every unit of a plan on a type.

    `pairs` are names of types that mean the same: (on the plan, on the unit).
    """
    joined = [f"{of_plan}\n{of_unit}" for of_plan, of_unit in pairs]
    bound = {"as_of": as_of, "pairs": joined}
    return connection.execute(_OF_TYPES, bound).all() if joined else ()


def of_fixed_dates(
    connection: Connection, as_of: date, plans: Iterable[str]
) -> Sequence[tuple[str, str | None, date]]:
    """Return all completions of some plans as (plan, unit, day), in no order."""
    bound = {"as_of": as_of, "plans": list(plans)}
    return [(plan, unit, on) for plan, unit, on in connection.execute(_ALL, bound).all()]
