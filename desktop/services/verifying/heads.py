"""Compares the history with what backups noted of it: whether it was cut or rebuilt since."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.services.verifying.found import Fault, Head
from desktop.services.verifying.words import HEAD
from desktop.store import chain
from desktop.store.history import head
from desktop.store.left_behind import left_behind
from desktop.store.tables import CHANGE


def faults_of_heads(connection: Connection, heads: Sequence[Head]) -> Iterator[Fault]:
    """Return every head that the history does not have at its place any more."""
    last = head(connection)[0]
    left = left_behind(connection) if heads else frozenset()
    for one in heads:
        if (one.number, one.hash) in left:
            continue  # somebody went back to a backup on purpose
        question = select(CHANGE.c.hash).where(CHANGE.c.number == one.number)
        now = connection.execute(question).scalar() if one.number else chain.START
        if now != one.hash:
            n = f"{min(one.number, last + 1):,}"
            yield Fault("head", "", "", "", _(HEAD).format(where=one.where, n=n))
