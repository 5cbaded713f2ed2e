"""Tells from the history that an action was put off: a late one is not on time by that."""

import json
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.store import history_pages

_MOST: Final = 500  # changes of one action that are looked through
DUE, TRIES = "due_on", "tries"


def put_off_from(connection: Connection, action_id: str, due: date | None) -> date | None:
    """Return the day by which it was to be done at first, where that was earlier than it is now.

    What was corrected on the day on which it was set does not count, and what was opened again
    begins anew.
    """
    if due is None:
        return None
    try:
        first = _first_due(connection, action_id)
    except ValueError:  # somebody wrote into the history; its own check tells of that
        return None
    return first if first is not None and first < due else None


def _first_due(connection: Connection, action_id: str) -> date | None:
    found, _count = history_pages.changes_of_record(connection, action_id, _MOST)
    first: date | None = None
    set_on: date | None = None
    for action, line in reversed(found):
        new = json.loads(line["new"] or "{}")
        on = action.at.astimezone().date()
        if TRIES in new:
            first = None
        if DUE not in new:
            continue
        now = date.fromisoformat(new[DUE]) if new[DUE] else None
        if first is None or set_on == on:
            first, set_on = now, on
    return first
