"""The two readings that tell where a meter stands and how fast it runs, by a seek for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    FromClause,
    Select,
    Table,
    bindparam,
    func,
    select,
)
from sqlalchemy.engine import Connection

from desktop.records.equipment import Reading
from desktop.store.fact_completions import UNIT, as_stored
from desktop.store.fact_loose import AS_OF, INSPECTION, MAINTENANCE
from desktop.store.fact_register import table_of
from desktop.values.usage import RATE_WINDOW_DAYS

READING: Final = table_of(Reading)
# where a reading is written: its day, its value, what it is in
WRITTEN: Final[dict[Table, tuple[str, str, str]]] = {
    READING: ("read_on", "value", "unit"),
    INSPECTION: ("done_on", "reading", "reading_unit"),
    MAINTENANCE: ("done_on", "reading", "reading_unit"),
}
UNITS: Final[BindParameter[str]] = bindparam("units", expanding=True)
FROM: Final = bindparam("from_on", type_=Date)

Said = tuple[date, int]  # the day, and the thousandths that readings are stored in


@dataclass(frozen=True, slots=True)
class Pace:
    """The first reading of the latest months and the last one."""

    first: Said
    last: Said

    @property
    def tells(self) -> bool:
        """Whether the two say it all: two days, and nothing that fell."""
        return self.first[0] < self.last[0] and self.first[1] <= self.last[1]


def _end(table: Table, *, last: bool) -> tuple[Sequence[ColumnElement[Any]], FromClause, Any]:
    """A reading at one end of the latest months, its line, and what makes it that."""
    day, value, meter = WRITTEN[table]
    line, sought = table.alias(), table.alias()
    at = sought.c[day]
    found = (
        select(sought.c.id)
        .where(
            sought.c.equipment_id == UNIT.c.id,
            at <= AS_OF if last else at.between(FROM, AS_OF),
            sought.c[value].is_not(None),
            sought.c.voided_at.is_(None),
            func.coalesce(sought.c[meter], UNIT.c.reading_unit) == bindparam("meter"),
        )
        .order_by(at.desc() if last else at, sought.c[value].desc())
        .limit(1)
        .correlate(UNIT)
        .scalar_subquery()
    )
    return (line.c[day], as_stored(line.c[value])), line, line.c.id == found


def _question() -> Select[*tuple[Any, ...]]:
    joined: FromClause = UNIT
    columns: list[ColumnElement[Any]] = []
    for table in WRITTEN:
        for last in (False, True):
            said, line, is_it = _end(table, last=last)
            joined = joined.outerjoin(line, is_it)
            columns += said
    return select(UNIT.c.id, *columns).select_from(joined).where(UNIT.c.id.in_(UNITS))


_ENDS: Final = _question()
_REPLACED: Final = (
    select(READING.c.equipment_id)
    .where(READING.c.equipment_id.in_(UNITS), READING.c.read_on.between(FROM, AS_OF))
    .where(READING.c.meter_replaced.is_(True), READING.c.voided_at.is_(None))
)


def paces(connection: Connection, as_of: date, meter: str, units: Iterable[str]) -> dict[str, Pace]:
    """Return the pace of units whose own meter counts `meter` (km or h), as far as known."""
    bound = {
        "as_of": as_of,
        "from_on": as_of - timedelta(days=RATE_WINDOW_DAYS),
        "meter": meter,
        "units": sorted(units),
    }
    found: dict[str, Pace] = {}
    for unit_id, *ends in connection.execute(_ENDS, bound).all() if bound["units"] else ():
        firsts = [(on, value) for on, value in zip(ends[::4], ends[1::4], strict=True) if on]
        lasts = [(on, value) for on, value in zip(ends[2::4], ends[3::4], strict=True) if on]
        if lasts:
            last = max(lasts)
            found[unit_id] = Pace(min(firsts, key=_early_and_high, default=last), last)
    return found


def _early_and_high(said: Said) -> tuple[date, int]:
    return said[0], -said[1]


def with_a_new_meter(
    connection: Connection, as_of: date, from_on: date, units: Iterable[str]
) -> set[str]:
    """Return the units that got a new meter from a day on."""
    bound = {"as_of": as_of, "from_on": from_on, "units": sorted(units)}
    return set(connection.execute(_REPLACED, bound).scalars()) if bound["units"] else set()
