"""Completions that name no duty: a log that was imported before its schedule still counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import Date, Select, Table, bindparam, func, or_, select
from sqlalchemy.engine import Connection

from desktop.records.inspections.inspection import Inspection
from desktop.records.inspections.maintenance import Maintenance
from desktop.store.fact_register import table_of
from desktop.values.folding import fold

INSPECTION: Final = table_of(Inspection)
MAINTENANCE: Final = table_of(Maintenance)
Name = TypeVar("Name", str, tuple[str, str])
AS_OF: Final = bindparam("as_of", type_=Date)


def _without_a_plan(table: Table, task: str) -> Select[*tuple[Any, ...]]:
    return (
        select(table.c.equipment_id, table.c.site_id, table.c[task], func.max(table.c.done_on))
        .where(
            # the index begins with the plan, so only completions without one are read
            table.c.plan_id.is_(None),
            table.c.done_on <= AS_OF,
            table.c.voided_at.is_(None),
            table.c[task].is_not(None),
            or_(table.c.equipment_id.is_not(None), table.c.site_id.is_not(None)),
        )
        .group_by(table.c.equipment_id, table.c.site_id, table.c[task])
    )


_LOOSE: Final = (_without_a_plan(INSPECTION, "task"), _without_a_plan(MAINTENANCE, "what"))
_WHOLE_TYPES: Final = (
    select(
        INSPECTION.c.plan_id,
        INSPECTION.c.equipment_type,
        INSPECTION.c.task,
        func.max(INSPECTION.c.done_on),
    )
    .where(
        INSPECTION.c.equipment_id.is_(None),
        INSPECTION.c.equipment_type.is_not(None),
        INSPECTION.c.done_on <= AS_OF,
        INSPECTION.c.voided_at.is_(None),
    )
    .group_by(INSPECTION.c.plan_id, INSPECTION.c.equipment_type, INSPECTION.c.task)
)


@dataclass(frozen=True, slots=True)
class Loose:
    """The last completions that a plan does not find by its own id, all folded.

    `tasks` are by subject and task; `type_tasks` by equipment type and task, `type_plans` by plan:
    one inspection of every unit of a type.
    """

    tasks: Mapping[tuple[str, str], date]
    type_tasks: Mapping[tuple[str, str], date]
    type_plans: Mapping[str, date]

    def of_subject(self, subject_id: str, task: str) -> date | None:
        """Return when a unit or site was last done under the name of the task."""
        return self.tasks.get((subject_id, fold(task))) if self.tasks else None

    def of_type(self, plan_id: str, equipment_type: str, task: str) -> date | None:
        """Return when every unit of the type was last done at once, for the plan or by the name."""
        if not self.type_tasks and not self.type_plans:
            return None
        named = self.type_tasks.get((fold(equipment_type), fold(task)))
        return latest(named, self.type_plans.get(plan_id))


def latest(*days: date | None) -> date | None:
    """Return the last of the days that are known."""
    return max((day for day in days if day is not None), default=None)


def loose_completions(connection: Connection, as_of: date, *, with_types: bool) -> Loose:
    """Read the last completions that name no duty; those of whole types only where asked for."""
    bound = {"as_of": as_of}
    tasks: dict[tuple[str, str], date] = {}
    for question in _LOOSE:
        for unit, site, task, on in connection.execute(question, bound).all():
            _keep(tasks, (unit or site, fold(task)), on)
    type_tasks: dict[tuple[str, str], date] = {}
    type_plans: dict[str, date] = {}
    for plan, type_, task, on in (
        connection.execute(_WHOLE_TYPES, bound).all() if with_types else ()
    ):
        if plan is not None:
            _keep(type_plans, plan, on)
        elif task is not None:
            _keep(type_tasks, (fold(type_), fold(task)), on)
    return Loose(tasks, type_tasks, type_plans)


def _keep(found: dict[Name, date], name: Name, on: date) -> None:
    found[name] = max(on, found.get(name, on))
