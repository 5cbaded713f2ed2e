"""How every connection to a company file is made: one driver, the same settings, writers first."""

from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

BUSY_MS: Final = 5000

# decided once, see docs/decisions/0002-one-file.md
PRAGMAS: Final = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)

READ, WRITE, MAKE = "ro", "rw", "rwc"  # what SQLite calls them in an address


def engine(path: Path, mode: str) -> Engine:
    """Return the engine of a file; `mode` is READ, WRITE (a file that exists) or MAKE."""

    def connect() -> Any:
        connection = connect_to(path, mode)
        try:
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    made = create_engine("sqlite://", module=driver, creator=connect, poolclass=QueuePool)
    event.listen(made, "begin", _begin)
    return made


def connect_to(path: Path, mode: str) -> Any:
    """Open one plain connection, without our settings; whoever opens it closes it."""
    # as an address, because only so can a file be opened that is not made when it is missing
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):
        # a folder of another PC: SQLite takes its name as a part of the path only
        address = address.replace("file://", "file:////", 1)
    return driver.connect(
        f"{address}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )


def take_back_what_was_cut_off(path: Path) -> None:
    """Let SQLite roll back a write that died half-way, which a reader is not allowed to do."""
    if path.with_name(path.name + "-journal").exists():
        # where it cannot be done, the reader who comes next is told why
        with suppress(driver.DatabaseError), closing(connect_to(path, WRITE)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()


def _begin(connection: Connection) -> None:
    """Writers lock at once: a reader that turns writer half-way could find itself locked out."""
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
    if write:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
