"""A duty as its form says it, as the facts that the same duty will be once it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop.duties.day import Day
from desktop.errors import Refused
from desktop.records import kind_of
from desktop.records.conversion import is_id
from desktop.records.fields import Field
from desktop.services.typing import is_blank, read_one
from desktop.store.asking import Ask
from desktop.store.fact_plans import plan_facts
from desktop.store.fact_register import Register, active_periods, early_warning, register
from desktop.store.fact_units import unit_facts
from desktop.store.facts import Done, DutyFacts, PlanFact, RuleFact, Subject
from desktop.values.interval import Rule
from desktop.values.rules import read_rule

_KIND: Final = kind_of("duty_plan")
_FIELDS: Final = {field.name: field for field in _KIND.fields}
_OF_RULE: Final = {field.name: field for field in _KIND.rows[0].fields}


@dataclass(frozen=True)
class TypedRule:
    """The line of the table of rules that holds now."""

    text: str
    rule: Rule
    fixed: bool = False


def rule_in(typed: Mapping[str, object], today: date) -> TypedRule | None:
    """Return the rule that holds today, or else the last one; None where none can be read."""
    lines = typed.get("rules")
    written = [
        line
        for line in (lines if isinstance(lines, list | tuple) else ())
        if isinstance(line, Mapping) and not is_blank(line.get("rule"))
    ]
    chosen = next((line for line in written if _holds(line, today)), written[-1] if written else {})
    text = str(chosen.get("rule") or "")
    try:
        rule = read_rule(text)
    except Refused:
        return None
    return TypedRule(text, rule, value_of(_OF_RULE["counted"], chosen.get("counted")) == "fixed")


def _holds(line: Mapping[str, object], today: date) -> bool:
    from_on = value_of(_OF_RULE["from_on"], line.get("from_on"), today)
    to_on = value_of(_OF_RULE["to_on"], line.get("to_on"), today)
    return (from_on is None or from_on <= today) and (to_on is None or to_on >= today)


def value_of(field: Field, typed: object, today: date = date.min) -> Any:
    """Return what was typed into a field, None where it is empty or cannot be read."""
    try:
        return read_one(field, typed, today).value
    except Refused:
        return None


def day_of_plan(
    ask: Ask, typed: Mapping[str, object], record_id: str, today: date, rule: TypedRule
) -> tuple[Day, PlanFact]:
    """Return the duty as typed, in the facts of the day that tell of it and of nothing else.

    What was done, stated and skipped is that of the saved duty, as long as it is on the same thing.
    """
    names = register(ask)
    plan = _known(ask, typed, record_id, today, names) or _new(typed, today, names)
    plan = _as_typed(plan, typed, today, rule, names)
    units, use_log_to = unit_facts(ask, today, names, [_as_if_done(plan, today)])
    facts = DutyFacts(
        as_of=today,
        company=names.company,
        warning=early_warning(ask),
        plans=(plan,),
        units=units,
        sites=active_periods(ask),
        use_log_to=use_log_to,
    )
    return Day(facts, today), plan


def _known(
    ask: Ask, typed: Mapping[str, object], record_id: str, today: date, names: Register
) -> PlanFact | None:
    if not record_id:
        return None
    mine = [plan for plan in plan_facts(ask, today, names) if plan.id == record_id]
    subject = _subject(typed, names)
    return next((plan for plan in mine if plan.subject == subject), None)


def _new(typed: Mapping[str, object], today: date, names: Register) -> PlanFact:
    return PlanFact(
        id="typed",
        kind=str(value_of(_FIELDS["kind"], typed.get("kind")) or "inspection"),
        subject=_subject(typed, names),
        task=str(typed.get("task") or ""),
        rule_text="",
        rule=None,
        fixed=False,
        in_force_from=today,
        anchor_on=None,
        lead_share=None,
        lead_days=None,
        statutory=False,
        last=None,
    )


def _as_typed(
    plan: PlanFact, typed: Mapping[str, object], today: date, rule: TypedRule, names: Register
) -> PlanFact:
    """The duty with what the form says now in place of what was saved."""
    values = {name: value_of(_FIELDS[name], typed.get(name), today) for name in _TAKEN}
    stated = _stated(values, plan.subject, names, today)
    was_stated = plan.last is None or plan.last.baseline
    last = (
        stated if was_stated or (stated and plan.last and stated.on > plan.last.on) else plan.last
    )
    return replace(
        plan,
        rule_text=rule.text,
        rule=rule.rule,
        fixed=rule.fixed,
        in_force_from=values["in_force_from"] or plan.in_force_from,
        anchor_on=values["anchor_on"],
        early_days=values["early_days"],
        keeps_on=bool(values["keeps_on_when_parked"]),
        stated=stated,
        last=last,
        completions=tuple(sorted({*plan.completions, *([last.on] if last else [])})),
        rules=(RuleFact(rule.text, rule.rule, rule.fixed),),
    )


_TAKEN: Final = (
    "in_force_from", "anchor_on", "early_days", "keeps_on_when_parked", "baseline_on",
    "baseline_reading",
)  # fmt: skip


def _stated(
    values: Mapping[str, Any], subject: Subject, names: Register, today: date
) -> Done | None:
    on, reading = values["baseline_on"], values["baseline_reading"]
    if on is None or on > today:
        return None
    unit = names.units.get(subject.id)
    exact = Decimal(reading) if reading is not None else None
    return Done(on, reading=exact, reading_unit=unit.meter if unit else None, baseline=True)


def _subject(typed: Mapping[str, object], names: Register) -> Subject:
    unit, site = typed.get("equipment_id"), typed.get("site_id")
    if is_id(unit) and unit in names.units:
        return names.units[unit].subject
    if is_id(site) and site in names.sites:
        return names.sites[site]
    return names.company


def _as_if_done(plan: PlanFact, today: date) -> PlanFact:
    """What was never done is asked about as if it were done today: readings tell the pace."""
    return plan if plan.last else replace(plan, last=Done(today))
