"""Puts a new company file into the place of another, which is kept under a name of its own."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from desktop.errors import Unavailable
from desktop.language import _
from desktop.store.connecting import BUSY_MS, WRITE, connect_to
from desktop.store.faults import disk_explained, explained
from desktop.store.keys import Key
from desktop.store.syncing import sync_folder

JOURNAL: Final = "-journal"


def swap_in(
    new: Path,
    path: Path,
    key: Key | None,
    kept: str,
    is_same: Callable[[object], bool] | None = None,
) -> Path:
    """Move the file at `path` aside and `new`, of the same folder, into its place.

    `key` opens the file that is there. Nobody else writes meanwhile: its lock is held, and whoever
    waited for it finds another file in its place. `is_same` is asked with that lock held, handed a
    connection: whether the file still says what `new` was made from. A file too broken to be locked
    is moved all the same. Returns where the old one lies: `bow.before-restore.muster` where `kept`
    is "before-restore".

    Raises `Unavailable` when the disk does not take it, another program has the file open where
    that matters, or it has changed; then all is as it was.
    """
    aside = free_beside(path, kept)
    with explained(path), disk_explained(path), _held(path, key, is_same):
        # a second name for the old file first: whenever this is cut off, `path` is a whole file
        try:
            _keep_as(path, aside)
            # on the disk before the first name goes: a disk need not keep to our order
            sync_folder(path.parent)
        except OSError:
            _take_back(path, aside)
            raise
        try:
            new.replace(path)
        except OSError as fault:
            _take_back(path, aside)
            raise Unavailable(
                _(
                    "{file} could not be replaced, and is as it was. Close it in every other "
                    "program that has it open, then try again."
                ).format(file=path.name)
            ) from fault
        # it is in its place; a disk that fails now leaves the one or the other, whole
        with suppress(OSError):
            sync_folder(path.parent)
    return aside


def free_beside(path: Path, kept: str) -> Path:
    """Return a name beside `path` that no file has: "bow.before-restore-2.muster"."""
    endings = (f"-{number}" if number > 1 else "" for number in count(1))
    names = (path.with_name(f"{path.stem}.{kept}{ending}{path.suffix}") for ending in endings)
    return next(name for name in names if not os.path.lexists(name))


@contextmanager
def _held(path: Path, key: Key | None, is_same: Callable[[object], bool] | None) -> Iterator[None]:
    """Hold the lock under which the file is written, where it is whole enough to have one."""
    with closing(connect_to(path, WRITE, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except driver.DatabaseError as fault:
            if "locked" in str(fault).lower() or is_same is not None:
                raise
            connection.close()
            yield  # no company file any more: there is nothing that anybody could write
            return
        if is_same is not None and not is_same(connection):
            raise Unavailable(
                _(
                    "{file} was changed by another program meanwhile, so nothing was replaced. "
                    "Try again."
                ).format(file=path.name)
            )
        # Windows replaces no file that is open, this connection's included; nor one that another
        # program has open, so that only who opens, writes and closes within this moment is missed
        if os.name == "nt":
            connection.execute("COMMIT")
            connection.close()
        yield


def _keep_as(path: Path, aside: Path) -> None:
    try:
        os.link(path, aside)
    except OSError:
        path.rename(aside)  # a stick formatted FAT knows no links
    _keep_journal(path, aside)


def _keep_journal(path: Path, aside: Path) -> None:
    """What belongs to the old file must never be taken for the new one's."""
    journal = path.with_name(path.name + JOURNAL)
    if journal.exists():
        journal.rename(aside.with_name(aside.name + JOURNAL))


def _take_back(path: Path, aside: Path) -> None:
    """Give the old file its name again; what somebody else put there meanwhile stays."""
    if not os.path.lexists(aside):
        return
    if not os.path.lexists(path):
        aside.rename(path)
    elif os.path.samefile(path, aside):
        aside.unlink()
    else:
        return
    journal = aside.with_name(aside.name + JOURNAL)
    if journal.exists():
        journal.rename(path.with_name(path.name + JOURNAL))
