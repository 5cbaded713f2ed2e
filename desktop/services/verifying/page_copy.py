"""Copies a file page by page into a private folder: only the copy is read through and tried out."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event

from desktop.services.verifying.steps import Stopped
from desktop.store import connecting
from desktop.store.connecting import BUSY_MS, MAKE, READ, WRITE, connect_to
from desktop.store.faults import disk_explained, explained
from desktop.store.interrupting import refuse_when
from desktop.store.keys import Key

ROOM: Final = 1.1  # times the size of the file
PAGES: Final = 2000  # copied at once


@contextmanager
def private_folder(path: Path) -> Iterator[Path]:
    """Give a folder with room for a copy of `path`, cleared away at the end.

    Where the folder for temporary files is full, it lies beside the file itself.
    """
    with disk_explained(path):
        has_room = shutil.disk_usage(tempfile.gettempdir()).free > path.stat().st_size * ROOM
        where = None if has_room else path.parent
        folder = tempfile.TemporaryDirectory(
            prefix=".muster-", dir=where, ignore_cleanup_errors=True
        )
    with folder as name:
        yield Path(name)


def copy_pages(path: Path, to: Path, key: Key | None, stopped: Stopped | None = None) -> None:
    """Copy a file as it stands at one moment; a locked one stays locked.

    Raises `Unavailable` when it cannot be read, or the disk does not take the copy, and
    `CancelledError` when it was stopped.
    """
    with (
        explained(path),
        closing(connect_to(path, READ, key)) as source,
        closing(connect_to(to, MAKE, key)) as copy,
    ):
        source.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        copy.execute("PRAGMA synchronous=OFF")  # nobody misses it when the machine stops
        source.backup(copy, pages=PAGES, progress=lambda *_done: refuse_when(stopped))


@contextmanager
def engine_of(copy: Path, key: Key | None) -> Iterator[Engine]:
    """Give the engine of a copy, on which what is no text can be read all the same."""
    engine = connecting.engine(copy, WRITE, key)
    event.listen(engine, "connect", _make_free)
    try:
        yield engine
    finally:
        engine.dispose()


def _make_free(connection: Any, _record: object) -> None:
    """Nobody misses what is written to a copy: the disk need not be waited for."""
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=MEMORY").fetchall()
    connection.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
