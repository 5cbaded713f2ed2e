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
_MANY: Final = 200  # changes: then all is read anew


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
    # each line of it, because to sort out equal ones SQLite looks through the whole history
    asked = select(CHANGE.c.record_id, CHANGE.c.action_id).where(CHANGE.c.number > line)
    changes = connection.execute(asked.limit(_MANY + 1)).all()
    if len(changes) > _MANY:
        return Edit(kinds, frozenset())
    ids, actions = frozenset(one[0] for one in changes), {one[1] for one in changes}
    return Edit(kinds, ids, touched_by(connection, actions, DOING & kinds))


def kinds_since(connection: Connection, line: int) -> frozenset[str]:
    """Return the kinds of the records that were changed after a line of the history."""
    asked = select(CHANGE.c.kind).where(CHANGE.c.number > line).distinct()
    return frozenset(connection.execute(asked).scalars())
