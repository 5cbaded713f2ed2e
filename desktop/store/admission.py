"""Decides before anything is read from a file whether it is ours, whole enough, and unlocked."""

import os
from pathlib import Path

from sqlalchemy.engine import Connection

from desktop.errors import Locked, Unavailable, WrongPassword
from desktop.language import _
from desktop.store import guard, header, migrate, schema
from desktop.store.faults import NO_PLACE, UNREADABLE, disk_explained
from desktop.store.half_names import called
from desktop.store.keys import Key


def schema_of(connection: Connection, path: Path) -> int:
    """Return the number of revisions that a company file has seen.

    Raises `Unavailable` when it is no company file, a newer Muster wrote it, or there is more in it
    than Muster puts into one.
    """
    owner = connection.exec_driver_sql("PRAGMA application_id").scalar()
    seen: int = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
    if owner != schema.APPLICATION_ID:
        raise Unavailable(_("{file} is not a Muster company file.").format(file=called(path)))
    if seen > migrate.HEAD:
        raise Unavailable(
            _(
                "{file} was last written by a newer Muster. It was not touched. "
                "Install the newer Muster on this PC, then open it again."
            ).format(file=called(path))
        )
    # before anything that somebody else may have put into it has a chance to run
    guard.refuse_what_is_not_ours(connection.connection.dbapi_connection, path)
    return seen


def fitting(path: Path, key: Key | None) -> Key | None:
    """Return the key that a file needs: none where it has no password."""
    if not header.is_locked(path):
        return None
    if key is None:
        raise Locked(
            _("{file} is locked with a password. Type its password to open it.").format(
                file=called(path)
            )
        )
    if not header.opens(path, key):
        raise WrongPassword(
            _(
                "That does not open {file}. Check the password: capital letters, the language of "
                "the keyboard. If it is the right one, the file is damaged or no company file; "
                "a backup of it may open."
            ).format(file=called(path))
        )
    return key


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this very file from another of its name; None where the disk has none."""
    with disk_explained(path):
        about = path.stat()
    return (about.st_dev, about.st_ino) if about.st_ino else None


def refuse_what_is_no_file(path: Path) -> None:
    """Raise `Unavailable` where there is no file that may be read."""
    try:
        if path.is_dir():
            raise Unavailable(
                _("{file} is a folder. Choose the company file inside it.").format(file=path.name)
            )
        if not path.is_file():
            raise Unavailable(
                _("There is no file {file}. Check the name and the folder.").format(file=path)
            )
        # asked, not tried: closing the file anew would drop the locks that this process has on it
        if not os.access(path, os.R_OK):
            raise Unavailable(_(UNREADABLE).format(file=called(path)))
    except OSError as fault:  # a folder on the way that may not be entered, a name too long
        raise Unavailable(_(NO_PLACE).format(file=called(path))) from fault
