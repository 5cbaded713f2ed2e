"""What came of printing: a PDF that can be looked at, saved or sent to a printer."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.errors import Unavailable
from desktop.language import _
from desktop.store.faults import disk_explained
from desktop.store.ids import new_id
from desktop.store.private_temp import noted

_HELD: Final = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)
Told = Callable[[int, int, str], None]  # done, of how many (0: not known), about what


@dataclass(frozen=True)
class Printed:
    """A PDF: where it lies, how many pages, and what it is called.

    `beside` are files that belong to it and have no pages of their own.
    """

    path: Path
    pages: int
    title: str
    beside: tuple[Path, ...] = ()


def untold(_done: int, _of: int, _about: str) -> None:
    """Tell nobody how far it is."""


def unstopped() -> bool:
    """Nobody stops it."""
    return False


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Hand out a name to write to; what lies there takes the place of `path` at the end.

    Raises `Unavailable` when the disk does not take it; then none is left and the old one stays.
    """
    half = path.with_name(f".{new_id()}.new")
    with disk_explained(path), noted(half):
        try:
            yield half
            _put(half, path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise


def _put(half: Path, to: Path) -> None:
    """Let it take its place; Windows does not where another program has that file open."""
    try:
        half.replace(to)
    except OSError as fault:
        if fault.errno not in _HELD or not to.exists():
            raise
        raise Unavailable(
            _(
                "{file} could not be replaced. Close it in the program that has it open, or save "
                "it under another name."
            ).format(file=to.name)
        ) from fault
