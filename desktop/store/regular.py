"""Reads a file that may come from anywhere: no link, no pipe and no device is ever followed."""

import os
import stat
from pathlib import Path
from typing import Final

_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
)  # fmt: skip


class Irregular(OSError):
    """What lies there is no ordinary file, or larger than anything of ours."""


def read_regular(path: Path, most: int | None = None) -> bytes:
    """Return what is in an ordinary file of `most` bytes or less.

    Raises `Irregular` where it is something else, `OSError` where the disk does not give it.
    """
    if path.is_symlink():  # Windows knows no flag against it
        raise Irregular(path)
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode) or (most is not None and about.st_size > most):
            raise Irregular(path)
        # no further than it was when it was looked at
        return file.read(about.st_size)
