"""Reads the contents of a company file one at a time, so that nobody waits long for it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from desktop.store import admission, connecting
from desktop.store.backup_copy import read_content
from desktop.store.connecting import BUSY_MS, connect_to
from desktop.store.faults import explained
from desktop.store.keys import Key
from desktop.store.plain import READ


def admitted(path: Path, key: Key | None) -> Key | None:
    """Return the key that a company file needs, after a look whether it may be read at all.

    Raises `Unavailable` when it is missing, not ours, newer than this Muster or built as no file of
    ours is, `Locked` and `WrongPassword` for the key.
    """
    admission.refuse_what_is_no_file(path)
    key = admission.fitting(path, key)
    connecting.take_back_what_was_cut_off(path, key)
    engine = connecting.engine(path, READ, key)
    try:
        with explained(path), engine.connect() as connection:
            admission.schema_of(connection, path)
    finally:
        engine.dispose()
    return key


@contextmanager
def contents(path: Path, key: Key | None) -> Iterator[Callable[[str], bytes | None]]:
    """Give what reads a content by its SHA-256: None where it is no longer there.

    Of a content that lies on damaged pages, what is given is not what its name says.
    """
    with closing(connect_to(path, READ, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")

        def read(sha256: str) -> bytes | None:
            with explained(path):
                try:
                    return read_content(connection, sha256)
                except (driver.DatabaseError, TypeError, UnicodeEncodeError) as fault:
                    if isinstance(fault, driver.DatabaseError) and not _is_damage(fault):
                        raise
                    return b""

        yield read


def _is_damage(fault: Exception) -> bool:
    said = str(fault).lower()
    return "malformed" in said or "could not decode" in said
