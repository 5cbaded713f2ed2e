"""Plain connections to a company file, for whoever does without the database library."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3.dbapi2 as driver

if TYPE_CHECKING:
    from desktop.store.keys import Key

READ, WRITE, MAKE = "ro", "rw", "rwc"  # what SQLite calls them in an address

# a file that somebody else made must not do anything but be read
CAREFULLY: Final = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA recursive_triggers=OFF",
    "PRAGMA writable_schema=OFF",
)


def connect_to(path: Path, mode: str, key: "Key | None" = None) -> Any:
    """Open one plain connection, without our settings; whoever opens it closes it.

    With `key`, what is read is unlocked and what is written is locked.
    """
    connection = driver.connect(
        address_of(path, mode), uri=True, isolation_level=None, check_same_thread=False
    )
    if key is not None:
        try:
            # or it would write to the terminal whatever it cannot read
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(key.pragma())
        except BaseException:
            connection.close()
            raise
    return connection


def address_of(path: Path, mode: str) -> str:
    """Return the address of a file, for only so can one be opened without being made if missing."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):
        # a folder of another PC: SQLite takes its name as a part of the path only
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode={mode}"
