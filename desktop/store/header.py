"""Tells by its first bytes whether a company file is locked, and what its password was salted with.

Read through SQLite, because opening and closing a file anew drops the locks that this process has
on it.
"""

from contextlib import closing
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from desktop.store.keys import RAW, SALT, Key
from desktop.store.plain import READ, WRITE, connect_to

SMALLEST: Final = 4096  # bytes: a page as SQLCipher makes them
_NO_KEY: Final = Key(bytes(RAW), b"")  # nothing is read with it


def salt_of(path: Path) -> bytes:
    """Return the first 16 bytes: the salt where the file is locked.

    Raises `Unavailable` when the file cannot be read.
    """
    from desktop.store.faults import explained

    with explained(path), closing(connect_to(path, READ, _NO_KEY)) as connection:
        (salt,) = connection.execute("PRAGMA cipher_salt").fetchone()
    return bytes.fromhex(salt)


def is_locked(path: Path) -> bool:
    """Whether a file may be a company file with a password: it does not begin as a clear one.

    A clear one begins with ASCII only, as texts and archives do, and no salt is made of that. A
    photo may be taken for one, too; which of the two it is, only a key can tell. Raises
    `Unavailable` when it cannot be read.
    """
    if path.stat().st_size < SMALLEST:
        return False
    salt = salt_of(path)
    return len(salt) == SALT and not salt.isascii()


def opens(path: Path, key: Key) -> bool:
    """Whether a key opens a file. Raises `Unavailable` when the file cannot be read."""
    from desktop.store.faults import explained

    with explained(path):
        try:
            return _opens(path, key, READ)
        except driver.OperationalError as fault:
            if "readonly" not in str(fault).lower():
                raise
            # a write that was cut off is to be taken back first, which a reader may not do; it
            # needs no key, for what is put back is what stood there, locked as it was
            return _opens(path, key, WRITE)


def _opens(path: Path, key: Key, mode: str) -> bool:
    with closing(connect_to(path, mode, key)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except driver.DatabaseError as fault:
            if "not a database" in str(fault).lower():
                return False
            raise
    return True
