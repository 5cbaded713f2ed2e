"""Every plan in force with its last completions, and what was let go: one seek a duty and kind."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import (
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
    union_all,
)

from desktop.records.emergency.drill import Drill
from desktop.records.inspections.plan import PlanRule, Skip
from desktop.records.leadership.meeting import Meeting
from desktop.store.fact_completions import PLAN_COLUMNS, WIDTH
from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    MAINTENANCE,
    PLAN,
    UNIT,
    Question,
    as_stored,
    table_of,
)

_RULE: Final = table_of(PlanRule)
_SKIP: Final = table_of(Skip)

# a completion, kind by kind: the day, who, who as written, the reading, what it is read in
_WORDS: Final[dict[Table, tuple[str, ...]]] = {
    INSPECTION: ("done_on", "by_id", "by_name", "reading", "reading_unit"),
    MAINTENANCE: ("done_on", "by_id", "by_name", "reading", "reading_unit"),
    table_of(Meeting): ("held_on", "led_by_id", "led_by_name"),
    table_of(Drill): ("held_on",),
}

_IN_FORCE: Final = and_(
    PLAN.c.voided_at.is_(None),
    PLAN.c.in_force_from <= AS_OF,
    or_(PLAN.c.ended_on.is_(None), PLAN.c.ended_on >= AS_OF),
)
_RULE_IN_FORCE: Final = and_(
    _RULE.c.owner_id == PLAN.c.id,
    or_(_RULE.c.from_on.is_(None), _RULE.c.from_on <= AS_OF),
    or_(_RULE.c.to_on.is_(None), _RULE.c.to_on >= AS_OF),
)
_HAS_RULES: Final = exists().where(_RULE.c.owner_id == PLAN.c.id).correlate(PLAN)
_SAME_TYPE: Final = and_(
    UNIT.c.voided_at.is_(None),
    PLAN.c.equipment_id.is_(None),
    PLAN.c.site_id.is_(None),
    (PLAN.c.equipment_type + "\n" + UNIT.c.type).in_(bindparam("pairs", expanding=True)),
)


def _newest(table: Table, *, of_unit: bool) -> tuple[FromClause, ColumnElement[bool]]:
    """A line of `table` and what makes it the newest that completes the plan (for the unit)."""
    line, sought = table.alias(), table.alias()
    day = sought.c[_WORDS[table][0]]
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
    joined = joined.outerjoin(_RULE, _RULE_IN_FORCE)
    columns: list[ColumnElement[Any]] = []
    for table in tables:
        line, is_newest = _newest(table, of_unit=of_units)
        joined = joined.outerjoin(line, is_newest)
        words = _WORDS[table]
        columns += [as_stored(line.c[word]) for word in words]
        columns += [null() for _missing in range(WIDTH - len(words))]
    return (
        select(
            *(as_stored(PLAN.c[name]) for name in PLAN_COLUMNS),
            UNIT.c.id if of_units else PLAN.c.equipment_id,
            _RULE.c.rule,
            _RULE.c.counted,
            _HAS_RULES,
            *columns,
        )
        .select_from(joined)
        .where(_IN_FORCE)
        # where two rules are in force, the one that began last is read last and holds
        .order_by(PLAN.c.id, _RULE.c.from_on.nulls_first(), _RULE.c.position)
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "plans": _question(_WORDS, of_units=False),
    "plans_of_types": _question((INSPECTION, MAINTENANCE), of_units=True),
    "all_completions": union_all(
        *(
            select(table.c.plan_id, unit, table.c[_WORDS[table][0]]).where(
                table.c.plan_id.in_(bindparam("plans", expanding=True)),
                table.c.voided_at.is_(None),
                table.c[_WORDS[table][0]].between(FROM, AS_OF),
            )
            for table in _WORDS
            for unit in [table.c.get("equipment_id", null())]
        )
    ),
    "skips": select(_SKIP.c.plan_id, _SKIP.c.skipped_on, _SKIP.c.due_on, _SKIP.c.new_due_on)
    .where(_SKIP.c.voided_at.is_(None), _SKIP.c.skipped_on <= AS_OF)
    .order_by(_SKIP.c.skipped_on, _SKIP.c.id),
}
