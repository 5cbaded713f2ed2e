"""Which duties wait while a unit is parked, and which the law or a standard does not let wait."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.duties.floor_of_law import BINDING, item_of
from desktop.duties.returning import inspected_first
from desktop.language import _, ngettext
from desktop.services.editing import Save
from desktop.store.facts import DutyFacts, PlanFact
from desktop.values.spoken import say_number


@dataclass(frozen=True)
class Kept:
    """A duty that is better kept due while a unit is parked: its plan, its task and why."""

    plan_id: str
    task: str
    why: str


@dataclass(frozen=True)
class Resting:
    """What parking does to duties: how many pause, which stay due already, which should."""

    pausing: int = 0
    staying: tuple[str, ...] = ()
    proposed: tuple[Kept, ...] = ()

    @property
    def said(self) -> str:
        """How many duties pause and which stay due, in a sentence or two."""
        paused = ngettext(
            "{n} duty pauses.", "{n} duties pause.", self.pausing
        ).format(n=say_number(self.pausing, 0))  # fmt: skip
        if not self.pausing:
            paused = "" if self.staying or self.proposed else _("No duty has to pause.")
        if not self.staying:
            return paused
        stays = ngettext("{tasks} stays due.", "{tasks} stay due.", len(self.staying))
        return f"{paused} {stays.format(tasks=_joined(self.staying))}".strip()


def resting(facts: DutyFacts, ids: Iterable[str], kinds: dict[str, str]) -> Resting:
    """Return what parking units does to their duties; `kinds` are words that tell of each unit."""
    wanted = set(ids)
    about = [plan for plan in facts.plans if plan.subject.id in wanted and plan.rule is not None]
    staying = {plan.task: None for plan in about if plan.keeps_on}
    proposed: dict[str, Kept] = {}
    pausing = 0
    for plan in about:
        if plan.keeps_on:
            continue
        why = cannot_wait(plan.task, kinds.get(plan.subject.id, ""))
        if why:
            proposed.setdefault(plan.id, Kept(plan.id, plan.task, why))
        else:
            pausing += 1
    return Resting(pausing, tuple(staying), tuple(proposed.values()))


def keeping_on(plans: Iterable[str]) -> list[Save]:
    """Return what is saved so that duties stay due while their unit is parked or site closed."""
    return [Save("duty_plan", {"keeps_on_when_parked": True}, plan) for plan in plans]


def first_inspection(facts: DutyFacts, unit_id: str) -> PlanFact | None:
    """Return the inspection that a unit asks for when it comes back, None where it has none."""
    about = [
        plan
        for plan in facts.plans
        if plan.subject.id == unit_id and plan.kind == "inspection" and plan.rule is not None
    ]
    asked = next((plan for plan in about if plan.rule and plan.rule.on_return), None)
    return asked or inspected_first(about)


def cannot_wait(task: str, unit: str) -> str:
    """Return why a duty may not wait while its unit is parked, "" where it may."""
    item = item_of(task) or item_of(unit)
    if item is None or item.rests or item.basis not in BINDING:
        return ""
    return _("It may not wait: {source}.").format(source=item.source)


def _joined(names: Iterable[str]) -> str:
    *some, last = names
    return _("{names} and {last}").format(names=", ".join(some), last=last) if some else last
