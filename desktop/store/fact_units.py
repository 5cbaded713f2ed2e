"""What happened to units: parked and returned, used, repaired, and what their meters said."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from desktop.store.asking import Ask
from desktop.store.fact_loose import latest
from desktop.store.fact_readings import reading_facts
from desktop.store.fact_register import Register
from desktop.store.facts import PlanFact, ServiceFact, UnitFact
from desktop.values.amounts import exact


def unit_facts(
    ask: Ask, as_of: date, register: Register, plans: Iterable[PlanFact]
) -> tuple[dict[str, UnitFact], date | None]:
    """Return what is known of units, as far as rules ask for it, and how far the use log goes."""
    on_units = [plan for plan in plans if plan.subject.kind == "unit" and plan.rule is not None]
    changes: dict[str, list[ServiceFact]] = {}
    for unit, change, on in ask("service_changes", as_of=as_of):
        changes.setdefault(unit, []).append(ServiceFact(change, on))
    readings = reading_facts(ask, as_of, register, on_units)
    used, written_to = _use(ask, as_of, on_units)
    repaired = _repaired(ask, as_of, on_units)
    usual = _usual(register)
    units = {
        unit: UnitFact(
            tuple(changes.get(unit, ())),
            tuple(readings.get(unit, ())),
            tuple(sorted(used.get(unit, ()))),
            repaired.get(unit),
            usual.get(unit),
        )
        for unit in {*changes, *readings, *used, *repaired, *usual}
    }
    return units, written_to


def _usual(register: Register) -> dict[str, tuple[Decimal, str]]:
    """What somebody stated as the use of a day; where a unit has two meters it is in km."""
    return {
        unit_id: (exact(entry.daily_use), entry.meter or "km")
        for unit_id, entry in register.units.items()
        if entry.daily_use is not None
    }


def _use(
    ask: Ask, as_of: date, plans: Iterable[PlanFact]
) -> tuple[dict[str, set[date]], date | None]:
    """The days of use since each duty was last done and the last before, by unit."""
    asked = [p for p in plans if p.rule and (p.rule.when_in_use or p.rule.after_use)]
    if not asked:
        return {}, None
    lines = ask("ends_of_use_log", as_of=as_of)
    found = {unit: {used} for unit, _written, used in lines if used is not None}
    from_on = min((p.last.on for p in asked if p.last), default=as_of)
    units = sorted({p.subject.id for p in asked})
    for unit, on in ask("days_of_use", as_of=as_of, from_on=from_on, units=units) if found else ():
        found[unit].add(on)
    return found, latest(*(written for _unit, written, _used in lines))


def _repaired(ask: Ask, as_of: date, plans: Iterable[PlanFact]) -> dict[str, date | None]:
    asked = {plan.subject.id for plan in plans if plan.rule and plan.rule.after_repair}
    lines = ask("last_repairs", as_of=as_of, units=sorted(asked)) if asked else ()
    return {unit: on for unit, on in lines if on is not None}
