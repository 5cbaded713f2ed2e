"""Which duties and units the records of an action are about, as they stand and as they stood."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.store.aggregate import table_of
from desktop.store.fact_history import Touched
from desktop.store.tables import CHANGE

_PLAN, _UNIT = "plan_id", "equipment_id"


def touched_by(
    connection: Connection, actions: Collection[str], kinds: Collection[str]
) -> Touched | None:
    """Return what the records of some kinds are about that some actions changed.

    None where that is not known, because a record has left the file.
    """
    question = select(CHANGE.c.kind, CHANGE.c.record_id, CHANGE.c.old, CHANGE.c.new).where(
        CHANGE.c.action_id.in_(list(actions)), CHANGE.c.kind.in_(list(kinds))
    )
    plans: set[str] = set()
    units: set[str] = set()
    days: set[str] = set()
    for kind, record_id, *said in connection.execute(question).all():
        day = kind_of(kind).happened or "id"
        names = [name for name in (_PLAN, _UNIT, day) if name in table_of(kind_of(kind)).c]
        stands = _now(connection, kind, record_id, names)
        if stands is None:
            return None
        for values in (stands, *_values(said)):
            plans.update(filter(None, [values.get(_PLAN)]))
            units.update(filter(None, [values.get(_UNIT)]))
            days.update(str(on) for on in [values.get(day)] if on)
    return Touched(frozenset(plans), frozenset(units), frozenset(days))


def _now(
    connection: Connection, kind: str, record_id: str, names: Collection[str]
) -> dict[str, Any] | None:
    table = table_of(kind_of(kind))
    columns = [table.c.id, *(table.c[name] for name in names)]
    line = connection.execute(select(*columns).where(table.c.id == record_id)).mappings().first()
    return None if line is None else dict(line)


def _values(said: Collection[str | None]) -> Iterator[dict[str, Any]]:
    for text in said:
        if text:
            yield json.loads(text)
