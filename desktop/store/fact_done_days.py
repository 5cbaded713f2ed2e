"""Every day on which a duty was done, by the same marks by which its last completion is found."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, NamedTuple

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

    def __init__(self, register: Register, types: Mapping[str, str | None]) -> None:
        self._register, self._types = register, types
        self._days: dict[str, dict[str, set[date]]] = {}  # by plan and unit, "" for no unit
        self._besides: dict[Key, set[date]] = {}

    def of(self, plan: PlanFact) -> tuple[date, ...]:
        """Return the days of one duty, oldest first; what was only stated is not among them."""
        subject = plan.subject
        named = self._days.get(plan.id, {})
        if subject.kind == "unit":
            days = [named.get(subject.id, ()), named.get("", ())]
        else:
            days = [*named.values()]
        besides: list[Key] = [("held", plan.id)]
        if subject.kind != "company":
            besides.append(("task", subject.id, fold(plan.task)))
        unit = self._register.units.get(subject.id)
        type_ = self._types.get(plan.id) or (unit.type if unit else None)
        if type_:
            besides += [("whole", plan.id), ("type", fold(type_), fold(plan.task))]
        days += [self._besides.get(key, ()) for key in besides]
        return tuple(sorted(set().union(*days)))

    def add(self, plan: str, unit: str | None, day: date) -> None:
        """Note a day on which a duty was done that is named."""
        self._days.setdefault(plan, {}).setdefault(unit or "", set()).add(day)

    def add_beside(self, day: date, key: Key) -> None:
        """Note a day of what names no duty, under what it is found by."""
        self._besides.setdefault(key, set()).add(day)

    def take_over(self, before: "DoneDays", but: Collection[str]) -> None:
        """Take over what other days know of what names a duty, of all duties but some."""
        self._days = {plan: days for plan, days in before._days.items() if plan not in but}

    def is_beside_as(self, other: "DoneDays") -> bool:
        """Whether what names no duty is the same."""
        return self._besides == other._besides and self._types == other._types


def done_days(
    ask: Ask,
    register: Register,
    plans: Collection[PlanFact],
    from_on: date,
    as_of: date,
    since: Mapping[str, date] | None = None,
    again: "Again | None" = None,
) -> DoneDays:
    """Read every completion from one day to another; `since` is an earlier day for some plans.

    With `again` only some plans are read, and the others stand as they were.
    """
    types = [(id_, type_) for id_, type_ in ask("types_of_plans")]
    found = DoneDays(register, dict(types))
    earlier = since or {}
    wanted: dict[date, set[str]] = {}
    begins = min((min(from_on, earlier.get(one.id, from_on)) for one in plans), default=from_on)
    if again is not None:
        found.take_over(again.before, again.plans)
    for one in plans:
        if again is None or one.id in again.plans:
            wanted.setdefault(min(from_on, earlier.get(one.id, from_on)), set()).add(one.id)
    for first, ids in wanted.items():
        for plan, unit, on in all_completions(ask, as_of, sorted(ids), first):
            found.add(plan, unit, on)
    for question in LOOSE:
        for unit, site, task, on in ask(question, from_on=begins, as_of=as_of):
            found.add_beside(on, ("task", unit or site, fold(task)))
    whole = ask("days_of_whole_types", from_on=begins, as_of=as_of)
    for plan, type_, task, on in whole:
        if plan is not None:
            found.add_beside(on, ("whole", plan))
        elif task is not None:
            found.add_beside(on, ("type", fold(type_), fold(task)))
    for plan, days in gathering_days(ask, begins, as_of, _gathered(plans)).items():
        for on in days:
            found.add_beside(on, ("held", plan))
    return found


class Again(NamedTuple):
    """The days that were read before, and the plans of which they may not stand any more."""

    before: DoneDays
    plans: Collection[str]


def _gathered(plans: Collection[PlanFact]) -> list[Plan]:
    """The plans that a meeting or a drill may hold, each once whatever rules it had."""
    asked = (plan for plan in plans if plan.kind in GATHERED and plan.subject.kind != "unit")
    sites = {plan.id: plan for plan in asked}
    return [
        (plan.id, plan.kind, plan.task, plan.subject.id if plan.subject.kind == "site" else "")
        for plan in sites.values()
    ]
