"""Which question of S4 a plan belongs to: work places, checks in use, or maintenance."""

from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.duties.floor_of_law import Item, item_of, times_a_year
from desktop.duties.stated import stated_for
from desktop.store.facts import PlanFact
from desktop.values.interval import Rule
from desktop.values.stated import StatedFact

# what is kept for an emergency is asked for in S6 (domain.md 8.3, S6.6 and S6.7)
_EMERGENCY: Final = frozenset(
    {"extinguisher", "eyewash_weekly", "first_aid_kit", "emergency_lights"}
)
_SELDOM: Final = 2.0  # times a year: no check that goes with use
_BINDING: Final = frozenset({"law", "maker"})
NEARLY: Final = 1.05


def of_work_places(facts: AuditFacts) -> tuple[PlanFact, ...]:
    """Return the plans by which work places are inspected."""
    return tuple(
        plan
        for plan in facts.schedule.facts.plans
        if plan.kind == "inspection"
        and plan.subject.kind != "unit"
        and not is_for_emergencies(facts, plan)
    )


def of_use(facts: AuditFacts) -> tuple[PlanFact, ...]:
    """Return the plans by which units are checked as they are used."""
    return tuple(
        plan
        for plan in facts.schedule.facts.plans
        if plan.kind == "inspection"
        and plan.subject.kind == "unit"
        and not is_for_emergencies(facts, plan)
        and not _is_seldom(plan.rule)
    )


def of_maintenance(facts: AuditFacts) -> tuple[PlanFact, ...]:
    """Return the plans of service and certification, of whatever they are."""
    return tuple(
        plan
        for plan in facts.schedule.facts.plans
        if plan.kind == "maintenance"
        or (
            plan.kind == "inspection"
            and plan.subject.kind == "unit"
            and not is_for_emergencies(facts, plan)
            and _is_seldom(plan.rule)
        )
    )


def is_for_emergencies(facts: AuditFacts, plan: PlanFact) -> bool:
    """Whether a plan is of extinguishers, eyewash, first-aid kits or emergency lights."""
    item = item_on(facts, plan)
    return item is not None and item.key in _EMERGENCY


def is_emergency_item(*texts: str) -> bool:
    """Whether texts name an extinguisher, eyewash, first-aid kit or emergency light."""
    item = item_of(*texts)
    return item is not None and item.key in _EMERGENCY


def is_by_law(facts: AuditFacts, plan: PlanFact) -> bool:
    """Whether law or a standard asks for it, so that being overdue earns nothing."""
    item = item_on(facts, plan)
    says, _where = facts.inspections.sources.get(plan.id, ("", ""))
    is_binding = item is not None and item.binding is not None and _is_seldom(plan.rule)
    return plan.statutory or says == "law" or is_binding


def is_bound(facts: AuditFacts, plan: PlanFact) -> bool:
    """Whether law or the maker says how often, and no line of a policy has to."""
    return plan.statutory or facts.inspections.sources.get(plan.id, ("", ""))[0] in _BINDING


def item_on(facts: AuditFacts, plan: PlanFact) -> Item | None:
    """Return what a plan is of, by its task and by what its unit is."""
    return item_of(plan.task, *(_about(facts, plan) if plan.kind == "inspection" else ()))


def line_for(facts: AuditFacts, plan: PlanFact) -> StatedFact | None:
    """Return the line of a document that says how often a plan's duty is done."""
    names = [] if plan.subject.kind == "company" else [plan.subject.name]
    return stated_for(plan.kind, names, plan.task, _about(facts, plan), facts.inspections.stated)


def is_more_often(rule: Rule | None, than: Rule | None) -> bool:
    """Whether a rule plainly asks more often than another, by the calendar alone."""
    ours = times_a_year(rule) if rule else None
    theirs = times_a_year(than) if than else None
    if rule is None or ours is None or rule.usage or rule.when_in_use:
        return False
    if than is None or theirs is None or than.usage:
        return False
    return ours > theirs * NEARLY


def _about(facts: AuditFacts, plan: PlanFact) -> list[str]:
    unit = facts.places.units.get(plan.subject.id)
    of_type = facts.inspections.types.get(plan.id, "")
    return [of_type, *([unit.type, unit.description] if unit else [])]


def _is_seldom(rule: Rule | None) -> bool:
    """Whether a rule names a certification rather than a check that goes with use."""
    if rule is None:
        return False
    if rule.competent_person:
        return True
    often = times_a_year(rule)
    return often is not None and often <= _SELDOM * NEARLY and not rule.usage
