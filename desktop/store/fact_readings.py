"""What meters said, from wherever it was written down, for the units whose rules ask for it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from desktop.store.asking import Ask
from desktop.store.fact_pace import Pace, paces, with_a_new_meter
from desktop.store.fact_register import Register
from desktop.store.fact_undated import undated_readings
from desktop.store.facts import Done, PlanFact, ReadingFact
from desktop.values.amounts import SCALE
from desktop.values.interval import READING_UNITS, Rule
from desktop.values.pace import BACK_DAYS

# how far back they tell how fast a meter runs
BACK: Final = timedelta(days=BACK_DAYS)
# a completion without a reading is put between its neighbours
BEFORE_LAST: Final = timedelta(days=31)
# wherever a reading is written down
WRITTEN: Final = ("readings", "readings_at_inspections", "readings_at_maintenance")

Asked = dict[str, list[tuple[Rule, Done]]]  # by unit, what its duties count from when


def reading_facts(
    ask: Ask, as_of: date, register: Register, plans: Iterable[PlanFact]
) -> dict[str, list[ReadingFact]]:
    """Return the readings that tell of each unit, those of its duties' last completions included.

    Of a meter that only rises these are the few that tell its pace, and where it is past a limit
    all since that duty was done, because they tell when it was reached; of any other, all since the
    last completions. Nothing where a duty was never done: nothing is counted.
    """
    asked = _asked(plans)
    found: dict[str, list[ReadingFact]] = {unit_id: [] for unit_id in asked}
    easily = _at_a_glance(ask, as_of, register, asked)
    past: dict[str, date] = {}
    for unit_id, pace in easily.items():
        for on, value in pace.said if pace else ():
            found[unit_id].append(_fact(on, value, register.units[unit_id].meter))
        passed = [last.on for rule, last in asked[unit_id] if not _is_below(rule, last, pace)]
        if passed:
            past[unit_id] = min(passed)
    for units, from_on in (*_groups(asked, easily, as_of), *_groups_of_past(past)):
        for question in WRITTEN:
            lines = ask(question, as_of=as_of, from_on=from_on, units=units)
            for unit_id, on, value, unit, replaced in lines:
                meter = unit or register.units[unit_id].meter
                found[unit_id].append(_fact(on, value, meter, replaced=bool(replaced)))
    for unit_id, reading in undated_readings(ask, as_of, found):
        found[unit_id].append(reading)
    for unit_id, counted in asked.items():
        for _rule, last in counted:
            if last.reading is not None:
                found[unit_id].append(ReadingFact(last.on, last.reading, last.reading_unit))
    return found


def _fact(on: date, thousandths: int, meter: str | None, *, replaced: bool = False) -> ReadingFact:
    return ReadingFact(on, Decimal(thousandths) / SCALE, meter, replaced)


def _asked(plans: Iterable[PlanFact]) -> Asked:
    asked: Asked = {}
    for plan in plans:
        rule = plan.rule
        if rule and plan.last and (rule.usage or rule.when_in_use or rule.after_use):
            asked.setdefault(plan.subject.id, []).append((rule, plan.last))
    return asked


def _at_a_glance(ask: Ask, as_of: date, register: Register, asked: Asked) -> dict[str, Pace | None]:
    """The units of which a few readings tell everything, with those; None where there is none."""
    simple: dict[str, set[str]] = {meter: set() for meter in READING_UNITS}
    for unit_id, counted in asked.items():
        meter = register.units[unit_id].meter
        if meter and all(_is_simple(rule, last, meter) for rule, last in counted):
            simple[meter].add(unit_id)
    every = set().union(*simple.values())
    since = min((last.on for unit_id in every for _rule, last in asked[unit_id]), default=as_of)
    every -= with_a_new_meter(ask, as_of, since, every)
    found: dict[str, Pace | None] = {}
    for meter, units in simple.items():
        known = paces(ask, as_of, meter, units & every)
        for unit_id in units & every:
            pace = known.get(unit_id)
            if pace is None or (pace.tells and _rose(asked[unit_id], pace)):
                found[unit_id] = pace
    return found


def _is_simple(rule: Rule, last: Done, meter: str) -> bool:
    """Whether the rule counts just what the unit's own meter does, from a reading that is known."""
    if rule.when_in_use or rule.after_use or last.reading is None:
        return False
    return last.reading_unit == meter and all(usage.unit == meter for usage in rule.usage)


def _rose(counted: Iterable[tuple[Rule, Done]], pace: Pace) -> bool:
    """Whether the meter says no less than at any last completion."""
    return all((last.reading or 0) * SCALE <= pace.said[-1][1] for _rule, last in counted)


def _is_below(rule: Rule, last: Done, pace: Pace | None) -> bool:
    """Whether the meter rose to no limit: past one it matters when that was."""
    if pace is None:
        return True
    start = (last.reading or 0) * SCALE
    return pace.said[-1][1] < start + min(usage.limit for usage in rule.usage) * SCALE


def _groups_of_past(past: Mapping[str, date]) -> Iterator[tuple[list[str], date]]:
    """The units past a limit with the day from which readings tell when, lately and long ago."""
    if not past:
        return
    middle = sorted(past.values())[len(past) // 2]
    for lately in (True, False):
        units = [unit_id for unit_id, on in past.items() if (on >= middle) is lately]
        if units:
            yield units, min(past[unit_id] for unit_id in units)


def _groups(
    asked: Asked, easily: dict[str, Pace | None], as_of: date
) -> Iterator[tuple[list[str], date]]:
    """The other units with the day from which readings matter: most lately, a few long ago."""
    since = {
        unit_id: min(as_of - BACK, *(last.on - BEFORE_LAST for _rule, last in counted))
        for unit_id, counted in asked.items()
        if unit_id not in easily
    }
    for lately in (True, False):
        units = [unit_id for unit_id, on in since.items() if (on == as_of - BACK) is lately]
        if units:
            yield units, min(since[unit_id] for unit_id in units)
