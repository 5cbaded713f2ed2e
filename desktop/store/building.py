"""Writes down what a company file of every revision is built of, for the guard.

`python -m desktop.store.building` writes built.json anew, and so does whoever writes a revision; a
test fails while it differs from what the models and the revisions make.
"""

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from alembic import command
from sqlalchemy.engine import Connection

from desktop.store import connecting, guard, migrate
from desktop.store.file import CompanyFile

_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)


def expectations() -> dict[str, Any]:
    """Return by revision what its files are built of: `whole` digests and those of the parts.

    A revision that brings older files to where a new one begins makes the same parts; how a new one
    is written letter for letter is kept as well, because almost every file is such a one.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = {
            str(number): built_by_revisions(Path(folder) / f"{number}.muster", revision)
            for number, revision in enumerate(migrate.REVISIONS, start=1)
        }
        new = _new(Path(folder) / "new.muster")
    head = found[str(migrate.HEAD)]
    head["whole"] = sorted({*head["whole"], guard.whole(new)})
    head["parts"] = guard.parts(new)
    return found


def built_by_revisions(path: Path, last: str) -> dict[str, Any]:
    """Return what all revisions up to the `last` make together, in a file at `path`."""
    lines = _within(path, lambda connection: _upgraded(connection, last))
    return {"whole": [guard.whole(lines)], "parts": guard.parts(lines)}


def _new(path: Path) -> list[Any]:
    company = CompanyFile.create(path, by="", clock=lambda: _LONG_AGO)
    try:
        with company.reading() as connection:
            return _lines(connection)
    finally:
        company.close()


def _upgraded(connection: Connection, revision: str) -> list[Any]:
    command.upgrade(migrate.alembic_config(connection), revision)
    return _lines(connection)


def _within(path: Path, work: Callable[[Connection], list[Any]]) -> list[Any]:
    engine = connecting.engine(path, connecting.MAKE)
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            return work(connection)
    finally:
        engine.dispose()


def _lines(connection: Connection) -> list[Any]:
    return [tuple(line) for line in connection.exec_driver_sql(guard.SCHEMA).all()]


def text() -> str:
    """Return what belongs into the file."""
    return json.dumps(expectations(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def write() -> None:
    """Write the file anew."""
    guard.FILE.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    write()
