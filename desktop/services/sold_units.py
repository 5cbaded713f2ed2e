"""Which units were sold: they stay in the records and are no choice for new ones."""

from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.records.equipment import ServiceChange

_CHANGE: Final = ServiceChange.__table__


def sold_in(connection: Connection, today: date) -> frozenset[str]:
    """Return the units of which the last change by a day is that they were sold."""
    question = (
        select(_CHANGE.c.equipment_id, _CHANGE.c.change)
        .where(_CHANGE.c.voided_at.is_(None), _CHANGE.c.changed_on <= today)
        .order_by(_CHANGE.c.changed_on, _CHANGE.c.id)
    )
    last: dict[str, str] = {}
    for unit, change in connection.execute(question):
        last[unit] = change
    return frozenset(unit for unit, change in last.items() if change == "sold")
