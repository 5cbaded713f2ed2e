"""Turns what SQLite and the disk say into a sentence: which file, what is safe, the way out."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import DatabaseError

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.store.half_names import called

BUSY: Final = N_(
    "{file} is being written by another program at this moment. Nothing was changed. "
    "Try again in a minute."
)
FULL: Final = N_(
    "There is no space left for {file}. Nothing was changed. "
    "Free some space on that disk and try again."
)
FAILING: Final = N_(
    "The disk did not take the change to {file}. What was saved before is still there. "
    "Check that the disk or stick is connected and has space, then try again."
)
READ_ONLY: Final = N_(
    "{file} may only be read here. Nothing was changed. "
    "Ask for the right to write in that folder, or save a copy in your own documents."
)
NO_FOLDER: Final = N_(
    "There is no folder for {file}: the one that was named does not exist, or its disk or stick is "
    "not there any more. Nothing was changed. Check the name of the folder, or make it first."
)
UNREADABLE: Final = N_(
    "{file} may not be read here. Ask for the right to read it, then open it again."
)
UNREACHABLE: Final = N_(
    "{file} could not be read. Check that the disk or stick is connected, then try again."
)
NO_PLACE: Final = N_(
    "{file} could not be opened. Check that the folder exists and that you may write in it."
)
DAMAGED: Final = N_(
    "{file} is damaged. Nothing was changed. "
    "Keep this file as it is and restore the last good backup to a new one."
)
FOREIGN: Final = N_("{file} is not a Muster company file, or it is locked with a password.")

# what the driver says -> what a person is told; the first that fits
SENTENCES: Final = (
    ("database is locked", BUSY),
    ("is full", FULL),
    ("disk i/o error", FAILING),
    ("readonly", READ_ONLY),
    ("unable to open", NO_PLACE),
    ("malformed", DAMAGED),
    ("unsupported file format", DAMAGED),
    ("could not decode", DAMAGED),
    ("not a database", FOREIGN),
    ("encrypted", FOREIGN),
)
BY_NUMBER: Final = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise `Unavailable` for what the machine cannot do; other faults of the driver pass."""
    try:
        yield
    except (DBAPIError, DatabaseError) as fault:
        for said in _said(fault):
            for words, sentence in SENTENCES:
                if words in said:
                    raise Unavailable(_(sentence).format(file=called(path))) from fault
        raise


def _said(fault: BaseException | None) -> Iterator[str]:
    """What the driver says, then what it said before: whoever clears up after a fault may fail.

    SQLite takes a transaction back by itself when the disk fails; to drop a table of it then says
    that there is none.
    """
    while fault is not None:
        if isinstance(fault, DBAPIError | DatabaseError):
            yield str(getattr(fault, "orig", None) or fault).lower()
        fault = fault.__cause__ or fault.__context__


@contextmanager
def reading_explained(path: Path) -> Iterator[None]:
    """Raise `Unavailable` when the disk does not give what lies at `path`."""
    try:
        yield
    except PermissionError as fault:
        raise Unavailable(_(UNREADABLE).format(file=called(path))) from fault
    except OSError as fault:
        raise Unavailable(_(UNREACHABLE).format(file=called(path))) from fault


@contextmanager
def disk_explained(path: Path) -> Iterator[None]:
    """Raise `Unavailable` when the disk does not take what is to lie at `path`."""
    try:
        yield
    except OSError as fault:
        sentence = BY_NUMBER.get(fault.errno or 0, FAILING)
        if sentence is NO_FOLDER and path.absolute().parent.is_dir():
            sentence = FAILING  # what is missing is something else
        raise Unavailable(_(sentence).format(file=called(path))) from fault
