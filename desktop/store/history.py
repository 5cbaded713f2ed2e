"""Writes and reads the append-only history: who did what, when, and what it said before."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from desktop.store.canonical import digest
from desktop.store.chain import START, Line, link_hash
from desktop.store.chain import faults as faults
from desktop.store.tables import ACTION, CHANGE


@dataclass(frozen=True)
class Change:
    """What one action did to one record. `old` and `new` are canonical JSON of what changed.

    A record that was made has "" for `old`, and all that it said, empty fields left out, for `new`.
    """

    kind: str
    record_id: str
    operation: str  # create, update, void, restore
    version: int
    old: str
    new: str


@dataclass(frozen=True)
class Action:
    """One thing that a person did."""

    id: str
    number: int
    at: datetime
    by: str
    name: str
    undoes: str | None


def head(connection: Connection) -> tuple[int, str]:
    """Return the number and the hash of the last line."""
    question = select(CHANGE.c.number, CHANGE.c.hash).order_by(CHANGE.c.number.desc()).limit(1)
    line = connection.execute(question).first()
    return (line.number, line.hash) if line else (0, START)


def next_action_number(connection: Connection) -> int:
    """Return the number of the next action."""
    return (connection.execute(select(func.max(ACTION.c.number))).scalar() or 0) + 1


def append(connection: Connection, action: Action, changes: Sequence[Change]) -> None:
    """Write one action with its changes behind the last line."""
    about = asdict(action)
    connection.execute(insert(ACTION), [about])
    last, previous = head(connection)
    lines: list[dict[str, Any]] = []
    for number, change in enumerate(changes, start=last + 1):
        line = asdict(change) | {"number": number, "action_id": action.id, "previous": previous}
        line["salt"] = secrets.token_hex(16)
        line["digest"] = digest(line["salt"], change.old, change.new)
        line["hash"] = previous = link_hash(about, line)
        lines.append(line)
    connection.execute(insert(CHANGE), lines)


def actions(
    connection: Connection, record_id: str | None = None
) -> list[tuple[Action, list[Line]]]:
    """Return the actions, oldest first, each with its change lines.

    Only those that touched one record if it is given, and then only what they did to that one.
    """
    question = select(CHANGE).order_by(CHANGE.c.number)
    if record_id is not None:
        question = question.where(CHANGE.c.record_id == record_id)
    by_action: dict[str, list[Line]] = {}
    for line in connection.execute(question).mappings():
        by_action.setdefault(line["action_id"], []).append(line)
    found = connection.execute(select(ACTION).order_by(ACTION.c.number)).mappings()
    return [(Action(**a), by_action[a["id"]]) for a in found if a["id"] in by_action]


def changes_of(connection: Connection, action_id: str) -> list[Line]:
    """Return the change lines of one action, in order."""
    question = select(CHANGE).where(CHANGE.c.action_id == action_id).order_by(CHANGE.c.number)
    return list(connection.execute(question).mappings())


def numbers(connection: Connection) -> dict[str, int]:
    """Return the number of every action by its id, which is how people call it."""
    return {
        line.id: line.number for line in connection.execute(select(ACTION.c.id, ACTION.c.number))
    }
