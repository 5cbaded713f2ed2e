"""S4.4 and S4.5: equipment is checked as it is used, and maintained with records."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from desktop.audit.common.duty_sorts import is_by_law, of_maintenance, of_use
from desktop.audit.common.from_the_beginning import upkeep
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import (
    ALL,
    NOTHING,
    Judged,
    Missing,
    Ref,
    State,
    not_applicable,
    of_share,
)
from desktop.audit.rules.rule import rule
from desktop.audit.rules.s4_places import told_missing
from desktop.duties.state import State as Standing
from desktop.language import _, ngettext
from desktop.store.facts import PlanFact
from desktop.values.audited.places import RETURNED, EquipmentFact
from desktop.values.months import add_months
from desktop.values.spoken import say_date

_A_DAY = timedelta(days=1)
_SOLD = "sold"


@rule("inspections", "schedule", "places")
def checked_before_use(facts: AuditFacts) -> Judged:
    """Judge S4.4: checks that were made of those that use and the schedule asked for."""
    plans = of_use(facts)
    units = _in_service(facts)
    if not units and not plans:
        return not_applicable(_("The company has no equipment that is checked before use."))
    went = [upkeep(facts, plan) for plan in plans]
    met, population = sum(len(one.kept) for one in went), sum(one.expected for one in went)
    counted = [ref for one in went if one.kept for ref in _newest(facts, one.plan)]
    missing, unknown = told_missing(went, facts), 0
    for plan in plans:
        if plan.rule is not None and plan.rule.before_use:
            checks, days, silent, to_do = _before_use(facts, plan)
            unknown += silent
            met, population, missing = met + checks, population + days, missing + to_do
            counted += _newest(facts, plan) if checks else []
    bare = _without_any(facts, units)
    missing += [
        Missing(
            _(
                "Plan a check before use for unit {number}: no check and no service is planned."
            ).format(number=unit.number),
            Ref("equipment", unit.id),
            kind="duty_plan",
        )
        for unit in bare
    ]
    population += len(bare)
    note = _checks_note(met, population, unknown + len(bare))
    if not population:
        note = _("Nothing had to be checked in the period: it was parked, or not used.")
        checked = any(facts.schedule.done_days(plan) for plan in plans)
        return _settled(facts, plans, note) if checked else of_share(0, 0, note=note)
    judged = of_share(met, population, counted=counted, missing=missing, note=note)
    return replace(judged, of_records=met)


def _checks_note(met: int, population: int, unknown: int) -> str:
    """`unknown` of the checks stand for what nobody wrote anything down about."""
    note = ngettext(
        "{met} of {n} check was made.", "{met} of {n} checks were made.", population
    ).format(met=met, n=population)
    if not unknown:
        return note
    said = ngettext(
        "{n} of them stands for a unit or a month of which nothing is written down.",
        "{n} of them stand for units or months of which nothing is written down.",
        unknown,
    )
    return f"{note} {said.format(n=unknown)}"


def _before_use(facts: AuditFacts, plan: PlanFact) -> tuple[int, int, int, list[Missing]]:
    """Days with a check, days that asked for one, months among them of which nothing is known.

    Last is what to do.

    A month in service of which neither the use log nor a check tells anything asks for one check,
    unless the unit has a use log that says when it was used.
    """
    span = facts.span
    checked = {on for on in facts.schedule.done_days(plan) if span.holds(on)}
    logged = {on for on in facts.inspections.used.get(plan.subject.id, ()) if span.holds(on)}
    out = [on for on in logged - checked if facts.schedule.day.pause_on(plan, on)]
    unchecked = sorted(logged - checked - set(out))
    silent = 0 if logged else _silent_months(facts, plan, checked)
    missing = []
    if unchecked:
        what = ngettext(
            "{name} was used on {n} day without “{task}”: {day}.",
            "{name} was used on {n} days without “{task}”, last on {day}.",
            len(unchecked),
        ).format(
            name=plan.subject.name, n=len(unchecked), task=plan.task,
            day=say_date(unchecked[-1], span.as_of),
        )  # fmt: skip
        missing.append(Missing(what, Ref("duty_plan", plan.id)))
    if silent:
        what = ngettext(
            "{name}: {n} month in service has no “{task}” and no use log.",
            "{name}: {n} months in service have no “{task}” and no use log.",
            silent,
        ).format(name=plan.subject.name, n=silent, task=plan.task)
        missing.append(Missing(what, Ref("duty_plan", plan.id)))
    return len(checked), len(checked) + len(unchecked) + silent, silent, missing


def _silent_months(facts: AuditFacts, plan: PlanFact, checked: set[date]) -> int:
    span, day, n = facts.span, facts.schedule.day, 0
    found = 0
    while (first := add_months(span.from_on, n)) <= span.as_of:
        n += 1
        last = add_months(span.from_on, n) - _A_DAY
        if last > span.as_of or last < plan.in_force_from:
            continue
        within = [first + timedelta(days=i) for i in range((last - first).days + 1)]
        in_service = [on for on in within if day.pause_on(plan, on) is None]
        stood = any(
            still.from_on <= on <= still.to_on
            for on in in_service[:1]
            for still in day.stood(plan.subject)
        )
        if in_service and not stood and not checked.intersection(within):
            found += 1
    return found


def _without_any(facts: AuditFacts, units: Iterable[EquipmentFact]) -> list[EquipmentFact]:
    """Units in service for which nothing is planned and of which nothing was written."""
    planned = {plan.subject.id for plan in facts.schedule.facts.plans}
    written = {one.subject for one in facts.inspections.each}
    written |= {one.subject for one in facts.inspections.maintenance}
    return [unit for unit in units if unit.id not in planned | written]


def _in_service(facts: AuditFacts) -> list[EquipmentFact]:
    return [
        unit
        for unit in facts.places.units.values()
        if unit.out_of_service(facts.span.as_of) in ("", RETURNED)
    ]


def _settled(facts: AuditFacts, plans: Iterable[PlanFact], note: str) -> Judged:
    counted = tuple(ref for plan in plans for ref in _newest(facts, plan))
    return Judged(state=State.SUFFICIENT, share=ALL, counted=counted, note=note)


def _newest(facts: AuditFacts, plan: PlanFact) -> list[Ref]:
    id_ = facts.inspections.newest.get(plan.id)
    return [Ref("inspection", id_)] if id_ else [Ref("duty_plan", plan.id)]


@dataclass(frozen=True)
class _Item:
    plan: PlanFact
    share: Fraction
    missing: tuple[Missing, ...]
    counted: tuple[Ref, ...]


@rule("inspections", "schedule", "places")
def maintained(facts: AuditFacts) -> Judged:
    """Judge S4.5: each item by what of it was done in time; nothing where the law's is overdue."""
    plans = of_maintenance(facts)
    if not plans and not _in_service(facts):
        return not_applicable(_("The company has no equipment that needs maintenance."))
    if not plans:
        return _unplanned(facts)
    items = [item for plan in plans if (item := _item(facts, plan)) is not None]
    if not items:
        what = _("Write down the next service that is done, with its slip.")
        return of_share(
            0,
            0,
            missing=[Missing(what, kind="maintenance")],
            note=_("No maintenance was due in the period, and none is written down."),
        )
    share = sum((item.share for item in items), NOTHING) / len(items)
    met = sum(item.share >= ALL for item in items)
    return Judged(
        state=State.SUFFICIENT if share >= ALL else State.PARTIAL if share else State.MISSING,
        share=share,
        counted=tuple(dict.fromkeys(ref for item in items for ref in item.counted)),
        missing=tuple(what for item in items for what in item.missing),
        note=_maintained_note(facts, items, met),
        met=met,
        population=len(items),
    )


