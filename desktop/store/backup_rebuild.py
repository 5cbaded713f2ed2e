"""Makes a company file again out of the tables of a backup and the contents beside it."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from desktop.store import backup_copy, connecting, guard, migrate, schema, search
from desktop.store.backup_contents import Spoilt
from desktop.store.faults import explained
from desktop.store.interrupting import Stopped, interruptible, refuse_when
from desktop.store.keys import Key
from desktop.store.plain import CAREFULLY, READ, WRITE

Read = Callable[[str], bytes]
Told = Callable[[int, int], None]
_UNSAFE_BUT_FAST: Final = ("journal_mode=OFF", "synchronous=OFF")  # thrown away when it fails


def refuse_what_is_no_copy(path: Path, key: Key | None) -> int:
    """Return the schema of the tables at `path`.

    Raises `Unavailable` when they are not what a backup holds, before anything of them can run.
    """
    with explained(path), closing(connecting.connect_to(path, READ, key)) as connection:
        for pragma in CAREFULLY:
            connection.execute(pragma)
        seen = int(_number(connection, "user_version"))
        if seen <= migrate.HEAD:
            guard.refuse_what_is_not_ours(connection, path)
        if _number(connection, "application_id") != backup_copy.APPLICATION_ID:
            return -1
    return seen


def rebuild(
    half: Path, key: Key | None, read: Read, told: Told, stopped: Stopped | None = None
) -> list[str]:
    """Make a company file of the copied tables at `half`; returns the contents it has to lack.

    Contents that `read` cannot give whole (`Spoilt`, `FileNotFoundError`) stay empty, because all
    else is better than nothing. An older schema is brought up to date.
    """
    with (
        explained(half),
        closing(connecting.connect_to(half, WRITE, key)) as connection,
        interruptible(connection, stopped),
    ):
        for pragma in (*_UNSAFE_BUT_FAST, "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")
        lacking = _fill(connection, read, told, stopped)
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode=DELETE")
        seen = _number(connection, "user_version")
    if seen < migrate.HEAD:
        migrate.apply(half, key)
    _make_search_anew(half, key)
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    return lacking


def _fill(connection: Any, read: Read, told: Told, stopped: Stopped | None) -> list[str]:
    lacking = []
    named = connection.execute("SELECT sha256, size FROM content ORDER BY sha256").fetchall()
    connection.execute("BEGIN")
    for number, (sha256, size) in enumerate(named):
        refuse_when(stopped)
        told(number, len(named))
        try:
            data = read(sha256)
        except (Spoilt, FileNotFoundError):
            lacking.append(sha256)
            continue
        if data or size:
            connection.execute("UPDATE content SET data = ? WHERE sha256 = ?", (data, sha256))
    connection.execute("COMMIT")
    return lacking


def _make_search_anew(half: Path, key: Key | None) -> None:
    engine = connecting.engine(half, WRITE, key)
    try:
        options = {"write": True}
        with (
            explained(half),
            engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            search.rebuild(connection)
    finally:
        engine.dispose()


def _number(connection: Any, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
