"""Completions that name no duty: the last of them, and all between two days."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, String, Table, func, literal_column, or_, select

from desktop.records.emergency.drill import Drill
from desktop.records.leadership.meeting import Meeting
from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    MAINTENANCE,
    PLAN,
    Question,
    table_of,
)


def _without_a_plan(table: Table, task: str) -> list[ColumnElement[bool]]:
    return [
        # the index begins with the plan, so only completions without one are read
        table.c.plan_id.is_(None),
        table.c.voided_at.is_(None),
        table.c[task].is_not(None),
        or_(table.c.equipment_id.is_not(None), table.c.site_id.is_not(None)),
    ]


def _last(table: Table, task: str) -> Select[*tuple[Any, ...]]:
    return (
        select(table.c.equipment_id, table.c.site_id, table.c[task], func.max(table.c.done_on))
        .where(*_without_a_plan(table, task), table.c.done_on <= AS_OF)
        .group_by(table.c.equipment_id, table.c.site_id, table.c[task])
    )


def _days(table: Table, task: str) -> Select[*tuple[Any, ...]]:
    return select(table.c.equipment_id, table.c.site_id, table.c[task], table.c.done_on).where(
        *_without_a_plan(table, task), table.c.done_on.between(FROM, AS_OF)
    )


def _gathered(
    table: Table, what: ColumnElement[str], on: ColumnElement[Any], *when: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    """What was held without naming a plan: which kind of meeting or a drill, where, when."""
    return select(what, table.c.site_id, on).where(
        # the index begins with the plan
        table.c.plan_id.is_(None), table.c.voided_at.is_(None), *when,
    )  # fmt: skip


def _last_gathered(table: Table, what: ColumnElement[str]) -> Select[*tuple[Any, ...]]:
    days = table.c.held_on
    return _gathered(table, what, func.max(days), days <= AS_OF).group_by(what, table.c.site_id)


def _days_gathered(table: Table, what: ColumnElement[str]) -> Select[*tuple[Any, ...]]:
    return _gathered(table, what, table.c.held_on, table.c.held_on.between(FROM, AS_OF))


_MEETING: Final = table_of(Meeting)
_DRILL: Final = table_of(Drill)
_A_DRILL: Final = literal_column("'drill'", String())
_OF_A_TYPE: Final = (
    INSPECTION.c.equipment_id.is_(None),
    INSPECTION.c.equipment_type.is_not(None),
    INSPECTION.c.voided_at.is_(None),
)

QUESTIONS: Final[Mapping[str, Question]] = {
    "last_loose_inspections": _last(INSPECTION, "task"),
    "last_loose_maintenance": _last(MAINTENANCE, "what"),
    "last_of_whole_types": select(
        INSPECTION.c.plan_id,
        INSPECTION.c.equipment_type,
        INSPECTION.c.task,
        func.max(INSPECTION.c.done_on),
    )
    .where(*_OF_A_TYPE, INSPECTION.c.done_on <= AS_OF)
    .group_by(INSPECTION.c.plan_id, INSPECTION.c.equipment_type, INSPECTION.c.task),
    "days_of_loose_inspections": _days(INSPECTION, "task"),
    "days_of_loose_maintenance": _days(MAINTENANCE, "what"),
    "days_of_whole_types": select(
        INSPECTION.c.plan_id, INSPECTION.c.equipment_type, INSPECTION.c.task, INSPECTION.c.done_on
    ).where(*_OF_A_TYPE, INSPECTION.c.done_on.between(FROM, AS_OF)),
    "last_loose_meetings": _last_gathered(_MEETING, _MEETING.c.kind),
    "last_loose_drills": _last_gathered(_DRILL, _A_DRILL),
    "days_of_loose_meetings": _days_gathered(_MEETING, _MEETING.c.kind),
    "days_of_loose_drills": _days_gathered(_DRILL, _A_DRILL),
    "types_of_plans": select(PLAN.c.id, PLAN.c.equipment_type),
}
