"""What happened to units: parked and returned, used, repaired."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, ScalarSelect, Table, and_, func, or_, select

from desktop.records.equipment import ServiceChange
from desktop.records.work_log import UseLog
from desktop.store.questions.terms import AS_OF, FROM, MAINTENANCE, UNIT, UNITS, Question, table_of

_CHANGE: Final = table_of(ServiceChange)
_USE: Final = table_of(UseLog)


def _last(table: Table, day: str, *more: ColumnElement[bool]) -> ScalarSelect[Any]:
    """The last day that the table has for a unit."""
    return (
        select(func.max(table.c[day]))
        .where(table.c.equipment_id == UNIT.c.id, table.c.voided_at.is_(None))
        .where(table.c[day] <= AS_OF, *more)
        .correlate(UNIT)
        .scalar_subquery()
    )


# a line of the use log that says nought was written to say that the unit was not used
_WAS_USED: Final = or_(
    and_(_USE.c.hours.is_(None), _USE.c.days.is_(None)),
    _USE.c.hours > Decimal(0),
    _USE.c.days > Decimal(0),
)

QUESTIONS: Final[Mapping[str, Question]] = {
    "service_changes": select(_CHANGE.c.equipment_id, _CHANGE.c.change, _CHANGE.c.changed_on)
    .where(_CHANGE.c.voided_at.is_(None), _CHANGE.c.changed_on <= AS_OF)
    .order_by(_CHANGE.c.changed_on, _CHANGE.c.id),
    "ends_of_use_log": select(UNIT.c.id, _last(_USE, "used_on"), _last(_USE, "used_on", _WAS_USED)),
    "days_of_use": select(_USE.c.equipment_id, _USE.c.used_on)
    .where(_USE.c.equipment_id.in_(UNITS), _USE.c.used_on.between(FROM, AS_OF))
    .where(_USE.c.voided_at.is_(None), _WAS_USED),
    "last_repairs": select(UNIT.c.id, _last(MAINTENANCE, "done_on")).where(UNIT.c.id.in_(UNITS)),
}
