"""Reads a company file by the plain driver, before the database library is there to open it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final, TypeVar

import sqlcipher3.dbapi2 as driver

from desktop.store import guard, schema
from desktop.store.asking import Ask
from desktop.store.plain import CAREFULLY, READ, connect_to
from desktop.store.questions.plainly import plainly

_BESIDE: Final = ("-journal", "-wal")

T = TypeVar("T")


def glance(path: Path, read: Callable[[Ask], T]) -> T | None:
    """Return what `read` makes of a file in one consistent view, None where it is not to be had.

    Only a file of just this schema that nobody is writing is read; of any other, whoever opens it
    for work finds out what is the matter, puts it right, and has the words to tell of it.
    """
    try:
        if any(path.with_name(path.name + ending).exists() for ending in _BESIDE):
            return None
        with closing(connect_to(path, READ)) as connection:
            connection.execute("PRAGMA busy_timeout=0")
            for pragma in CAREFULLY:
                connection.execute(pragma)
            connection.execute("BEGIN")
            if _says(connection, "application_id") != schema.APPLICATION_ID:
                return None
            if _says(connection, "user_version") != schema.HEAD:
                return None
            if guard.foreign_part(connection):
                return None
            return read(plainly(lambda text, given: connection.execute(text, given).fetchall()))
    except (driver.DatabaseError, OSError):
        return None


def _says(connection: Any, particular: str) -> object:
    return connection.execute(f"PRAGMA {particular}").fetchone()[0]
