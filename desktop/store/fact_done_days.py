"""Every day on which a duty was done, by the same marks by which its last completion is found."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from desktop.store.asking import Ask
from desktop.store.fact_completions import all_completions
from desktop.store.fact_gatherings import GATHERED, Plan, gathering_days
from desktop.store.fact_register import Register
from desktop.store.facts import PlanFact
from desktop.values.folding import fold

LOOSE: Final = ("days_of_loose_inspections", "days_of_loose_maintenance")

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
        keys.append(("held", plan.id))
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
    ask: Ask,
    register: Register,
    plans: Collection[PlanFact],
    from_on: date,
    as_of: date,
    since: Mapping[str, date] | None = None,
) -> DoneDays:
    """Read every completion from one day to another; `since` is an earlier day for some plans."""
    types = [(id_, type_) for id_, type_ in ask("types_of_plans")]
    found = DoneDays(register, dict(types))
    earlier = since or {}
    wanted: dict[date, set[str]] = {}
    for one in plans:
        wanted.setdefault(min(from_on, earlier.get(one.id, from_on)), set()).add(one.id)
    for begins, ids in wanted.items():
        for plan, unit, on in all_completions(ask, as_of, sorted(ids), begins):
            found.add(on, ("plan", plan, unit or ""), ("all", plan))
    from_on = min(wanted, default=from_on)
    for question in LOOSE:
        for unit, site, task, on in ask(question, from_on=from_on, as_of=as_of):
            found.add(on, ("task", unit or site, fold(task)))
    whole = ask("days_of_whole_types", from_on=from_on, as_of=as_of)
    for plan, type_, task, on in whole:
        if plan is not None:
            found.add(on, ("whole", plan))
        elif task is not None:
            found.add(on, ("type", fold(type_), fold(task)))
    for plan, days in gathering_days(ask, from_on, as_of, _gathered(plans)).items():
        for on in days:
            found.add(on, ("held", plan))
    return found


def _gathered(plans: Collection[PlanFact]) -> list[Plan]:
    """The plans that a meeting or a drill may hold, each once whatever rules it had."""
    asked = (plan for plan in plans if plan.kind in GATHERED and plan.subject.kind != "unit")
    sites = {plan.id: plan for plan in asked}
    return [
        (plan.id, plan.kind, plan.task, plan.subject.id if plan.subject.kind == "site" else "")
        for plan in sites.values()
    ]
