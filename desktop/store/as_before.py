"""Tells whether a record says again what it said before an action, whatever was done in between."""

import json
from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.store.aggregate import Stored
from desktop.store.canonical import written
from desktop.store.changing import VOIDING, flat
from desktop.store.tables import CHANGE

_VOIDED: Final = "voided_at"


def changed_since(
    connection: Connection, action_id: str, kinds: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield kind and id of the records of some kinds that were changed by an action or later."""
    first = select(func.min(CHANGE.c.number)).where(CHANGE.c.action_id == action_id)
    asked = select(CHANGE.c.kind, CHANGE.c.record_id).where(
        CHANGE.c.number >= first.scalar_subquery(), CHANGE.c.kind.in_(list(kinds))
    )
    for line in connection.execute(asked.distinct()).all():
        yield line.kind, line.record_id


def said_before(connection: Connection, action_id: str, record_id: str) -> dict[str, Any] | None:
    """Return what was changed of a record since before an action, as it was; None: it was not."""
    first = select(func.min(CHANGE.c.number)).where(CHANGE.c.action_id == action_id)
    asked = select(CHANGE.c.operation, CHANGE.c.old).where(
        CHANGE.c.number >= first.scalar_subquery(), CHANGE.c.record_id == record_id
    )
    before: dict[str, Any] = {}
    for line in connection.execute(asked.order_by(CHANGE.c.number)).all():
        if line.operation == "create":
            return None
        for name, value in json.loads(line.old or "{}").items():
            before.setdefault(name, value)
    return before


def is_as_before(record: Stored, before: dict[str, Any] | None) -> bool:
    """Whether a record says what it said before; one that was not there yet is voided now.

    Who voided it, when and why is not what was said, because undo voids anew.
    """
    if before is None:
        return record.is_voided
    now = flat(record)
    said = [name for name in before if name not in VOIDING]
    # as mappings, because in one of them what is empty may be left out
    is_same = written({n: now.get(n) for n in said}) == written({n: before[n] for n in said})
    was_voided = before.get(_VOIDED, record.voided_at) is not None
    return is_same and was_voided == record.is_voided
