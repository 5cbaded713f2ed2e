"""Brings an older company file up to date, after a copy of it was made and closed."""

from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from desktop.errors import Unavailable
from desktop.language import _

# in order; `PRAGMA user_version` of a file is the number of these that it has seen
REVISIONS: Final = ("0001",)
HEAD: Final = len(REVISIONS)
SCRIPTS: Final = Path(__file__).with_name("migrations")


def stamp(connection: Connection) -> None:
    """Mark a file made from the models as being at the head, in the way Alembic looks for it."""
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))
    connection.exec_driver_sql(f"PRAGMA user_version={HEAD}")


def copy_before(path: Path, schema: int) -> Path:
    """Copy the file page by page beside itself before it is changed; never overwrites an older copy.

    Raises `Unavailable` when the copy cannot be made or does not open, and then nothing is migrated.
    """
    for number in range(1, 1000):
        suffix = f".before-update-{schema}" + ("" if number == 1 else f"-{number}")
        copy = path.with_name(f"{path.stem}{suffix}{path.suffix}")
        if not copy.exists():
            break
    source, target = driver.connect(str(path)), driver.connect(str(copy))
    try:
        source.backup(target)
        whole = target.execute("PRAGMA quick_check").fetchone()
    finally:
        target.close()
        source.close()
    if whole != ("ok",):
        copy.unlink()
        raise Unavailable(
            _("{file} is damaged, so it was not updated and not changed. Restore the last good backup.").format(
                file=path.name
            )
        )
    return copy


def bring_up_to_date(engine: Engine, path: Path, schema: int) -> None:
    """Apply the revisions that the file has not seen, all or none."""
    copy_before(path, schema)
    # imported here because almost no start has anything to migrate
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, REVISIONS[-1])
        connection.exec_driver_sql(f"PRAGMA user_version={HEAD}")
