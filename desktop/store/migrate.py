"""Brings an older company file up to date, after a copy of it was made and closed."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.engine import Connection

from desktop.errors import Unavailable
from desktop.language import _
from desktop.store import connecting, schema
from desktop.store.half_names import called
from desktop.store.keys import Key
from desktop.store.making import made_whole
from desktop.store.swapping import free_beside
from desktop.store.tables import SEARCH_WORD

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS: Final = schema.REVISIONS
HEAD: Final = schema.HEAD
SCRIPTS: Final = Path(__file__).with_name("migrations")


def is_from_a_model(name: str | None, kind: str, _parents: object) -> bool:
    """Whether Alembic may compare it with the models: the full-text index and its parts are not."""
    return not (kind == "table" and (name or "").startswith(SEARCH_WORD.name))


def stamp(connection: Connection) -> None:
    """Mark a file made from the models as being at the head, in the way Alembic looks for it."""
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))
    connection.exec_driver_sql(f"PRAGMA user_version={HEAD}")


def copy_before(path: Path, schema: int, key: Key | None = None) -> Path:
    """Copy the file page by page beside itself before it is changed; never over an older copy.

    Raises `Unavailable` when the copy is not whole, and then nothing is migrated.
    """
    copy = free_beside(path, f"before-update-{schema}")
    # whoever finds it, after a fall or a stick that was pulled, takes it for what its name says
    with made_whole(copy) as half:
        _copy(path, half, key)
    return copy


def _copy(path: Path, copy: Path, key: Key | None) -> None:
    with (
        closing(connecting.connect_to(path, connecting.READ, key)) as source,
        closing(connecting.connect_to(copy, connecting.MAKE, key)) as target,
    ):
        source.backup(target)
        if target.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise Unavailable(
                _(
                    "{file} is damaged, so it was not updated and not changed. "
                    "Restore the last good backup."
                ).format(file=called(path))
            )


def bring_up_to_date(path: Path, schema: int, key: Key | None = None) -> None:
    """Apply the revisions that the file has not seen, all or none, after a copy of it was made."""
    copy_before(path, schema, key)
    apply(path, key)


def apply(path: Path, key: Key | None = None) -> None:
    """Apply the revisions that the file has not seen, all or none, to a file that is a copy."""
    engine = connecting.engine(path, connecting.WRITE, key)
    try:
        with engine.connect().execution_options(write=True) as connection:
            # a table that others point at cannot be made anew under the eyes of the foreign keys;
            # SQLite hears this outside a transaction only, and they are checked before the commit
            connection.connection.execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                upgrade(connection)
    finally:
        engine.dispose()


def alembic_config(connection: Connection) -> "Config":
    """Return what Alembic needs to know to work on a connection of ours."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Apply the revisions within the transaction that `connection` is in."""
    # imported here because almost no start has anything to migrate
    from alembic import command

    command.upgrade(alembic_config(connection), REVISIONS[-1])
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if loose:
        raise ValueError(f"the update left loose links: {loose[:5]}")
    connection.exec_driver_sql(f"PRAGMA user_version={HEAD}")
