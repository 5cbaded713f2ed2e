"""Copies all tables of a company file, its contents left out, as they stood at one moment.

Driven by what the file says it has and not by the models, because a file of any older schema is
copied before it is brought up to date.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from desktop.store import schema
from desktop.store.backup_faults import place_explained
from desktop.store.chain import START
from desktop.store.connecting import BUSY_MS
from desktop.store.faults import explained
from desktop.store.interrupting import Stopped, interruptible, refuse_when
from desktop.store.keys import Key
from desktop.store.plain import MAKE, READ, address_of, connect_to
from desktop.store.tables import CONTENT, KEPT_PAGES, SEARCH

APPLICATION_ID: Final = 0x4D55424B  # "MUBK": never taken for a company file, which it is only half
# what follows from the rest is made anew when it is restored
MADE_ANEW: Final = frozenset({SEARCH.name, KEPT_PAGES.name})


@dataclass(frozen=True)
class Snapshot:
    """What a copy holds: enough to say of it what a person wants to know, without opening it."""

    file_id: str
    schema: int
    number: int  # of the last line of the history
    hash: str
    counts: dict[str, int]  # rows a table
    contents: tuple[tuple[str, int], ...]  # SHA-256 and size, in order


def copy_tables(
    path: Path,
    to: Path,
    key: Key | None,
    stopped: Stopped | None = None,
    *,
    place: Path | None = None,
) -> Snapshot:
    """Copy the file at `path` to the new file `to`, locked with the same key.

    `place` is what is named when the disk is full. Raises `Unavailable` where the file cannot be
    read or its pages are damaged, `CancelledError` when somebody stopped it; then the caller clears
    away what there is of `to`.
    """
    with (
        explained(path),
        place_explained(place or to.parent),
        closing(connect_to(to, MAKE, key)) as copy,
        interruptible(copy, stopped),
    ):
        # a copy that was cut off is thrown away whole: nothing of it needs to be taken back
        for pragma in ("journal_mode=OFF", "synchronous=OFF", f"busy_timeout={BUSY_MS}"):
            copy.execute(f"PRAGMA {pragma}")
        copy.execute("PRAGMA trusted_schema=OFF")
        _attach(copy, path, key)
        copy.execute("BEGIN")
        if _number(copy, "PRAGMA source.application_id") != schema.APPLICATION_ID:
            raise driver.DatabaseError("file is not a database")
        snapshot = _copied(copy, stopped)
        version = _number(copy, "PRAGMA source.user_version")
        copy.execute(f"PRAGMA main.application_id={APPLICATION_ID}")
        copy.execute(f"PRAGMA main.user_version={version}")
        copy.execute("COMMIT")
        copy.execute("DETACH source")
    return snapshot


def _attach(copy: Any, path: Path, key: Key | None) -> None:
    # a file without a key would else be read with that of the copy, if there ever were one
    raw = "" if key is None else f"x'{key.raw.hex()}{key.salt.hex()}'"
    copy.execute("ATTACH ? AS source KEY ?", (address_of(path, READ), raw))


def _copied(copy: Any, stopped: Stopped | None) -> Snapshot:
    made = copy.execute(
        "SELECT type, name, sql FROM source.sqlite_schema"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).fetchall()
    virtual = [name for kind, name, sql in made if kind == "table" and _is_virtual(sql)]
    shadows = {
        name for _kind, name, _sql in made if any(name.startswith(f"{of}_") for of in virtual)
    }
    tables = [n for kind, n, sql in made if kind == "table" and n not in shadows | {*virtual}]
    for kind, name, sql in made:
        if kind == "table" and name not in shadows:  # a virtual table makes its shadows itself
            copy.execute(sql)
    for name in tables:
        refuse_when(stopped)
        if name not in MADE_ANEW:
            _copy_table(copy, name)
    for name in sorted(shadows):
        if name.endswith("_config"):  # how the index is kept, not what stands in it
            copy.execute(f"INSERT OR REPLACE INTO main.{_quoted(name)}"
                         f" SELECT * FROM source.{_quoted(name)}")  # fmt: skip
    for kind, name, sql in made:
        if kind != "table" and name not in shadows:
            copy.execute(sql)
    return _said(copy, tables)


def _copy_table(copy: Any, name: str) -> None:
    table = _quoted(name)
    columns = [line[1] for line in copy.execute(f"PRAGMA source.table_info({table})").fetchall()]
    taken = [
        "x''" if (name, column) == (CONTENT.name, CONTENT.c.data.name) else _quoted(column)
        for column in columns
    ]
    copy.execute(f"INSERT INTO main.{table} SELECT {', '.join(taken)} FROM source.{table}")


def _said(copy: Any, tables: list[str]) -> Snapshot:
    counts = {
        name: _number(copy, f"SELECT count(*) FROM main.{_quoted(name)}")
        for name in tables
        if name not in MADE_ANEW
    }
    head = copy.execute(
        "SELECT number, hash FROM main.change ORDER BY number DESC LIMIT 1"
    ).fetchone()
    named = copy.execute("SELECT value FROM main.particular WHERE name = 'file_id'").fetchone()
    contents = copy.execute("SELECT sha256, size FROM main.content ORDER BY sha256").fetchall()
    number, link = head or (0, START)
    return Snapshot(
        file_id=str(named[0]) if named else "",
        schema=_number(copy, "PRAGMA source.user_version"),
        number=number,
        hash=link,
        counts=counts,
        contents=tuple(contents),
    )


def read_content(connection: Any, sha256: str) -> bytes | None:
    """Return one content over a plain connection, None where it is not there any more."""
    line = connection.execute("SELECT data FROM content WHERE sha256 = ?", (sha256,)).fetchone()
    return None if line is None else bytes(line[0])


def _is_virtual(sql: str) -> bool:
    return sql.upper().split()[:2] == ["CREATE", "VIRTUAL"]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _number(connection: Any, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])
