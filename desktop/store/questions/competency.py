"""Who runs which unit, who was seen to be able to, and who was seen at it without being asked."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Table, func, select

from desktop.records.training.competency import CompetencyCheck, EquipmentAssignment
from desktop.store.questions.terms import (
    AS_OF,
    FROM,
    INSPECTION,
    MAINTENANCE,
    UNIT,
    Question,
    table_of,
)

_ASSIGNMENT: Final = table_of(EquipmentAssignment)
_CHECK: Final = table_of(CompetencyCheck)


def _hands_on(table: Table) -> Question:
    """Who of the list worked on which unit in a span, and when last."""
    return (
        select(table.c.by_id, table.c.equipment_id, func.max(table.c.done_on))
        .where(table.c.voided_at.is_(None), table.c.done_on.between(FROM, AS_OF))
        .where(table.c.by_id.is_not(None), table.c.equipment_id.is_not(None))
        .group_by(table.c.by_id, table.c.equipment_id)
    )


QUESTIONS: Final[Mapping[str, Question]] = {
    "assignments": select(
        _ASSIGNMENT.c.id,
        _ASSIGNMENT.c.worker_id,
        _ASSIGNMENT.c.equipment_id,
        _ASSIGNMENT.c.equipment_type,
        _ASSIGNMENT.c.from_on,
        _ASSIGNMENT.c.to_on,
    ).where(_ASSIGNMENT.c.voided_at.is_(None)),
    "competency_checks": select(
        _CHECK.c.id,
        _CHECK.c.worker_id,
        _CHECK.c.equipment_id,
        _CHECK.c.equipment_type,
        _CHECK.c.task,
        _CHECK.c.checked_on,
        _CHECK.c.result,
        _CHECK.c.restrictions,
        _CHECK.c.next_due_on,
    ).where(_CHECK.c.voided_at.is_(None)),
    "machines": select(
        UNIT.c.id,
        UNIT.c.number,
        UNIT.c.description,
        UNIT.c.type,
        UNIT.c.reading_unit,
        UNIT.c.lot_size,
    ).where(UNIT.c.voided_at.is_(None)),
    "who_inspected": _hands_on(INSPECTION),
    "who_maintained": _hands_on(MAINTENANCE),
}
