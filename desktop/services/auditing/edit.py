"""What was changed in a file since it was last audited."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.engine import Connection

from desktop.store.fact_history import Touched
from desktop.store.touched import touched_by
from desktop.store.transaction import Changed

# what is done of a duty, or read of a unit
DOING: Final = frozenset({"inspection", "maintenance", "meeting", "drill", "reading", "use_log"})
_MANY: Final = 200  # records: then all is read anew


@dataclass(frozen=True, slots=True)
class Edit:
    """The kinds and records that changed; no `ids`, and `touched` None: it may be any of them."""

    kinds: frozenset[str]
    ids: frozenset[str]
    touched: Touched | None = None


def edit_of(connection: Connection, changes: Sequence[Changed]) -> Edit | None:
    """Return all of some changes as one, None for none."""
    if not changes:
        return None
    kinds = frozenset[str]().union(*(one.kinds for one in changes))
    ids = frozenset[str]().union(*(one.ids for one in changes))
    if not all(one.ids for one in changes):
        return Edit(kinds, frozenset())
    if len(ids) > _MANY:
        return Edit(kinds, ids)
    actions = [one.action_id for one in changes]
    return Edit(kinds, ids, touched_by(connection, actions, DOING & kinds))
