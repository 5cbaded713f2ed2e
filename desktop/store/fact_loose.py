"""Completions that name no duty: a log that was imported before its schedule still counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from desktop.store.asking import Ask
from desktop.values.folding import fold

Name = TypeVar("Name", str, tuple[str, str])
LOOSE: Final = ("last_loose_inspections", "last_loose_maintenance")


@dataclass(frozen=True, slots=True)
class Loose:
    """The last completions that a plan does not find by its own id, all folded.

    `tasks` are by subject and task; `type_tasks` by equipment type and task, `type_plans` by plan:
    one inspection of every unit of a type.
    """

    tasks: Mapping[tuple[str, str], date]
    type_tasks: Mapping[tuple[str, str], date]
    type_plans: Mapping[str, date]
    held: Mapping[str, date] = field(default_factory=dict)  # by plan: meetings and drills

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


def loose_completions(ask: Ask, as_of: date, *, with_types: bool) -> Loose:
    """Read the last completions that name no duty; those of whole types only where asked for."""
    tasks: dict[tuple[str, str], date] = {}
    for question in LOOSE:
        for unit, site, task, on in ask(question, as_of=as_of):
            _keep(tasks, (unit or site, fold(task)), on)
    type_tasks: dict[tuple[str, str], date] = {}
    type_plans: dict[str, date] = {}
    whole = ask("last_of_whole_types", as_of=as_of) if with_types else ()
    for plan, type_, task, on in whole:
        if plan is not None:
            _keep(type_plans, plan, on)
        elif task is not None:
            _keep(type_tasks, (fold(type_), fold(task)), on)
    return Loose(tasks, type_tasks, type_plans)


def _keep(found: dict[Name, date], name: Name, on: date) -> None:
    found[name] = max(on, found.get(name, on))
