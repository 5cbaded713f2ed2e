"""S4.2: work places were inspected as often as the policy says."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.audit.common.duty_sorts import is_more_often, line_for, of_work_places
from desktop.audit.common.from_the_beginning import Upkeep, upkeep
from desktop.audit.common.site_plans import is_made, made_plans, with_made
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import NOTHING, Judged, Missing, Ref, of_share
from desktop.audit.rules.rule import rule
from desktop.duties.windows import rules_of
from desktop.language import _, ngettext
from desktop.store.facts import PlanFact, RuleFact
from desktop.values.interval import Calendar, Rule, Unit
from desktop.values.spoken import say_date

_QUARTERLY = Rule(calendar=Calendar(3, Unit.MONTH))
_TOLD = 3  # days told of one plan; more would only be read over
TASK = "Worksite inspection"  # the words of lines and plans, not of people


@rule("inspections", "schedule", "places")
def inspected_as_stated(facts: AuditFacts) -> Judged:
    """Judge S4.2: what was done of what was due, work place by work place."""
    facts, plans = _with_sites_unplanned(facts)
    went = [upkeep(facts, plan) for plan in plans]
    met, population = sum(len(one.kept) for one in went), sum(one.expected for one in went)
    missing = [*told_missing(went, facts), *_no_plan(facts, plans)]
    if not population:
        if plans and any(facts.schedule.done_days(plan) for plan in plans):
            return _nothing_due(facts, plans)
        missing = missing or [
            Missing(
                _("Plan how often each work place is inspected."), kind="duty_plan", earns=NOTHING
            )
        ]
        return of_share(0, 0, missing=missing, note=_("No work place had to be inspected yet."))
    before = any(on < facts.span.from_on for plan in plans for on in facts.schedule.done_days(plan))
    return of_share(
        met,
        population,
        counted=_counted(facts, went),
        missing=missing,
        note=_note(met, population, plans),
        stale=before and not met,
    )


def stated_or_planned(facts: AuditFacts, plan: PlanFact) -> PlanFact:
    """Return a plan that asks as often as the policy says, where that is more often than it does.

    A reviewer counts by the policy (domain.md 0.3).
    """
    line = line_for(facts, plan)
    if line is None or not is_more_often(line.rule, plan.rule):
        return plan
    stated = RuleFact(line.how_often, line.rule, plan.fixed, line.from_on)
    rules = (*rules_of(plan), stated) if line.from_on else (stated,)
    return replace(plan, rule=line.rule, rule_text=line.how_often, rules=rules)


def told_missing(went: Iterable[Upkeep], facts: AuditFacts) -> list[Missing]:
    """Return a to-do for each duty of which something was missed or done too late."""
    behind = [one for one in went if one.missed or one.never]
    return [_missing(one, facts) for one in sorted(behind, key=lambda one: -len(one.missed))]


def _missing(one: Upkeep, facts: AuditFacts) -> Missing:
    plan, as_of = one.plan, facts.span.as_of
    record = None if is_made(plan) else Ref("duty_plan", plan.id)
    kind = "inspection" if record is None else ""
    if one.never:
        what = _("Do “{task}” of {name}: it was never done, and the schedule says {rule}.")
        said = what.format(task=plan.task, name=plan.subject.name, rule=plan.rule_text)
        return Missing(said, record, kind=kind)
    if not one.kept:
        what = ngettext(
            "Do “{task}” of {name} on time from now on: none is on record in the period, and {n} "
            "was due.",
            "Do “{task}” of {name} on time from now on: none is on record in the period, and {n} "
            "were due.",
            len(one.missed),
        )
        said = what.format(task=plan.task, name=plan.subject.name, n=len(one.missed))
        return Missing(said, record, kind=kind)
    what = ngettext(
        "Do “{task}” of {name} on time from now on: {n} of {all} was missed or too late, around "
        "{days}.",
        "Do “{task}” of {name} on time from now on: {n} of {all} were missed or too late, the last "
        "around {days}.",
        len(one.missed),
    )
    said = what.format(
        task=plan.task,
        name=plan.subject.name,
        n=len(one.missed),
        all=one.expected,
        days=", ".join(say_date(day, as_of) for day in one.missed[-_TOLD:]),
    )
    return Missing(said, record, kind=kind)


def _with_sites_unplanned(facts: AuditFacts) -> tuple[AuditFacts, list[PlanFact]]:
    """Return the plans of work places, and one for each active site that has none."""
    facts, made = with_made(facts, list(made_plans(facts)))
    return facts, [*(stated_or_planned(facts, plan) for plan in of_work_places(facts)), *made]


def _no_plan(facts: AuditFacts, plans: Iterable[PlanFact]) -> list[Missing]:
    return [
        Missing(
            _("Plan how often {name} is inspected; until then the audit counts {rule}.").format(
                name=plan.subject.name, rule=plan.rule_text
            ),
            Ref("site", plan.subject.id),
            kind="duty_plan",
        )
        for plan in plans
        if is_made(plan) and not any(facts.span.holds(on) for on in facts.schedule.done_days(plan))
    ]


def _nothing_due(facts: AuditFacts, plans: Iterable[PlanFact]) -> Judged:
    newest = {
        plan.subject.id: one
        for plan in plans
        for one in facts.inspections.each
        if one.site == plan.subject.id and facts.span.holds(one.on)
    }
    counted = [Ref("inspection", one.id) for one in newest.values()]
    return of_share(
        1,
        1,
        counted=counted,
        note=_("Nothing was due in the period; what was due before it was done."),
    )


def _counted(facts: AuditFacts, went: Iterable[Upkeep]) -> list[Ref]:
    days = {one.plan.subject.id: set(one.kept) for one in went}
    company = {on for one in went if one.plan.subject.kind == "company" for on in one.kept}
    return [
        Ref("inspection", one.id)
        for one in facts.inspections.each
        if one.on in days.get(one.site, ()) or (one.on in company and not one.unit)
    ]


def _note(met: int, population: int, plans: Iterable[PlanFact]) -> str:
    places = len({plan.subject.id for plan in plans})
    told = ngettext(
        "{met} of {n} worksite inspection was done in time.",
        "{met} of {n} worksite inspections were done in time.",
        population,
    ).format(met=met, n=population)
    where = ngettext("{n} work place.", "{n} work places.", places).format(n=places)
    return f"{told} {where}"
