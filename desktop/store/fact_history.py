"""The facts of a span of time rather than of a day, for whoever tells how duties went in it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType
from typing import Final, NamedTuple

from desktop.store.asking import Ask
from desktop.store.fact_all import all_facts
from desktop.store.fact_done_days import Again, DoneDays, done_days
from desktop.store.fact_plans import rule_of
from desktop.store.fact_readings import WRITTEN
from desktop.store.fact_register import Register, register
from desktop.store.facts import DutyFacts, PlanFact, ReadingFact, RuleFact, UnitFact
from desktop.values.amounts import SCALE
from desktop.values.interval import Unit

_A_MONTH: Final = 31  # days, at the most
_YEAR: Final = 366
_FARTHEST: Final = timedelta(days=20 * _YEAR)
_SCALE: Final = Decimal(SCALE)
_IN_TIME: Final = attrgetter("on", "value", "replaced")


class History(NamedTuple):
    """What was known on a day of the time since another, and the days on which duties were done.

    `lately` are the units as they stand on the day, without what their meters said before.
    """

    facts: DutyFacts
    done: DoneDays
    lately: Mapping[str, UnitFact] = MappingProxyType({})


class Touched(NamedTuple):
    """Which duties, units and days some records are about, and were before they changed."""

    plans: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


def history_facts(
    ask: Ask, from_on: date, as_of: date, *, with_meters: bool = True, with_actions: bool = True
) -> History:
    """Return what tells how the duties of a day went since `from_on`.

    Plans know all their rules, units all their readings and days of use, from so long before the
    span that the occurrence which was open at its beginning is known. Without meters, what goes by
    kilometres, hours or use cannot be told. Ten years have thousands of corrective actions.
    """
    facts, names = _by_all_rules(ask, as_of, with_actions=with_actions), register(ask)
    done = done_days(ask, names, facts.plans, from_on, as_of, _all_since(facts.plans, from_on))
    if not with_meters:
        return History(facts, done, facts.units)
    asked = _metered(facts.plans, from_on)
    units = {**facts.units, **_with_all(ask, facts, asked, names)}
    return History(replace(facts, units=units), done, facts.units)


def history_again(
    ask: Ask, before: History, from_on: date, as_of: date, touched: Touched
) -> History:
    """Return the same history after some records changed, with the units that stand as they stood.

    Corrective actions are not in it. No plan, rule, unit or site is among the records: those decide
    what is asked for at all.
    """
    facts, names = _by_all_rules(ask, as_of, with_actions=False), register(ask)
    again = Again(before.done, touched.plans)
    since = _all_since(facts.plans, from_on)
    done = done_days(ask, names, facts.plans, from_on, as_of, since, again)
    stands = {
        id_
        for id_, unit in facts.units.items()
        if id_ not in touched.units and unit == before.lately.get(id_)
    }
    asked = {id_: on for id_, on in _metered(facts.plans, from_on).items() if id_ not in stands}
    units = {**facts.units, **_with_all(ask, facts, asked, names)}
    known = before.facts.units
    for id_, unit in units.items():
        if id_ in stands or known.get(id_) == unit:
            units[id_] = known[id_]
    plans = {(plan.id, plan.subject.id): plan for plan in before.facts.plans}
    same = tuple(_kept(plan, plans.get((plan.id, plan.subject.id))) for plan in facts.plans)
    return History(replace(facts, units=units, plans=same), done, facts.units)


def _kept(plan: PlanFact, before: PlanFact | None) -> PlanFact:
    """Return the very plan of before where it says the same, so that nobody looks at it again."""
    return before if before is not None and before == plan else plan


def _by_all_rules(ask: Ask, as_of: date, *, with_actions: bool) -> DutyFacts:
    facts = all_facts(ask, as_of, with_actions=with_actions)
    return replace(facts, plans=_with_rules(ask, facts.plans))


def _all_since(plans: Iterable[PlanFact], from_on: date) -> dict[str, date]:
    """From when the completions of each plan are read: in a few steps, each asked for by itself."""
    steps = [from_on - timedelta(days=days) for days in (100, 800, _FARTHEST.days)]
    since = ((plan.id, _since(plan, from_on)) for plan in plans)
    return {id_: next((day for day in steps if day <= on), date.min) for id_, on in since}


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


def _metered(plans: Iterable[PlanFact], from_on: date) -> dict[str, date]:
    """From when the meter or the use of each unit is read, of those whose rules ask for it."""
    since: dict[str, date] = {}
    for plan in plans:
        rules = [one.rule for one in plan.rules if one.rule]
        if plan.subject.kind == "unit" and any(one.usage or one.when_in_use for one in rules):
            begins = max(_since(plan, from_on), from_on - _FARTHEST)
            since[plan.subject.id] = min(begins, since.get(plan.subject.id, begins))
    return since


def _with_all(
    ask: Ask, facts: DutyFacts, asked: Mapping[str, date], names: Register
) -> dict[str, UnitFact]:
    """Return units with all readings and all days of use since a day."""
    readings: dict[str, list[ReadingFact]] = {id_: [] for id_ in asked}
    used: dict[str, list[date]] = {id_: [] for id_ in asked}
    own = {id_: known.meter for id_ in asked if (known := names.units.get(id_))}
    for since in sorted({*asked.values()}):
        units = sorted(id_ for id_, on in asked.items() if on == since)
        for question in WRITTEN:
            lines = ask(question, as_of=facts.as_of, from_on=since, units=units)
            for unit_id, on, value, meter, replaced in lines:
                readings[unit_id].append(
                    ReadingFact(
                        on, Decimal(value) / _SCALE, meter or own.get(unit_id), replaced == 1
                    )
                )
        by_use = sorted({*units} & _by_use(facts.plans))
        lines = ask("days_of_use", as_of=facts.as_of, from_on=since, units=by_use) if by_use else ()
        for unit_id, on in lines:
            used[unit_id].append(on)
    # those of the facts count as well: what was stated, and what nobody dated
    lately = {id_: facts.units.get(id_, UnitFact()) for id_ in asked}
    return {
        id_: replace(
            unit,
            # in the order in which they were read, because that is nearly in time
            readings=tuple(sorted(dict.fromkeys((*unit.readings, *readings[id_])), key=_IN_TIME)),
            used_on=tuple(sorted({*unit.used_on, *used[id_]})),
        )
        for id_, unit in lately.items()
    }


def _by_use(plans: Iterable[PlanFact]) -> set[str]:
    """Return the units of which a rule asks on which days they were used."""
    rules = [(plan.subject.id, one.rule) for plan in plans for one in plan.rules if one.rule]
    return {id_ for id_, rule in rules if rule.when_in_use}
