"""Finds out what an action of the history said before it was edited: by its seal, or in a backup.

The seal of a line is taken over who did it, when and what it was called as well. Whoever alters one
of these mostly leaves the others, and people who work in a company are few: where the seal fits
again with another name, or with the moment that a record noted, that is what stood there.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop.services.verifying.found import Head
from desktop.services.verifying.in_backups import InBackups
from desktop.services.verifying.naming import known_kind
from desktop.store import aggregate, chain
from desktop.store.chain import Line
from desktop.store.integrity import SPOILT
from desktop.store.keys import Key
from desktop.store.tables import ACTION

AS_SAID: Final = ""  # the line itself proves it
MOST_PEOPLE: Final = 100
NOTED: Final = ("created_at", "voided_at")


@dataclass(frozen=True)
class Proof:
    """What there is to prove it with: the file itself, and backups that know its history."""

    connection: Connection
    heads: Sequence[Head] = ()
    key: Key | None = None


@dataclass(frozen=True)
class Known:
    """An action as it was written, and where that stands: "" for the seal of its line."""

    action: Line
    where: str


def proof_of(action: Line, lines: Sequence[Line], proof: Proof) -> Known | None:
    """Return what an action said as it was written, None where nothing proves it."""
    line = lines[0]
    for by, at in product(_people(action, proof.connection), _moments(action, lines, proof)):
        if chain.is_whole({**action, "by": by, "at": at}, line):
            return Known({**action, "by": by, "at": at}, AS_SAID)
    return _in_backups(line, proof)


def _people(action: Line, connection: Connection) -> list[Any]:
    question = select(ACTION.c.by).distinct().limit(MOST_PEOPLE)
    return list(dict.fromkeys([action["by"], *connection.execute(question).scalars()]))


def _moments(action: Line, lines: Sequence[Line], proof: Proof) -> list[datetime]:
    """Return the moment that an action says, and those that the record it is about noted."""
    found = [action["at"]] if action["at"] is not None else []
    kind = known_kind(lines[0]["kind"])
    if kind is not None:
        try:
            record = aggregate.read_one(proof.connection, kind, lines[0]["record_id"])
            noted = [getattr(record, name, None) for name in NOTED]
            found += [at for at in noted if isinstance(at, datetime)]
        except (*SPOILT, DBAPIError):
            pass
    return found


def _in_backups(line: Line, proof: Proof) -> Known | None:
    for head in proof.heads:
        if head.backup is None or head.number < line["number"]:
            continue
        with closing(InBackups([head.backup], proof.key)) as backups:
            if (action := backups.action(line)) is not None:
                return Known(action, head.where)
    return None
