"""What meters said, from wherever it was written down, for the units whose rules ask for it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Date,
    Select,
    Table,
    bindparam,
    false,
    select,
    type_coerce,
)
from sqlalchemy.engine import Connection

from desktop.records.equipment import Reading
from desktop.store.fact_loose import AS_OF, INSPECTION, MAINTENANCE
from desktop.store.fact_register import Register, table_of
from desktop.store.fact_undated import undated_readings
from desktop.store.facts import PlanFact, ReadingFact
from desktop.values.usage import RATE_WINDOW_DAYS

# how far back they tell how fast a meter runs: the window of values/usage.py and a month
BACK: Final = timedelta(days=120)
# a completion without a reading is put between its neighbours
BEFORE_LAST: Final = timedelta(days=31)

READING: Final = table_of(Reading)
# where a reading is written: its day, its value, what it is in
WRITTEN: Final = {
    READING: ("read_on", "value", "unit"),
    INSPECTION: ("done_on", "reading", "reading_unit"),
    MAINTENANCE: ("done_on", "reading", "reading_unit"),
}
UNITS: Final[BindParameter[str]] = bindparam("units", expanding=True)

Said = tuple[date, int, bool]  # the day, thousandths, whether a new meter starts there
Meters = dict[tuple[str, str | None], list[Said]]  # by unit and what it counts


def _dated(table: Table) -> Select[*tuple[Any, ...]]:
    day, value, unit = (table.c[name] for name in WRITTEN[table])
    return select(
        table.c.equipment_id,
        unit,
        day,
        # as the whole thousandths they are stored in: most are looked at and left
        type_coerce(value, BigInteger),
        table.c.meter_replaced if table is READING else false(),
    ).where(
        table.c.equipment_id.in_(UNITS),
        day.between(bindparam("from_on", type_=Date), AS_OF),
        value.is_not(None),
        table.c.voided_at.is_(None),
    )


_DATED: Final = tuple(_dated(table) for table in WRITTEN)


def reading_facts(
    connection: Connection, as_of: date, register: Register, plans: Iterable[PlanFact]
) -> dict[str, list[ReadingFact]]:
    """Return the readings that tell of each unit, those of its duties' last completions included.

    Of a meter that only rises and has not reached a limit these are the two that tell its pace; of
    any other, all since the last completions.
    """
    asked = [plan for plan in plans if _asks_for_readings(plan)]
    found: dict[str, list[ReadingFact]] = {plan.subject.id: [] for plan in asked}
    closely = {plan.subject.id for plan in asked if _asks_for_all(plan)}
    easily = [plan for plan in asked if plan.subject.id not in closely]
    lately = _read(connection, as_of, as_of - BACK, register, {p.subject.id for p in easily})
    closely |= _reached(easily, lately)
    closely |= {unit for (unit, meter), said in lately.items() if not (meter and only_rises(said))}
    for (unit_id, meter), said in lately.items():
        if unit_id not in closely:
            found[unit_id] += (_fact(meter, one) for one in pace_of(said))
    for units, from_on in _groups([p for p in asked if p.subject.id in closely], as_of):
        for (unit_id, meter), said in _read(connection, as_of, from_on, register, units).items():
            found[unit_id] += (_fact(meter, one) for one in said)
    for unit_id, reading in undated_readings(connection, as_of, found):
        found[unit_id].append(reading)
    for plan in asked:
        last = plan.last
        if last is not None and last.reading is not None:
            found[plan.subject.id].append(ReadingFact(last.on, last.reading, last.reading_unit))
    return found


def _asks_for_readings(plan: PlanFact) -> bool:
    rule = plan.rule
    return rule is not None and bool(rule.usage or rule.when_in_use or rule.after_use)


def _asks_for_all(plan: PlanFact) -> bool:
    rule = plan.rule
    if rule is not None and (rule.when_in_use or rule.after_use):
        return True
    return plan.last is not None and plan.last.reading is None


def _read(
    connection: Connection, as_of: date, from_on: date, register: Register, units: Iterable[str]
) -> Meters:
    """The readings of some units from a day on, in order."""
    found: Meters = {}
    bound = {"as_of": as_of, "from_on": from_on, "units": sorted(units)}
    for question in _DATED if bound["units"] else ():
        for unit_id, meter, on, value, replaced in connection.execute(question, bound).all():
            known = unit_id, meter or register.units[unit_id].meter
            if known in found:
                found[known].append((on, value, replaced))
            else:
                found[known] = [(on, value, replaced)]
    for said in found.values():
        said.sort()
    return found


def only_rises(said: Sequence[Said]) -> bool:
    """Return whether a meter never fell and was never replaced, so that its ends say it all."""
    return not said[0][2] and all(
        earlier[1] <= later[1] and not later[2] for earlier, later in pairwise(said)
    )


def pace_of(said: Sequence[Said]) -> Sequence[Said]:
    """Return the two readings by which values/usage.py tells how fast a rising meter runs."""
    last_day = said[-1][0]
    within = (at for at, one in enumerate(said) if (last_day - one[0]).days <= RATE_WINDOW_DAYS)
    return said[min(next(within), max(len(said) - 2, 0))], said[-1]


def _reached(plans: Iterable[PlanFact], lately: Meters) -> set[str]:
    """Units past a limit: only there it matters between which two readings that was."""
    return {
        plan.subject.id
        for plan in plans
        for usage in (plan.rule.usage if plan.rule else ())
        if plan.last and plan.last.reading is not None
        for _on, value, _replaced in lately.get((plan.subject.id, usage.unit), ())[-1:]
        if value >= (plan.last.reading + usage.limit) * 1000
    }


def _fact(meter: str | None, said: Said) -> ReadingFact:
    on, thousandths, replaced = said
    return ReadingFact(on, Decimal(thousandths).scaleb(-3), meter, bool(replaced))


def _groups(plans: Iterable[PlanFact], as_of: date) -> Iterator[tuple[list[str], date]]:
    """Units with the day from which their readings matter: most lately, a few long ago."""
    since: dict[str, date] = {}
    for plan in plans:
        from_on = min(as_of - BACK, plan.last.on - BEFORE_LAST if plan.last else as_of)
        since[plan.subject.id] = min(from_on, since.get(plan.subject.id, from_on))
    for lately in (True, False):
        units = [unit for unit, on in since.items() if (on == as_of - BACK) is lately]
        if units:
            yield units, min(since[unit] for unit in units)
