"""The facts of a span of time rather than of a day, for whoever tells how duties went in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import Final, NamedTuple

from desktop.store.asking import Ask
from desktop.store.fact_all import all_facts
from desktop.store.fact_done_days import DoneDays, done_days
from desktop.store.fact_plans import rule_of
from desktop.store.fact_readings import WRITTEN
from desktop.store.fact_register import Register, register
from desktop.store.facts import DutyFacts, PlanFact, ReadingFact, RuleFact, UnitFact
from desktop.values.amounts import SCALE
from desktop.values.interval import Unit

_A_MONTH: Final = 31  # days, at the most
_YEAR: Final = 366
_FARTHEST: Final = timedelta(days=20 * _YEAR)
_IN_TIME: Final = attrgetter("on", "value", "replaced")


class History(NamedTuple):
    """What was known on a day of the time since another, and the days on which duties were done."""

    facts: DutyFacts
    done: DoneDays


def history_facts(ask: Ask, from_on: date, as_of: date, *, with_meters: bool = True) -> History:
    """Return what tells how the duties of a day went since `from_on`.

    Plans know all their rules, units all their readings and days of use, from so long before the
    span that the occurrence which was open at its beginning is known. Without meters, what goes by
    kilometres, hours or use cannot be told.
    """
    facts = all_facts(ask, as_of)
    plans = _with_rules(ask, facts.plans)
    names = register(ask)
    # in a few steps, because each of them is asked for by itself
    since = {
        plan.id: next((day for day in _steps(from_on) if day <= _since(plan, from_on)), date.min)
        for plan in plans
    }
    whole = replace(facts, plans=plans)
    if with_meters:
        begins = min((_since(plan, from_on) for plan in plans), default=from_on)
        units = _with_all(ask, facts, plans, names, max(begins, from_on - _FARTHEST))
        whole = replace(whole, units=units)
    return History(whole, done_days(ask, names, plans, from_on, as_of, since))


def _steps(from_on: date) -> list[date]:
    return [from_on - timedelta(days=days) for days in (100, 800, _FARTHEST.days)]


def _since(plan: PlanFact, from_on: date) -> date:
    """From when its completions tell which occurrence was open at the beginning of a span."""
    if plan.early_days is not None:
        return date.min  # what keeps its date has to be known from its beginning
    days = [_A_MONTH]
    for rule in (one.rule for one in plan.rules):
        if rule is None or rule.calendar is None:
            days.append(_YEAR)
        else:
            count, unit = rule.calendar.base
            days.append(count * (1 if unit is Unit.DAY else _A_MONTH))
    return from_on - min(_FARTHEST, timedelta(days=2 * max(days)))


def _with_rules(ask: Ask, plans: Iterable[PlanFact]) -> tuple[PlanFact, ...]:
    rules: dict[str, tuple[RuleFact, ...]] = {}
    for plan_id, text, how, from_on, to_on in ask("rules_of_plans"):
        fact = RuleFact(text, rule_of(text), how == "fixed", from_on, to_on)
        rules[plan_id] = (*rules.get(plan_id, ()), fact)
    return tuple(replace(plan, rules=rules.get(plan.id, ())) for plan in plans)


def _with_all(
    ask: Ask, facts: DutyFacts, plans: Iterable[PlanFact], names: Register, since: date
) -> dict[str, UnitFact]:
    """The units with all readings and all days of use since a day."""
    rules = [(plan.subject.id, one.rule) for plan in plans for one in plan.rules if one.rule]
    read = sorted({id_ for id_, rule in rules if rule.usage or rule.when_in_use})
    used = sorted({id_ for id_, rule in rules if rule.when_in_use})
    readings: dict[str, list[ReadingFact]] = {id_: [] for id_ in read}
    own = {id_: known.meter for id_ in read if (known := names.units.get(id_))}
    for question in WRITTEN if read else ():
        lines = ask(question, as_of=facts.as_of, from_on=since, units=read)
        for unit_id, on, value, meter, replaced in lines:
            readings[unit_id].append(
                ReadingFact(on, Decimal(value) / SCALE, meter or own.get(unit_id), replaced == 1)
            )
    days: dict[str, set[date]] = {}
    if used:
        for unit_id, on in ask("days_of_use", as_of=facts.as_of, from_on=since, units=used):
            days.setdefault(unit_id, set()).add(on)
    units = dict(facts.units)
    for unit_id in {*readings, *days}:
        known_unit = units.get(unit_id, UnitFact())
        # those of the facts count as well: what was stated, and what nobody dated
        said = {*known_unit.readings, *readings.get(unit_id, ())}
        units[unit_id] = replace(
            known_unit,
            readings=tuple(sorted(said, key=_IN_TIME)),
            used_on=tuple(sorted({*known_unit.used_on, *days.get(unit_id, ())})),
        )
    return units
