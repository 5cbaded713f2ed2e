"""Reads what tells a company file from others and from itself of another day, and little else."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import distinct, func, select

from desktop import records
from desktop.store import aggregate, connecting, history
from desktop.store.chain import START
from desktop.store.faults import explained
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from desktop.store.left_behind import left_behind
from desktop.store.plain import READ
from desktop.store.tables import CHANGE


@dataclass(frozen=True)
class Standing:
    """How far a company file has come."""

    number: int
    hash: str
    counts: Mapping[str, int]  # records a kind, voided ones included
    actions_since: int  # those after the line asked about
    has_line: bool  # whether that line of its history is the one asked about


def file_id_of(path: Path, key: Key | None) -> str | None:
    """Return the identity of a company file, None where it does not say one or cannot be read."""
    try:
        with closing(connecting.connect_to(path, READ, key)) as connection:
            line = connection.execute(
                "SELECT value FROM particular WHERE name = 'file_id'"
            ).fetchone()
    except driver.DatabaseError:
        return None
    return line[0] if line and isinstance(line[0], str) else None


def head_of(path: Path, key: Key | None) -> tuple[int, str]:
    """Return number and hash of the last line of the history."""
    with explained(path), closing(connecting.connect_to(path, READ, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout={connecting.BUSY_MS}")
        line: Any = connection.execute(
            "SELECT number, hash FROM change ORDER BY number DESC LIMIT 1"
        ).fetchone()
    return (line[0], line[1]) if line else (0, START)


def known_lines(
    path: Path, key: Key | None, heads: Iterable[tuple[int, str]]
) -> set[tuple[int, str]]:
    """Return those that are lines of the history of a file, or that it left for an older one.

    Raises `Unavailable` when it cannot be read.
    """
    wanted = set(heads)
    engine = connecting.engine(path, READ, key)
    try:
        with explained(path), engine.connect() as connection:
            known = {(0, START), *left_behind(connection)}
            for number, _link in wanted:
                question = select(CHANGE.c.number, CHANGE.c.hash).where(CHANGE.c.number == number)
                known |= {(line.number, line.hash) for line in connection.execute(question)}
    finally:
        engine.dispose()
    return wanted & known


def standing(company: CompanyFile, number: int, link: str) -> Standing:
    """Return how far a company file has come since a line of its history."""
    with company.reading() as connection:
        last, last_hash = history.head(connection)
        counts = {}
        for kind in records.KINDS:
            table = aggregate.table_of(kind)
            if count := connection.execute(select(func.count()).select_from(table)).scalar():
                counts[kind.key] = count
        since = select(func.count(distinct(CHANGE.c.action_id))).where(CHANGE.c.number > number)
        line = select(CHANGE.c.hash).where(CHANGE.c.number == number)
        return Standing(
            number=last,
            hash=last_hash,
            counts=counts,
            actions_since=connection.execute(since).scalar() or 0,
            has_line=(connection.execute(line).scalar() or START) == link,
        )
