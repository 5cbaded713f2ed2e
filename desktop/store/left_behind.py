"""Remembers in a company file that was taken back to a backup which later states it has left.

Without it the check would take going back on purpose for a history that somebody cut: the backups
that were made in between know a longer one.
"""

import json
from collections.abc import Iterable
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop.store.tables import PARTICULAR

NAME: Final = "left_behind"
Heads = frozenset[tuple[int, str]]  # number and hash of the last line of a history


def left_behind(connection: Connection) -> Heads:
    """Return the states that were left when an older one was brought back."""
    question = select(PARTICULAR.c.value).where(PARTICULAR.c.name == NAME)
    try:
        said = json.loads(connection.execute(question).scalar() or "[]")
        return frozenset((int(number), str(link)) for number, link in said)
    except (DBAPIError, ValueError, TypeError):
        return frozenset()  # what is damaged here is told by its seal


def note_left(connection: Connection, heads: Iterable[tuple[int, str]]) -> None:
    """Add states that are left; those noted before stay."""
    every = sorted(left_behind(connection) | set(heads))
    line = {"name": NAME, "value": json.dumps(every)}
    connection.execute(insert(PARTICULAR).prefix_with("OR REPLACE", dialect="sqlite"), [line])
