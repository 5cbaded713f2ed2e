"""Completions that name no duty: the last of them, and all between two days."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, func, or_, select

from desktop.store.questions.terms import AS_OF, FROM, INSPECTION, MAINTENANCE, PLAN, Question


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
    "types_of_plans": select(PLAN.c.id, PLAN.c.equipment_type),
}
