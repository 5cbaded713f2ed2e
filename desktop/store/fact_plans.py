"""Turns the plans in force into facts: on what, by which rule, last done when, skipped when."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from desktop.errors import Refused
from desktop.store.asking import Ask, Line
from desktop.store.fact_completions import (
    PLAN_COLUMNS,
    WIDTH,
    all_completions,
    amount,
    of_plans,
    of_types,
)
from desktop.store.fact_gatherings import GATHERED, last_gatherings
from desktop.store.fact_loose import Loose, loose_completions
from desktop.store.fact_register import Register, UnitEntry
from desktop.store.facts import Done, PlanFact, SkipFact, Subject
from desktop.values.folding import fold
from desktop.values.interval import Rule
from desktop.values.rules import read_rule

# the places of a line, in the order of PLAN_COLUMNS and of what follows them
(
    _ID, _KIND, _TYPE, _SITE, _TASK, _IN_FORCE, _ANCHOR, _STATED_ON, _STATED_READING, _SHARE, _DAYS,
    _STATUTORY, _EARLY, _KEEPS_ON, _UNIT, _RULE, _COUNTED, _HAS_RULES, _COMPLETIONS,
) = range(len(PLAN_COLUMNS) + 5)  # fmt: skip


def plan_facts(ask: Ask, as_of: date, register: Register) -> tuple[PlanFact, ...]:
    """Return every duty in force on the day, once for each of its subjects.

    A plan none of whose rules is in force is no duty; one without any rule is. A plan on a type
    holds for its units until a unit has a plan of the same task of its own.
    """
    lines = {line[_ID]: line for line in of_plans(ask, as_of)}.values()
    own = [line for line in lines if not _is_on_a_type(line)]
    on_types = [line for line in lines if _is_on_a_type(line)]
    of_units = of_types(ask, as_of, _same_types(on_types, register))
    loose = loose_completions(ask, as_of, with_types=bool(on_types))
    asked = [(x[_ID], x[_KIND], x[_TASK], x[_SITE] or "") for x in own if x[_KIND] in GATHERED]
    if asked:
        loose = replace(loose, held=last_gatherings(ask, as_of, asked))
    skips = _skips(ask, as_of)
    facts = [
        _fact(line, subject, as_of, register, loose, skips)
        for line in [*own, *_not_overridden(of_units, own)]
        if (line[_RULE] is not None or not line[_HAS_RULES])
        and (subject := _subject(line, register)) is not None
    ]
    return tuple(_with_all_completions(ask, as_of, facts))


def _is_on_a_type(line: Line) -> bool:
    return bool(line[_TYPE]) and line[_UNIT] is None and line[_SITE] is None


def _same_types(on_types: Iterable[Line], register: Register) -> set[tuple[str, str]]:
    """The pairs of type names as written that mean the same: (on the plan, on the unit)."""
    plans = {line[_TYPE] for line in on_types}
    units = {entry.type for entry in register.units.values() if entry.type} if plans else set()
    return {(plan, unit) for plan in plans for unit in units if fold(plan) == fold(unit)}


def _not_overridden(of_units: Iterable[Line], own: Iterable[Line]) -> Iterator[Line]:
    overridden = {(line[_UNIT], fold(line[_TASK])) for line in own}
    by_unit = {(line[_ID], line[_UNIT]): line for line in of_units}
    for line in by_unit.values():
        if (line[_UNIT], fold(line[_TASK])) not in overridden:
            yield line


def _subject(line: Line, register: Register) -> Subject | None:
    """What the plan is on; None when that was voided."""
    if unit_id := line[_UNIT]:
        entry = register.units.get(unit_id)
        return entry.subject if entry else None
    if site_id := line[_SITE]:
        return register.sites.get(site_id)
    return register.company


def _fact(
    line: Line,
    subject: Subject,
    as_of: date,
    register: Register,
    loose: Loose,
    skips: dict[str, tuple[SkipFact, ...]],
) -> PlanFact:
    unit = register.units.get(subject.id)
    stated = _stated(line, unit, as_of)
    last = _last(line, unit, register, loose, stated)
    text = line[_RULE] or ""
    early = line[_EARLY]
    return PlanFact(
        id=line[_ID],
        kind=line[_KIND],
        subject=subject,
        task=line[_TASK],
        rule_text=text,
        rule=rule_of(text),
        fixed=line[_COUNTED] == "fixed",
        in_force_from=line[_IN_FORCE],
        anchor_on=line[_ANCHOR],
        lead_share=amount(line[_SHARE]),
        lead_days=line[_DAYS],
        statutory=bool(line[_STATUTORY]),
        last=last,
        skips=skips.get(line[_ID], ()),
        early_days=None if early is None else max(0, early),
        keeps_on=bool(line[_KEEPS_ON]),
        stated=stated,
    )


@lru_cache(maxsize=4096)
def rule_of(text: str) -> Rule | None:
    """Return the rule that the text says, or None where it cannot be read."""
    try:
        return read_rule(text)
    except Refused:
        return None


def _stated(line: Line, unit: UnitEntry | None, as_of: date) -> Done | None:
    """The baseline, where it is not of a day to come."""
    on = line[_STATED_ON]
    if on is None or on > as_of:
        return None
    meter = unit.meter if unit else None
    return Done(on, reading=amount(line[_STATED_READING]), reading_unit=meter, baseline=True)


def _last(
    line: Line, unit: UnitEntry | None, register: Register, loose: Loose, stated: Done | None
) -> Done | None:
    """The last completion of any kind, on the same day one with a reading; or the baseline."""
    last: Done | None = None
    for done in _completions(line, unit, register, loose):
        if last is None or _says_more(done, last):
            last = done
    if stated is None or (last and last.on > stated.on):
        return last
    if last is None or last.on < stated.on:
        return stated
    if last.reading is not None:
        return last
    return replace(last, reading=stated.reading, reading_unit=stated.reading_unit)


def _says_more(one: Done, other: Done) -> bool:
    return (one.on, one.reading is not None) > (other.on, other.reading is not None)


def _completions(
    line: Line, unit: UnitEntry | None, register: Register, loose: Loose
) -> Iterator[Done]:
    meter = unit.meter if unit else None
    for at in range(_COMPLETIONS, len(line), WIDTH):
        if (on := line[at]) is not None:
            by_id, by_name, reading, read_in = line[at + 1 : at + WIDTH]
            by = register.person(by_id, by_name) or ""
            yield Done(on, by, amount(reading), read_in or meter)
    subject_id = line[_UNIT] or line[_SITE]
    if subject_id and (on := loose.of_subject(subject_id, line[_TASK])):
        yield Done(on, reading_unit=meter)
    if on := loose.held.get(line[_ID]):
        yield Done(on)
    type_ = line[_TYPE] or (unit.type if unit else None)
    if type_ and (on := loose.of_type(line[_ID], type_, line[_TASK])):
        yield Done(on, reading_unit=meter)


def _skips(ask: Ask, as_of: date) -> dict[str, tuple[SkipFact, ...]]:
    found: dict[str, tuple[SkipFact, ...]] = {}
    for plan, skipped_on, due_on, new in ask("skips", as_of=as_of):
        found[plan] = (*found.get(plan, ()), SkipFact(skipped_on, due_on, new))
    return found


def _with_all_completions(ask: Ask, as_of: date, facts: list[PlanFact]) -> Iterator[PlanFact]:
    """Where dates are kept it matters what each completion was for, so these know them all."""
    fixed = {fact.id for fact in facts if fact.keeps_its_date}
    days: dict[str, set[tuple[str | None, date]]] = {}
    for plan, unit, on in all_completions(ask, as_of, fixed) if fixed else ():
        days.setdefault(plan, set()).add((unit, on))
    for fact in facts:
        if not fact.keeps_its_date:
            yield fact
            continue
        known = {fact.last.on} if fact.last else set()
        is_unit = fact.subject.kind == "unit"
        known |= {
            on
            for unit, on in days.get(fact.id, ())
            if not is_unit or unit is None or unit == fact.subject.id
        }
        yield replace(fact, completions=tuple(sorted(known)))