def _item(facts: AuditFacts, plan: PlanFact) -> _Item | None:
    """How one item stands; None while nothing was due and nothing is said of it."""
    went, by_law = upkeep(facts, plan), is_by_law(facts, plan)
    # of all others it makes no difference how they stand, and to work that out takes long
    asked = by_law or not went.expected
    duty = facts.schedule.standing.get((plan.id, plan.subject.id)) if asked else None
    standing = duty.state if duty else Standing.OK
    counted = _records(facts, plan)
    if standing is Standing.SUSPENDED and not went.expected:
        return None
    if standing in (Standing.OVERDUE, Standing.NEVER_DONE) and by_law:
        return _Item(plan, NOTHING, (_overdue(facts, plan, duty.due if duty else None),), ())
    is_done = any(on <= facts.span.as_of for on in facts.schedule.done_days(plan))
    is_stated = plan.last is not None and plan.last.baseline and not is_done
    if went.expected and not is_stated:
        return _Item(plan, went.share, tuple(told_missing([went], facts)), counted)
    if is_done:
        return _Item(plan, ALL, (), counted)
    if plan.last is not None and is_stated:
        what = _("{task} of {name} is only stated as done on {day}. Add the record or its slip.")
        said = what.format(
            task=plan.task,
            name=plan.subject.name,
            day=say_date(plan.last.on, facts.span.as_of),
        )
        return _Item(plan, NOTHING, (Missing(said, Ref("duty_plan", plan.id)),), ())
    return None


