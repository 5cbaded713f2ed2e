"""Files on their way to the disk, and what a person is told when it does not take one."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from desktop.errors import Unavailable
from desktop.language import N_, _

FULL: Final = N_(
    "There is no space left for {file}. Nothing was changed. "
    "Free some space on that disk and try again."
)
READ_ONLY: Final = N_(
    "{file} may only be read here, or another program has it open. Nothing was changed. "
    "Close it there, or choose another folder, and try again."
)
NO_FOLDER: Final = N_("The folder for {file} is not there. Nothing was written. Choose another.")
FAILING: Final = N_(
    "The disk did not take {file}. Nothing was changed. "
    "Check that the disk or stick is connected and has space, then try again."
)
_BY_NUMBER: Final = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EISDIR: READ_ONLY,
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
}


@contextmanager
def writing_explained(path: Path) -> Iterator[None]:
    """Raise `Unavailable` with a sentence when the disk does not take what is to lie at `path`."""
    try:
        yield
    except OSError as fault:
        said = _BY_NUMBER.get(fault.errno or 0, FAILING)
        raise Unavailable(_(said).format(file=path.name)) from fault


def begin_writing(file: BinaryIO, start: int, end: int) -> None:
    """Have the system begin to write a part of a file, from byte to byte, without waiting for it.

    Linux does when it is told that the part will not be read soon; another system begins by itself.
    """
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):  # it was but a wish, which not every disk knows
            os.posix_fadvise(file.fileno(), start, end - start, os.POSIX_FADV_DONTNEED)
