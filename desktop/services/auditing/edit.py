"""What was changed in a file since it was last audited."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.store.fact_history import Touched
from desktop.store.tables import CHANGE
from desktop.store.touched import touched_by

# what is done of a duty, or read of a unit
DOING: Final = frozenset({"inspection", "maintenance", "meeting", "drill", "reading", "use_log"})
_MANY: Final = 200  # records: then all is read anew


@dataclass(frozen=True, slots=True)
class Edit:
    """The kinds and records that changed; no `ids`, and `touched` None: it may be any of them."""

    kinds: frozenset[str]
    ids: frozenset[str]
    touched: Touched | None = None


def edit_since(connection: Connection, line: int) -> Edit | None:
    """Return all that was changed after a line of the history, None for nothing.

    Whoever did it: the command line writes to a file that a window has open.
    """
    kinds = kinds_since(connection, line)
    if not kinds:
        return None
    later = CHANGE.c.number > line
    some = select(CHANGE.c.record_id).where(later).distinct().limit(_MANY + 1)
    ids = frozenset(connection.execute(some).scalars())
    if len(ids) > _MANY:
        return Edit(kinds, frozenset())
    actions = connection.execute(select(CHANGE.c.action_id).where(later).distinct()).scalars().all()
    return Edit(kinds, ids, touched_by(connection, actions, DOING & kinds))


def kinds_since(connection: Connection, line: int) -> frozenset[str]:
    """Return the kinds of the records that were changed after a line of the history."""
    asked = select(CHANGE.c.kind).where(CHANGE.c.number > line).distinct()
    return frozenset(connection.execute(asked).scalars())
