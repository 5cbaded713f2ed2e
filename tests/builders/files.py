"""Opens company files for tests, and looks into them with a plain driver, as no user would."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from desktop.store import connecting, integrity
from desktop.store.file import CompanyFile
from desktop.store.history import faults
from desktop.store.tables import KEEP_HISTORY
from tests.builders.company import NOON

BY = "Test"
ROOT = Path(__file__).parents[2]
HISTORY_TRIGGERS = ("change_is_kept", "change_is_fixed", "action_is_kept", "action_is_fixed")


def standing_clock() -> datetime:
    """Return the same moment every time."""
    return NOON


def ticking_clock() -> Callable[[], datetime]:
    """Return a clock that moves on by a minute whenever it is read."""
    ticks = iter(range(10**9))
    return lambda: NOON + timedelta(minutes=next(ticks))


def python(code: str, *arguments: object, **how: Any) -> "subprocess.Popen[str]":
    """Start another program that uses Muster; whoever starts it waits for it."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, text=True, **how)


def made(path: Path, by: str = BY) -> CompanyFile:
    """Make a company file; whoever makes it closes it."""
    return CompanyFile.create(path, by=by, clock=standing_clock)


@cache
def _new() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.muster"
        made(path).close()
        return path.read_bytes()


def copied(path: Path, by: str = BY) -> CompanyFile:
    """Open a copy of a new file: quicker than to make one, where making is not the point."""
    path.write_bytes(_new())
    return opened(path, by)


def opened(path: Path, by: str = BY, **how: Any) -> CompanyFile:
    """Open a company file; whoever opens it closes it."""
    return CompanyFile.open(path, by=by, clock=standing_clock, **how)


def save(company: CompanyFile, kind: str, record_id: str | None = None, /, **values: Any) -> str:
    """Save one record as one action; returns its id."""
    return company.write(f"Save {kind}", lambda t: t.save(kind, values, record_id))


@contextmanager
def tampering(path: Path) -> Iterator[Any]:
    """Give a plain connection to a closed file, without the triggers that keep history meanwhile.

    Whoever tampers puts them back: a file without them is not opened at all.
    """
    connection = connecting.connect_to(path, connecting.WRITE)
    try:
        for trigger in HISTORY_TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        yield connection
        for statement in KEEP_HISTORY:
            connection.execute(statement)
    finally:
        connection.close()


def faults_in(company: CompanyFile) -> list[object]:
    """Return all that is wrong with a file: history, checksums, links, SQLite's own check."""
    with company.reading() as connection:
        found: list[object] = [*faults(connection), *integrity.damaged_records(connection)]
        found += integrity.damaged_contents(connection)
        found += integrity.damaged_lines(connection)
        found += connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    return found if whole == "ok" else [*found, whole]
