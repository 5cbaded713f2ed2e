"""Says what is the matter when a place for backups does not take or give what it should."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import DatabaseError

from desktop.errors import Unavailable
from desktop.language import N_, _

FULL: Final = N_(
    "There is no space left for a backup in {folder}. Your company file is as it was. "
    "Free some space there, or choose another place for the backups."
)
READ_ONLY: Final = N_(
    "No backup may be written in {folder}. Your company file is as it was. "
    "Choose another place for the backups."
)
NO_FOLDER: Final = N_(
    "There is no folder {folder} for the backups, or there is a file of that name. Your company "
    "file is as it was. Choose another place for the backups."
)
FAILING: Final = N_(
    "{folder} did not take the backup. Your company file is as it was. "
    "Check that the disk or stick is connected and has space, then try again."
)
# it does not say which of the two files it was
BETWEEN: Final = N_(
    "There is no backup: the disk of your company file or that of {folder} did not answer. "
    "Check that both are connected and have space, then try again."
)
BY_NUMBER: Final = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.EEXIST: NO_FOLDER,
}
# what the driver can only say of the file that it writes
_OF_THE_COPY: Final = (("is full", FULL), ("readonly", READ_ONLY), ("disk i/o error", BETWEEN))


@contextmanager
def place_explained(folder: Path) -> Iterator[None]:
    """Raise `Unavailable` when the disk does not take a backup that is written in `folder`."""
    try:
        yield
    except OSError as fault:
        sentence = BY_NUMBER.get(fault.errno or 0, FAILING)
        if sentence is NO_FOLDER and folder.is_dir():
            sentence = FAILING  # what is missing, or in the way, is something else
        raise Unavailable(_(sentence).format(folder=folder)) from fault
    except (DatabaseError, DBAPIError) as fault:
        said = str(fault).lower()
        for words, sentence in _OF_THE_COPY:
            if words in said:
                raise Unavailable(_(sentence).format(folder=folder)) from fault
        raise
