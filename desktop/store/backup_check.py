"""Proves a copied file: SQLite can read it, and every record and line says what it did."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection

from desktop.store import connecting, history, integrity, schema
from desktop.store.faults import explained
from desktop.store.interrupting import Stopped, interruptible
from desktop.store.keys import Key
from desktop.store.plain import READ

STRUCTURE: Final = "structure"
HISTORY: Final = "history"
CONTENT: Final = "content"


@dataclass(frozen=True, order=True)
class Damage:
    """One thing that is not as it was written.

    `kind` is that of a record, or "structure", "history" (`record` is the number of the line),
    "content" (its SHA-256) or the name of a table that holds no records (its key).
    """

    kind: str
    record: str


def check_copy(
    path: Path, key: Key | None, *, has_contents: bool, stopped: Stopped | None = None
) -> list[Damage]:
    """Return all that is wrong with a file that nobody writes; of an older schema its pages only.

    Raises `CancelledError` when somebody stopped it.
    """
    if not _pages_hold(path, key, stopped):
        return [Damage(STRUCTURE, "")]
    engine = connecting.engine(path, READ, key)
    found: list[Damage] = []
    try:
        with explained(path), engine.connect() as connection, connection.begin():
            if connection.exec_driver_sql("PRAGMA user_version").scalar() != schema.HEAD:
                return []
            with interruptible(connection.connection.driver_connection, stopped):
                for look in _LOOKS:
                    found += look(connection)
                if has_contents:
                    found += (Damage(CONTENT, s) for s in integrity.damaged_contents(connection))
    finally:
        engine.dispose()
    return found


def _pages_hold(path: Path, key: Key | None, stopped: Stopped | None) -> bool:
    with (
        explained(path),
        closing(connecting.connect_to(path, READ, key)) as connection,
        interruptible(connection, stopped),
    ):
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def _records(connection: Connection) -> list[Damage]:
    return [Damage(kind, record_id) for kind, record_id in integrity.damaged_records(connection)]


def _lines(connection: Connection) -> list[Damage]:
    return [Damage(line.table, str(line.key)) for line in integrity.damaged_lines(connection)]


def _history(connection: Connection) -> list[Damage]:
    return [Damage(HISTORY, str(number)) for number, _what in history.faults(connection)]


def _links(connection: Connection) -> list[Damage]:
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [Damage(str(line[0]), str(line[1])) for line in loose]


_LOOKS: Final[tuple[Callable[[Connection], list[Damage]], ...]] = (
    _records,
    _lines,
    _history,
    _links,
)
