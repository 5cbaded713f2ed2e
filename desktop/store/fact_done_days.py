"""Every day on which a duty was done, by the same marks by which its last completion is found."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import Date, Select, Table, bindparam, or_, select
from sqlalchemy.engine import Connection

from desktop.store.fact_completions import PLAN, of_fixed_dates
from desktop.store.fact_loose import AS_OF, INSPECTION, MAINTENANCE
from desktop.store.fact_register import Register
from desktop.store.facts import PlanFact
from desktop.values.folding import fold

_FROM: Final = bindparam("from_on", type_=Date)


def _loose(table: Table, task: str) -> Select[*tuple[Any, ...]]:
    return select(table.c.equipment_id, table.c.site_id, table.c[task], table.c.done_on).where(
        table.c.plan_id.is_(None),
        table.c.done_on.between(_FROM, AS_OF),
        table.c.voided_at.is_(None),
        table.c[task].is_not(None),
        or_(table.c.equipment_id.is_not(None), table.c.site_id.is_not(None)),
    )


_LOOSE: Final = (_loose(INSPECTION, "task"), _loose(MAINTENANCE, "what"))
_WHOLE_TYPES: Final = select(
    INSPECTION.c.plan_id, INSPECTION.c.equipment_type, INSPECTION.c.task, INSPECTION.c.done_on
).where(
    INSPECTION.c.equipment_id.is_(None),
    INSPECTION.c.equipment_type.is_not(None),
    INSPECTION.c.done_on.between(_FROM, AS_OF),
    INSPECTION.c.voided_at.is_(None),
)
_TYPES: Final = select(PLAN.c.id, PLAN.c.equipment_type)

Key = tuple[str, ...]


class DoneDays:
    """The days between two dates on which duties were done."""

    def __init__(self, register: Register, types: dict[str, str | None]) -> None:
        self._register, self._types = register, types
        self._days: dict[Key, set[date]] = {}

    def of(self, plan: PlanFact) -> tuple[date, ...]:
        """Return the days of one duty, oldest first; what was only stated is not among them."""
        subject = plan.subject
        keys: list[Key] = [("plan", plan.id, subject.id), ("plan", plan.id, "")]
        if subject.kind != "company":
            keys.append(("task", subject.id, fold(plan.task)))
        unit = self._register.units.get(subject.id)
        if subject.kind != "unit":
            keys = [key for key in keys if key[0] != "plan"] + [("all", plan.id)]
        type_ = self._types.get(plan.id) or (unit.type if unit else None)
        if type_:
            keys += [("whole", plan.id), ("type", fold(type_), fold(plan.task))]
        return tuple(sorted(set().union(*(self._days.get(key, ()) for key in keys))))

    def add(self, day: date, *keys: Key) -> None:
        """Note a day under what it is found by."""
        for key in keys:
            self._days.setdefault(key, set()).add(day)


def done_days(
    connection: Connection,
    register: Register,
    plans: Iterable[PlanFact],
    from_on: date,
    as_of: date,
) -> DoneDays:
    """Read every completion from one day to another."""
    bound = {"from_on": from_on, "as_of": as_of}
    types = [(id_, type_) for id_, type_ in connection.execute(_TYPES).all()]
    found = DoneDays(register, dict(types))
    wanted: Collection[str] = {plan.id for plan in plans}
    for plan, unit, on in of_fixed_dates(connection, as_of, wanted) if wanted else ():
        if on >= from_on:
            found.add(on, ("plan", plan, unit or ""), ("all", plan))
    for question in _LOOSE:
        for unit, site, task, on in connection.execute(question, bound).all():
            found.add(on, ("task", unit or site, fold(task)))
    for plan, type_, task, on in connection.execute(_WHOLE_TYPES, bound).all():
        if plan is not None:
            found.add(on, ("whole", plan))
        elif task is not None:
            found.add(on, ("type", fold(type_), fold(task)))
    return found
