"""The append-only history: every line carries the hash of the line before it.

The hash is taken over a salted digest of the old and new values rather than the values, so that a lawful
disposal can blank them and the chain still verifies. It makes tampering evident, not impossible: whoever
holds the file could rebuild a whole chain, which is why every backup and package keeps the head of its day.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from desktop.store.canonical import digest, written
from desktop.store.tables import ACTION, CHANGE

START: Final = "0" * 64  # what the first line names as the one before it


@dataclass(frozen=True)
class Change:
    """What one action did to one record. `old` and `new` are canonical JSON of the fields that changed."""

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
    connection.execute(insert(ACTION), [action.__dict__])
    number, previous = head(connection)
    lines: list[dict[str, Any]] = []
    for change in changes:
        number += 1
        line = {**change.__dict__, "number": number, "action_id": action.id, "salt": secrets.token_hex(16)}
        line["digest"] = digest(line["salt"], change.old, change.new)
        line["previous"] = previous
        line["hash"] = previous = link_hash(action, line)
        lines.append(line)
    connection.execute(insert(CHANGE), lines)


def link_hash(action: Action, line: Any) -> str:
    """Return the hash of a history line: of the line before, of its action and of all that is said in it."""
    return digest(
        line["previous"], str(line["number"]), action.id, str(action.number), written(action.at), action.by,
        action.name, action.undoes or "", line["kind"], line["record_id"], line["operation"],
        str(line["version"]), line["digest"],
    )  # fmt: skip


def faults(connection: Connection) -> Iterator[tuple[int, str]]:
    """Return every line of the history that does not fit, as (number, what is wrong: a word for programs)."""
    actions = {a["id"]: Action(**a) for a in connection.execute(select(ACTION)).mappings()}
    unused = set(actions)
    expected, previous = 1, START
    for line in connection.execute(select(CHANGE).order_by(CHANGE.c.number)).mappings():
        number = line["number"]
        action = actions.get(line["action_id"])
        unused.discard(line["action_id"])
        if number != expected or line["previous"] != previous:
            yield number, "order"
        elif action is None or link_hash(action, line) != line["hash"]:
            yield number, "line"
        elif line["salt"] is not None and digest(line["salt"], line["old"] or "", line["new"] or "") != line["digest"]:
            yield number, "values"
        elif line["salt"] is None and (line["old"] is not None or line["new"] is not None):
            yield number, "values"
        expected, previous = number + 1, line["hash"]
    for name in sorted(actions[left].number for left in unused):
        yield name, "action"


def actions(connection: Connection, record_id: str | None = None) -> list[tuple[Action, list[Any]]]:
    """Return the actions, oldest first, each with its change lines; only those that touched one record if given."""
    question = select(CHANGE).order_by(CHANGE.c.number)
    if record_id is not None:
        question = question.where(CHANGE.c.record_id == record_id)
    by_action: dict[str, list[Any]] = {}
    for line in connection.execute(question).mappings():
        by_action.setdefault(line["action_id"], []).append(line)
    found = connection.execute(select(ACTION).order_by(ACTION.c.number)).mappings()
    return [(Action(**a), by_action[a["id"]]) for a in found if a["id"] in by_action]


def changes_of(connection: Connection, action_id: str) -> list[Any]:
    """Return the change lines of one action, in order."""
    question = select(CHANGE).where(CHANGE.c.action_id == action_id).order_by(CHANGE.c.number)
    return list(connection.execute(question).mappings())
