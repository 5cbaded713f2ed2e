"""What emergency equipment there is, how it is checked, and until when extinguishers are tagged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.audit.common.from_the_beginning import Upkeep
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Missing, Ref
from desktop.duties.floor_of_law import days_between
from desktop.language import _
from desktop.store.facts import PlanFact
from desktop.values.audited.places import EquipmentFact
from desktop.values.emergency_gear import (
    called,
    gear,
    is_emergency_gear,
    is_extinguisher,
    is_kit,
    is_service,
)
from desktop.values.months import add_months
from desktop.values.spoken import say_date

DUTY: Final = "duty_plan"
UNIT: Final = "equipment"
_DONE_TO_THINGS: Final = frozenset({"inspection", "maintenance"})
_A_YEAR: Final = range(350, 380)  # days


@dataclass(frozen=True, slots=True)
class Tag:
    """The yearly tag of an extinguisher or of those of a site.

    `served_on` is when the service was last done, `stated_on` when somebody said that it was;
    `since` is from when on it had to be.
    """

    ref: Ref
    name: str
    served_on: date | None = None
    stated_on: date | None = None
    since: date | None = None

    @property
    def last(self) -> date | None:
        """Return the last service that is known of, proven or not."""
        return max((day for day in (self.served_on, self.stated_on) if day), default=None)


def kit_plans(facts: AuditFacts) -> tuple[PlanFact, ...]:
    """Return the duties to check first-aid kits."""
    return tuple(
        plan for plan in _of_things(facts) if any(is_kit(text) for text in _about(plan, facts))
    )


def check_plans(facts: AuditFacts) -> tuple[PlanFact, ...]:
    """Return the duties to check other emergency equipment, without the yearly service."""
    return tuple(plan for plan in _gear_plans(facts) if not _is_service(plan, facts))


def service_plans(facts: AuditFacts) -> tuple[PlanFact, ...]:
    """Return the duties to have extinguishers serviced and tagged."""
    return tuple(plan for plan in _gear_plans(facts) if _is_service(plan, facts))


def gear_units(facts: AuditFacts) -> tuple[EquipmentFact, ...]:
    """Return the emergency equipment that is in service on the day, first-aid kits apart."""
    return tuple(
        unit
        for unit in facts.places.in_service(facts.span.as_of)
        if is_emergency_gear(_called(unit)) and not is_kit(_called(unit))
    )


def unplanned(facts: AuditFacts) -> tuple[EquipmentFact, ...]:
    """Return the emergency equipment that no duty looks after, neither its own nor a site's."""
    plans = check_plans(facts)
    own = {plan.subject.id for plan in plans if plan.subject.kind == "unit"}
    elsewhere = {is_extinguisher(plan.task) for plan in plans if plan.subject.kind != "unit"}
    return tuple(
        unit
        for unit in gear_units(facts)
        if unit.id not in own and is_extinguisher(_called(unit)) not in elsewhere
    )


def tags(facts: AuditFacts) -> tuple[Tag, ...]:
    """Return the tags of all extinguishers, by unit; by site where the site has the duty."""
    by_subject: dict[str, list[PlanFact]] = {}
    for plan in service_plans(facts):
        by_subject.setdefault(plan.subject.id, []).append(plan)
    units = {unit.id: unit for unit in gear_units(facts) if is_extinguisher(_called(unit))}
    served: dict[str, date] = {}
    for check in facts.emergency.checks:
        if check.is_service and check.unit_id in units and check.unit_id:
            served[check.unit_id] = check.on  # the oldest come first
    of_sites = [plans for id_, plans in by_subject.items() if plans[0].subject.kind != "unit"]
    found: list[Tag] = []
    for plans in of_sites:
        ref = Ref(DUTY, plans[0].id)
        found.append(Tag(ref, plans[0].subject.name, *_days(facts, plans, None), _since(plans)))
    for id_, unit in units.items():
        if id_ in by_subject or id_ in served or not of_sites:
            plans = by_subject.get(id_, [])
            days = _days(facts, plans, served.get(id_))
            found.append(Tag(Ref(UNIT, id_), unit.number, *days, _since(plans)))
    return tuple(found)


def tagged_to(day: date) -> date:
    """Return the last day on which the tag of a service is good: tags are punched by the month."""
    month = add_months(day, gear().tag_months).replace(day=1)
    return add_months(month, 1) - timedelta(days=1)


def holes(went: Iterable[Upkeep], facts: AuditFacts) -> Iterator[Missing]:
    """Return a to-do for each duty of which something was not done in time."""
    for one in went:
        plan, n = one.plan, len(one.missed) + one.never
        if not n:
            continue
        words = {"subject": plan.subject.name, "task": plan.task, "n": n}
        if not one.missed:
            what = _("Do “{task}” of {subject}, and write it down: it was never done.")
        else:
            words |= {"all": one.expected, "day": say_date(max(one.missed), facts.span.as_of)}
            what = _(
                "Do “{task}” of {subject} on time from now on, or change the schedule to what you "
                "do: missed or too late {n} of {all} times, last the one due {day}."
            )
        yield Missing(what.format(**words), Ref(DUTY, plan.id))


def _days(
    facts: AuditFacts, plans: Iterable[PlanFact], served: date | None
) -> tuple[date | None, date | None]:
    """Return when the service was last done, and when somebody said that it was."""
    done = [served] if served else []
    stated: list[date] = []
    for plan in plans:
        done += facts.schedule.done_days(plan)
        for one in (plan.last, plan.stated):
            if one is not None:
                (stated if one.baseline else done).append(one.on)
    by_now = [day for day in done if day <= facts.span.as_of]
    return max(by_now, default=None), max(stated, default=None)


def _since(plans: Iterable[PlanFact]) -> date | None:
    return min((plan.in_force_from for plan in plans), default=None)


def _gear_plans(facts: AuditFacts) -> Iterator[PlanFact]:
    for plan in _of_things(facts):
        about = _about(plan, facts)
        if any(map(is_emergency_gear, about)) and not any(map(is_kit, about)):
            yield plan


def _of_things(facts: AuditFacts) -> Iterator[PlanFact]:
    return (plan for plan in facts.schedule.facts.plans if plan.kind in _DONE_TO_THINGS)


def _is_service(plan: PlanFact, facts: AuditFacts) -> bool:
    if not any(is_extinguisher(text) for text in _about(plan, facts)):
        return False
    calendar = plan.rule.calendar if plan.rule is not None else None
    yearly = calendar is not None and round(days_between(calendar)) in _A_YEAR
    return yearly or is_service(plan.task)


def _about(plan: PlanFact, facts: AuditFacts) -> tuple[str, ...]:
    unit = facts.places.units.get(plan.subject.id)
    return (plan.task,) if unit is None else (plan.task, _called(unit))


def _called(unit: EquipmentFact) -> str:
    return called(unit.type, unit.description)
