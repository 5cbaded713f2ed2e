"""What meters said around the times out of service, for whoever asks if they went on."""

from datetime import date
from decimal import Decimal

from desktop.store.asking import Ask
from desktop.store.fact_readings import WRITTEN
from desktop.store.fact_register import register
from desktop.store.facts import PACE_BEFORE, ReadingFact, ServiceFact, Subject, UnitFact
from desktop.values.amounts import SCALE


def parked_units(ask: Ask, as_of: date) -> tuple[tuple[Subject, UnitFact], ...]:
    """Return every unit that was ever parked, out of order or sold, with its readings since."""
    names = register(ask)
    changes: dict[str, list[ServiceFact]] = {}
    for unit_id, change, on in ask("service_changes", as_of=as_of):
        if unit_id in names.units:
            changes.setdefault(unit_id, []).append(ServiceFact(change, on))
    if not changes:
        return ()
    readings: dict[str, list[ReadingFact]] = {unit_id: [] for unit_id in changes}
    first = min(of_unit[0].on for of_unit in changes.values())
    from_on = first - min(PACE_BEFORE, first - date.min)
    for question in WRITTEN:
        lines = ask(question, as_of=as_of, from_on=from_on, units=sorted(changes))
        for unit_id, on, value, unit, replaced in lines:
            meter = unit or names.units[unit_id].meter
            amount = Decimal(value) / SCALE
            readings[unit_id].append(ReadingFact(on, amount, meter, bool(replaced)))
    return tuple(
        (names.units[unit_id].subject, UnitFact(tuple(of_unit), tuple(readings[unit_id])))
        for unit_id, of_unit in changes.items()
    )
