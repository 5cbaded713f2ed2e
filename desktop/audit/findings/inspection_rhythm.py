"""Weaknesses that show over a year of inspections: never a defect, less often than promised."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop.audit.common.duty_sorts import is_emergency_item, is_for_emergencies, line_for
from desktop.audit.common.from_the_beginning import Upkeep, upkeep
from desktop.audit.common.inspected import defective, from_inspections
from desktop.audit.common.site_plans import made_plans, of_loose_checks, with_made
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import finder
from desktop.duties.floor_of_law import times_a_year
from desktop.duties.state import State
from desktop.duties.windows import rules_of
from desktop.language import _, ngettext
from desktop.store.facts import PlanFact
from desktop.values.day_spans import say_days
from desktop.values.interval import Rule
from desktop.values.quoting import quote

MANY: Final = 10  # inspections of one thing that should have found something
MANY_OF_ONE: Final = 25  # inspections by one person
OTHERS_FOUND: Final = 3  # defects by which it shows that there were some to find
YEAR: Final = timedelta(days=270)  # as good as a year: nine months of twelve
ENOUGH: Final = Fraction(85, 100)  # of what was promised
FEW: Final = 2  # what was missed fewer times happens to everybody
NEARLY: Final = 1.05


@finder(
    "inspections", "schedule", "places",
    codes=["never_a_defect", "never_a_defect_by_one_person"],
)  # fmt: skip
def never_a_defect(facts: AuditFacts) -> Iterator[Found]:
    """Find a year of inspections that found nothing, of one thing or by one person."""
    found = defective(facts)
    hit = {one.subject for one in found}
    hit |= {trail.unit or trail.site for trail in from_inspections(facts, ())}
    of_plans = {one.plan for one in found if one.plan}
    for one in _series(facts):
        if one.subject not in hit and one.plan not in of_plans and _is_a_year(one.days):
            yield Found(
                code="never_a_defect",
                record=one.record,
                subject=one.name,
                message=_(
                    "“{task}” of {name} was done {n} times from {days} and never found anything."
                ).format(
                    task=one.task or _("Inspection"),
                    name=one.name,
                    n=len(one.days),
                    days=say_days(one.days[0], one.days[-1], facts.span.as_of),
                ),
                fix=_("Go along on the next one and write down even small things."),
                field="defects",
                detail=one.task,
            )
    yield from _by_one_person(facts)


@dataclass(frozen=True, slots=True)
class _Series:
    """All inspections of one thing, of one sort, in the window."""

    subject: str
    name: str
    task: str
    days: list[date]
    record: Ref
    plan: str = ""


def _series(facts: AuditFacts) -> Iterator[_Series]:
    planned = set()
    for plan in facts.schedule.facts.plans:
        if plan.kind != "inspection":
            continue
        planned.add(plan.subject.id)
        if not is_for_emergencies(facts, plan):
            days = [on for on in facts.schedule.done_days(plan) if facts.span.holds(on)]
            record, subject = _newest(facts, plan), plan.subject
            yield _Series(subject.id, subject.name, plan.task, days, record, plan.id)
    for loose in facts.inspections.loose:
        unit, site = facts.places.units.get(loose.unit), facts.places.sites.get(loose.site)
        name = unit.number if unit else site.name if site else ""
        about = [unit.type, unit.description] if unit else []
        if name and loose.subject not in planned and not is_emergency_item(loose.task, *about):
            days = [on for on in loose.days if facts.span.holds(on)]
            record = Ref("inspection", loose.last_id)
            yield _Series(loose.subject, name, loose.task, days, record)


def _is_a_year(days: list[date]) -> bool:
    return len(days) >= MANY and days[-1] - days[0] >= YEAR


def _newest(facts: AuditFacts, plan: PlanFact) -> Ref:
    id_ = facts.inspections.newest.get(plan.id)
    if id_ is None or plan.id in facts.inspections.types:
        return Ref("duty_plan", plan.id)
    return Ref("inspection", id_)


def _by_one_person(facts: AuditFacts) -> Iterator[Found]:
    found = defective(facts)
    if len(found) < OTHERS_FOUND:
        return
    finders = {who.id for one in found for who in one.people}
    for one in facts.inspections.doers:
        if one.who.id is None or one.who.id in finders or one.times < MANY_OF_ONE:
            continue
        if one.last_on - one.first_on < YEAR or not facts.span.holds(one.last_on):
            continue
        yield Found(
            code="never_a_defect_by_one_person",
            record=Ref("inspection", one.last_id),
            subject=one.who.name,
            message=_(
                "{name} inspected {n} times from {days} and never found anything; "
                "others found {found} defects."
            ).format(
                name=one.who.name,
                n=one.times,
                days=say_days(one.first_on, one.last_on, facts.span.as_of),
                found=len(found),
            ),
            fix=_("Inspect together once, and show what is worth writing down."),
            field="defects",
        )


@finder("inspections", "schedule", "places", codes=["inspected_against_policy"])
def against_policy(facts: AuditFacts) -> Iterator[Found]:
    """Find duties that are planned, or really done, less often than a policy says."""
    for plan in facts.schedule.facts.plans:
        duty = facts.schedule.standing.get((plan.id, plan.subject.id))
        if plan.kind != "inspection" or (duty and duty.state is State.SUSPENDED):
            continue
        found = _less_often(facts, plan)
        if found is not None:
            yield found
    some = [*made_plans(facts, stated=True), *of_loose_checks(facts)]
    unplanned, made = with_made(facts, some)
    for plan in made:
        found = _not_kept(unplanned, plan, plan.rule_text, _stated_in(facts, plan))
        if found is not None:
            line = line_for(facts, plan)
            yield replace(found, record=Ref("document", line.document_id)) if line else found


def _less_often(facts: AuditFacts, plan: PlanFact) -> Found | None:
    line = line_for(facts, plan)
    if line is not None and line.rule is not None:
        if _asks_less(plan.rule, line.rule):
            message = _(
                "“{document}” says “{often}” for {task} of {name}, and the schedule only “{rule}”."
            ).format(
                document=line.document,
                often=line.how_often,
                task=plan.task,
                name=plan.subject.name,
                rule=plan.rule_text,
            )
            fix = _(
                "Change the schedule, or the policy if less is enough: both must say one thing."
            )
            return _found(plan, message, fix)
        promised = replace(plan, rule=line.rule, rule_text=line.how_often)
        return _not_kept(facts, promised, line.how_often, line.document, line.from_on)
    says, where = facts.inspections.sources.get(plan.id, ("", ""))
    if says == "policy" and line is None:
        since = rules_of(plan)[-1].from_on
        return _not_kept(facts, plan, plan.rule_text, where or _("The policy"), since)
    return None


def _asks_less(rule: Rule | None, stated: Rule) -> bool:
    """Whether a plan plainly asks less often than the policy, by the calendar."""
    if rule is None or rule.usage or stated.usage:
        return False
    ours, theirs = times_a_year(rule), times_a_year(stated)
    return ours is not None and theirs is not None and theirs > ours * NEARLY


def _not_kept(
    facts: AuditFacts, plan: PlanFact, often: str, document: str, since: date | None = None
) -> Found | None:
    """Find a duty that was not kept up since its rule holds and the company keeps records."""
    began = max(filter(None, (plan.in_force_from, since, facts.company.first_record_on)))
    went = upkeep(facts, replace(plan, in_force_from=began, rules=()))
    kept = tuple(on for on in went.kept if on >= began)
    went = replace(went, kept=kept, missed=tuple(on for on in went.missed if on >= began))
    if not _is_behind(went):
        return None
    message = ngettext(
        "“{document}” says “{often}” for {task} of {name}. In the period {n} was due, and {kept} "
        "done in time.",
        "“{document}” says “{often}” for {task} of {name}. In the period {n} were due, and {kept} "
        "done in time.",
        went.expected,
    ).format(
        document=quote(document),
        often=often,
        task=plan.task,
        name=plan.subject.name,
        n=went.expected,
        kept=len(went.kept),
    )
    fix = _("Do it as often as it says, or write down a rhythm that you keep.")
    return _found(plan, message, fix)


def _is_behind(went: Upkeep) -> bool:
    return len(went.missed) >= FEW and went.share < ENOUGH


def _stated_in(facts: AuditFacts, plan: PlanFact) -> str:
    line = line_for(facts, plan)
    return line.document if line else ""


def _found(plan: PlanFact, message: str, fix: str) -> Found:
    return Found(
        code="inspected_against_policy",
        record=Ref("duty_plan", plan.id),
        subject=plan.subject.name,
        message=message,
        fix=fix,
        field="rules",
        detail=plan.task,
    )