def _overdue(facts: AuditFacts, plan: PlanFact, due: date | None) -> Missing:
    ref = Ref("duty_plan", plan.id)
    if due is None:
        what = _("{task} of {name} was never done, and law or a standard asks for it.")
        return Missing(what.format(task=plan.task, name=plan.subject.name), ref)
    what = _("{task} of {name} ran out on {day}. Law or a standard asks for it: nothing counts.")
    day = say_date(due, facts.span.as_of)
    return Missing(what.format(task=plan.task, name=plan.subject.name, day=day), ref)


def _records(facts: AuditFacts, plan: PlanFact) -> tuple[Ref, ...]:
    days = set(facts.schedule.done_days(plan))
    done = tuple(
        Ref("maintenance", one.id)
        for one in facts.inspections.maintenance
        if one.plan == plan.id or (one.subject == plan.subject.id and one.on in days)
    )
    return done or (tuple(_newest(facts, plan)) if days else ())


def _unplanned(facts: AuditFacts) -> Judged:
    units = _in_service(facts)
    done = {one.unit: one for one in facts.inspections.maintenance if facts.span.holds(one.on)}
    missing = [
        Missing(
            _("Plan the maintenance of unit {number}, or write down what was done.").format(
                number=unit.number
            ),
            Ref("equipment", unit.id),
            kind="duty_plan",
        )
        for unit in units
        if unit.id not in done
    ]
    met = len(units) - len(missing)
    note = ngettext(
        "No maintenance is planned. {met} of {n} unit in service was maintained in the period.",
        "No maintenance is planned. {met} of {n} units in service were maintained in the period.",
        len(units),
    ).format(met=met, n=len(units))
    counted = [Ref("maintenance", one.id) for one in done.values()]
    return of_share(met, len(units), counted=counted, missing=missing, note=note)


def _maintained_note(facts: AuditFacts, items: list[_Item], met: int) -> str:
    told = ngettext(
        "{met} of {n} item of maintenance is up to date with records.",
        "{met} of {n} items of maintenance are up to date with records.",
        len(items),
    ).format(met=met, n=len(items))
    law = [item for item in items if is_by_law(facts, item.plan)]
    if not law:
        return told
    asked = ngettext(
        "Law or a standard asks for {n} of them; {met} holds.",
        "Law or a standard asks for {n} of them; {met} hold.",
        len(law),
    ).format(n=len(law), met=sum(item.share >= ALL for item in law))
    return f"{told} {asked}"
