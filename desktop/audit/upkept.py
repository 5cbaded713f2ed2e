"""Which duties a question follows month by month, kept up as the rule of the question counts it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from desktop.audit.common.duty_sorts import of_maintenance, of_use, of_work_places
from desktop.audit.common.from_the_beginning import Upkeep, upkeep
from desktop.audit.common.gear import check_plans, kit_plans
from desktop.audit.common.site_plans import made_plans, with_made
from desktop.audit.facts import AuditFacts
from desktop.audit.rules.s4_places import stated_or_planned
from desktop.store.facts import PlanFact

Kept = tuple[AuditFacts, tuple[Upkeep, ...]]


def kept_up(rule: str, facts: AuditFacts) -> Kept | None:
    """Return how the duties behind a rule were kept up, None for a rule that follows none.

    The facts come back with it, because a place on no schedule is given one by the policy.
    """
    follow = _FOLLOWED.get(rule)
    return follow(facts) if follow is not None else None


def _scheduled(plans: Callable[[AuditFacts], Iterable[PlanFact]]) -> Callable[[AuditFacts], Kept]:
    return lambda facts: (facts, tuple(upkeep(facts, plan) for plan in plans(facts)))


def _of_kind(kind: str) -> Callable[[AuditFacts], Iterable[PlanFact]]:
    return lambda facts: [plan for plan in facts.schedule.facts.plans if plan.kind == kind]


def _work_places(facts: AuditFacts) -> Kept:
    facts, made = with_made(facts, list(made_plans(facts)))
    plans = [*(stated_or_planned(facts, plan) for plan in of_work_places(facts)), *made]
    return facts, tuple(upkeep(facts, plan) for plan in plans)


def _use(facts: AuditFacts) -> Kept:
    return facts, tuple(_checked(facts, plan) for plan in of_use(facts))


def _checked(facts: AuditFacts, plan: PlanFact) -> Upkeep:
    """Return how checks were made; before use, each day of use without one was missed."""
    if plan.rule is None or not plan.rule.before_use:
        return upkeep(facts, plan)
    span, day = facts.span, facts.schedule.day
    checked = tuple(on for on in facts.schedule.done_days(plan) if span.holds(on))
    used = {on for on in facts.inspections.used.get(plan.subject.id, ()) if span.holds(on)}
    missed = [on for on in sorted(used - set(checked)) if day.pause_on(plan, on) is None]
    return Upkeep(plan, checked, tuple(missed), due=checked)


_FOLLOWED: Final[Mapping[str, Callable[[AuditFacts], Kept]]] = {
    "meetings_held": _scheduled(_of_kind("meeting")),
    "inspected_as_stated": _work_places,
    "checked_before_use": _use,
    "maintained": _scheduled(of_maintenance),
    "drilled": _scheduled(_of_kind("drill")),
    "first_aid_enough": _scheduled(kit_plans),
    "emergency_equipment_checked": _scheduled(check_plans),  # a service is counted by its tag
}
