"""Compares the history with what backups noted of it: whether it was cut or rebuilt since."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop.language import _
from desktop.records import kind_of
from desktop.services.verifying.found import Fault, Head
from desktop.services.verifying.words import HEAD, HEAD_OF_OTHERS
from desktop.store import aggregate, chain
from desktop.store.history import head
from desktop.store.integrity import SPOILT
from desktop.store.left_behind import left_behind
from desktop.store.tables import CHANGE
from desktop.values.quoting import quote


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
            company = _company(connection) if one.says else ""
            is_of_others = bool(company) and _folded(company) not in _folded(one.says)
            said = HEAD_OF_OTHERS if is_of_others else HEAD
            words = {"where": one.where, "n": n, "company": quote(company)}
            yield Fault("head", "", "", "", _(said).format(**words))


def _company(connection: Connection) -> str:
    """Return what the company is called in its papers, "" where the file does not say it."""
    table = aggregate.table_of(kind_of("company"))
    try:
        return str(connection.execute(select(table.c.legal_name)).scalar() or "")
    except (*SPOILT, DBAPIError):
        return ""


def _folded(text: str) -> str:
    """Return its letters alone: a line of a paper breaks where there is no more room."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
