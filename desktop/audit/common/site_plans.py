"""What is inspected on no schedule: what has to be done of it all the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from desktop.audit.common.duty_sorts import of_work_places
from desktop.audit.facts import AuditFacts
from desktop.duties.stated import stated_for
from desktop.language import _
from desktop.store.facts import PlanFact, Subject
from desktop.values.interval import Calendar, Rule, Unit
from desktop.values.rules import say_rule

# where nobody says how often (domain.md 3.2)
_QUARTERLY: Final = Rule(calendar=Calendar(3, Unit.MONTH))
_TASK: Final = "Worksite inspection"  # as lines of a policy have it
_MADE: Final = "made for "
_A_DAY: Final = timedelta(days=1)


def is_made(plan: PlanFact) -> bool:
    """Whether a plan is none of the company's own."""
    return plan.id.startswith(_MADE)


def made_plans(facts: AuditFacts, *, stated: bool = False) -> Iterator[PlanFact]:
    """Return a plan for each active site without one: as the policy says, or every quarter.

    With `stated` only where a policy says how often.
    """
    planned = of_work_places(facts)
    covered = {plan.subject.id for plan in planned}
    if any(plan.subject.kind == "company" for plan in planned):
        return  # it goes round all of them
    for site in facts.places.sites.values():
        if site.id in covered or not site.active_in(facts.span):
            continue
        line = stated_for("inspection", [site.name], _TASK, [site.kind], facts.inspections.stated)
        began, subject = _opened(facts, site.id), Subject("site", site.id, site.name)
        said = line.rule.calendar if line is not None and line.rule is not None else None
        if line is not None and said is not None:
            began = max(began, line.from_on or began)
            yield _made(subject, _("Worksite inspection"), said, line.how_often, began)
        elif not stated:
            every = Calendar(3, Unit.MONTH)
            yield _made(subject, _("Worksite inspection"), every, say_rule(_QUARTERLY), began)


def of_loose_checks(facts: AuditFacts) -> Iterator[PlanFact]:
    """Return a plan for each unit that is inspected on no duty, where a policy says how often."""
    planned = {plan.subject.id for plan in facts.schedule.facts.plans if plan.kind == "inspection"}
    for loose in facts.inspections.loose:
        unit = facts.places.units.get(loose.unit)
        if unit is None or unit.id in planned or unit.changes:
            continue  # what was parked or sold meanwhile is asked for by a plan alone
        about = [unit.type, unit.description]
        line = stated_for("inspection", [unit.number], loose.task, about, facts.inspections.stated)
        rule = line.rule if line is not None else None
        if line is None or rule is None or rule.calendar is None or rule.when_in_use:
            continue
        began = max(facts.span.from_on, loose.days[0], line.from_on or facts.span.from_on) - _A_DAY
        subject = Subject("unit", unit.id, unit.number)
        yield _made(subject, loose.task or line.what, rule.calendar, line.how_often, began)


def _made(subject: Subject, task: str, every: Calendar, often: str, began: date) -> PlanFact:
    return PlanFact(
        id=f"{_MADE}{subject.id} {task}",
        kind="inspection",
        subject=subject,
        task=task,
        rule_text=often,
        rule=Rule(calendar=every),
        fixed=False,
        in_force_from=began,
        anchor_on=None,
        lead_share=None,
        lead_days=None,
        statutory=False,
        last=None,
    )


def with_made(facts: AuditFacts, made: Sequence[PlanFact]) -> tuple[AuditFacts, Sequence[PlanFact]]:
    """Return the facts with the days on which made plans were kept, and the plans."""
    if not made:
        return facts, made
    done = {(plan.id, plan.subject.id): _days_of(facts, plan.subject.id) for plan in made}
    schedule = replace(facts.schedule, done={**facts.schedule.done, **done})
    return replace(facts, schedule=schedule), made


def _days_of(facts: AuditFacts, subject: str) -> tuple[date, ...]:
    days = {one.on for one in facts.inspections.each if one.site == subject}
    for loose in facts.inspections.loose:
        if loose.unit == subject:
            days.update(loose.days)
    return tuple(sorted(days))


def _opened(facts: AuditFacts, site_id: str) -> date:
    """From when a site can be inspected: from the window on, or from when it was opened."""
    return max(
        [
            facts.span.from_on - _A_DAY,
            *(
                period.from_on
                for period in facts.places.sites[site_id].active
                if period.from_on is not None
                and period.from_on <= facts.span.as_of
                and (period.to_on is None or period.to_on >= facts.span.from_on)
            ),
        ]
    )
