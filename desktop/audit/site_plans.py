"""Work places for which nothing is planned: what has to be done there all the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.audit.duty_sorts import of_work_places
from desktop.audit.facts import AuditFacts
from desktop.duties.stated import stated_for
from desktop.language import _
from desktop.store.facts import PlanFact, Subject
from desktop.values.interval import Calendar, Rule, Unit
from desktop.values.months import step
from desktop.values.rules import say_rule

# where nobody says how often (domain.md 3.2)
_QUARTERLY: Final = Rule(calendar=Calendar(3, Unit.MONTH))
_TASK: Final = "Worksite inspection"  # as lines of a policy have it
_MADE: Final = "site "


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
        said = line.rule.calendar if line is not None and line.rule is not None else None
        if stated and said is None:
            continue
        calendar = said or Calendar(3, Unit.MONTH)
        yield PlanFact(
            id=f"{_MADE}{site.id}",
            kind="inspection",
            subject=Subject("site", site.id, site.name),
            task=_("Worksite inspection"),
            rule_text=line.how_often if said and line is not None else say_rule(_QUARTERLY),
            rule=Rule(calendar=calendar),
            fixed=False,
            in_force_from=_began(facts, site.id, calendar, line.from_on if said and line else None),
            anchor_on=None,
            lead_share=None,
            lead_days=None,
            statutory=False,
            last=None,
        )


def with_made(facts: AuditFacts, made: Sequence[PlanFact]) -> tuple[AuditFacts, Sequence[PlanFact]]:
    """Return the facts with the days on which made plans were kept, and the plans."""
    done = {
        (plan.id, plan.subject.id): tuple(
            sorted({one.on for one in facts.inspections.each if one.site == plan.subject.id})
        )
        for plan in made
    }
    if not done:
        return facts, made
    schedule = replace(facts.schedule, done={**facts.schedule.done, **done})
    return replace(facts, schedule=schedule), made


def _began(facts: AuditFacts, site_id: str, calendar: Calendar, said_from: date | None) -> date:
    """From when it is asked for: an interval before the window, or when the site was opened."""
    opened = [
        period.from_on
        for period in facts.places.sites[site_id].active
        if period.from_on is not None
        and period.from_on <= facts.span.as_of
        and (period.to_on is None or period.to_on >= facts.span.from_on)
    ]
    began = [step(facts.span.from_on, calendar, -1), *opened[:1]]
    return max([*began, said_from] if said_from else began)
