"""Says which SQLite reads and writes company files; it comes with Muster, not with the system."""

from contextlib import closing

import sqlcipher3.dbapi2 as driver


def sqlite_version() -> tuple[str, str]:
    """Return the version of SQLite and that of the SQLCipher it is part of."""
    with closing(driver.connect(":memory:")) as connection:
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    return driver.sqlite_version, cipher.split()[0]
