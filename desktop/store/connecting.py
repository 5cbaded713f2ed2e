"""How every connection to a company file is made: one driver, the same settings, writers first."""

from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

from desktop.store.keys import Key
from desktop.store.plain import CAREFULLY, MAKE, READ, WRITE, connect_to

__all__ = ["MAKE", "READ", "WRITE", "connect_to", "engine", "take_back_what_was_cut_off"]

BUSY_MS: Final = 5000

# decided once, see docs/decisions/0002-one-file.md
PRAGMAS: Final = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    *CAREFULLY,
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)


def engine(path: Path, mode: str, key: Key | None = None) -> Engine:
    """Return the engine of a file; `mode` is READ, WRITE (a file that exists) or MAKE."""

    def connect() -> Any:
        connection = connect_to(path, mode, key)
        try:
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    # what a fault of the driver is told with ends in a log, and people's names are no part of it
    made = create_engine(
        "sqlite://", module=driver, creator=connect, poolclass=QueuePool, hide_parameters=True
    )
    event.listen(made, "begin", _begin)
    return made


def take_back_what_was_cut_off(path: Path, key: Key | None = None) -> None:
    """Let SQLite roll back a write that died half-way, which a reader is not allowed to do."""
    if path.with_name(path.name + "-journal").exists():
        # where it cannot be done, the reader who comes next is told why
        with suppress(driver.DatabaseError), closing(connect_to(path, WRITE, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()


def _begin(connection: Connection) -> None:
    """Writers lock at once: a reader that turns writer half-way could find itself locked out."""
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
    if write:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
