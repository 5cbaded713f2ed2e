"""What the company's papers say about how often, how often it was done, and what came of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from desktop.store.asking import Ask
from desktop.store.fact_history import History, history_facts
from desktop.store.fact_plans import rule_of
from desktop.store.fact_readings import WRITTEN
from desktop.store.fact_register import Register, register
from desktop.store.facts import DutyFacts, PlanFact, ReadingFact, UnitFact
from desktop.values.amounts import SCALE
from desktop.values.folding import fold
from desktop.values.stated import Looked, PaperThatSays, StatedFact, UnitSaid

_BEFORE: Final = timedelta(days=60)  # so that the beginning of the span is known


@dataclass(frozen=True, slots=True)
class SetAside:
    """Advice that somebody left, with the reason."""

    id: str
    code: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True)
class SaidAndDone:
    """Everything that tells whether a company does what it says."""

    history: History
    from_on: date
    stated: tuple[StatedFact, ...]
    papers: tuple[PaperThatSays, ...]
    sources: Mapping[str, tuple[str, str]]  # by plan: law, maker or policy, and where
    units: Mapping[str, UnitSaid]
    types: Mapping[str, str]  # of plans on every unit of a type
    looked: Mapping[tuple[str, str], Looked]  # by plan and subject
    set_aside: Mapping[str, SetAside]
    use_log: tuple[date, date] | None = None  # the first and the last day in it


def said_and_done(ask: Ask, from_on: date, as_of: date) -> SaidAndDone:
    """Read what is stated, planned and done in a span; seen is what happened by the day."""
    history, names = history_facts(ask, from_on, as_of), register(ask)
    ((log_from, log_to),) = ask("span_of_use_log", as_of=as_of)
    history = history._replace(facts=_with_use(ask, history.facts, names, from_on, log_to))
    words = {id_: (what, size, singly) for id_, what, size, singly in ask("descriptions")}
    meters = dict(map(tuple, ask("meters_of_units")))
    return SaidAndDone(
        history=history,
        from_on=from_on,
        stated=tuple(
            StatedFact(id_, title, kind, what, often, rule_of(often), since)
            for id_, title, kind, what, often, since in ask("stated_frequencies", as_of=as_of)
        ),
        papers=tuple(PaperThatSays(*line) for line in ask("documents_that_may_say")),
        sources={id_: (who, where or "") for id_, who, where in ask("who_says_how_often")},
        units={
            id_: _unit(entry.subject.name, entry.type, words.get(id_), meters.get(id_))
            for id_, entry in names.units.items()
        },
        types={id_: type_ for id_, type_ in ask("types_of_plans") if type_},
        looked=_looked(ask, history.facts.plans, from_on, as_of),
        set_aside={
            code: SetAside(id_, code, reason, by or "", on)
            for id_, code, reason, by, on in ask("advice_set_aside")
            if on <= as_of
        },
        use_log=(log_from, log_to) if log_from and log_to else None,
    )


def _unit(
    number: str,
    type_: str | None,
    said: tuple[str | None, int | None, bool | None] | None,
    meter: str | None,
) -> UnitSaid:
    what, size, singly = said or (None, None, None)
    return UnitSaid(number, what or "", type_ or "", size or 1, bool(singly), meter)


def _with_use(
    ask: Ask, facts: DutyFacts, names: Register, from_on: date, use_log_to: date | None
) -> DutyFacts:
    """All units that are inspected, with what tells when they moved, whatever their rules ask."""
    plans = (plan for plan in facts.plans if plan.kind == "inspection")
    ids = sorted({plan.subject.id for plan in plans if plan.subject.kind == "unit"})
    if not ids:
        return facts
    since, as_of = from_on - _BEFORE, facts.as_of
    readings: dict[str, set[ReadingFact]] = {id_: set() for id_ in ids}
    for question in WRITTEN:
        lines = ask(question, as_of=as_of, from_on=since, units=ids)
        for unit_id, on, value, meter, replaced in lines:
            known = names.units.get(unit_id)
            read_in = meter or (known.meter if known else None)
            amount = Decimal(value) / SCALE
            readings[unit_id].add(ReadingFact(on, amount, read_in, bool(replaced)))
    days: dict[str, set[date]] = {}
    for unit_id, on in ask("days_of_use", as_of=as_of, from_on=since, units=ids):
        days.setdefault(unit_id, set()).add(on)
    units = dict(facts.units)
    for id_ in ids:
        unit = units.get(id_, UnitFact())
        said = {*unit.readings, *readings[id_]}
        units[id_] = replace(
            unit,
            readings=tuple(sorted(said, key=lambda one: (one.on, one.value, one.replaced))),
            used_on=tuple(sorted({*unit.used_on, *days.get(id_, ())})),
        )
    return replace(facts, units=units, use_log_to=use_log_to)


def _looked(
    ask: Ask, plans: Iterable[PlanFact], from_on: date, as_of: date
) -> dict[tuple[str, str], Looked]:
    """Count the inspections of each duty by the marks by which it is known to be done."""
    by_plan: dict[tuple[str, str], list[Looked]] = {}
    by_task: dict[tuple[str, str], list[Looked]] = {}
    for plan, unit, site, task, n, found in ask("looked_and_found", from_on=from_on, as_of=as_of):
        one, subject = Looked(n, found), unit or site or ""
        if plan:
            by_plan.setdefault((plan, subject), []).append(one)
        elif task:
            by_task.setdefault((subject, fold(task)), []).append(one)
    counted: dict[tuple[str, str], Looked] = {}
    for duty in plans:
        of: Collection[tuple[str, str]] = {(duty.id, duty.subject.id), (duty.id, "")}
        some = [one for key in of for one in by_plan.get(key, ())]
        some += by_task.get((duty.subject.id, fold(duty.task)), [])
        times, found = sum(one.times for one in some), sum(one.found for one in some)
        counted[duty.id, duty.subject.id] = Looked(times, found)
    return counted
