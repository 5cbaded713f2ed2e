"""Tells from which file a backup was made: two copies of one company file share a shelf.

A copy made in the file manager has the same identity, so what lies on the shelf may be of either.
A manifest says where its file lay, but names no person: a home is written as ~, a PC as a number.
"""

import hashlib
import os
import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.store.backup_head import file_id_of

_HOME: Final = "~"
_DIGITS: Final = 8


@dataclass(frozen=True)
class Origin:
    """Where a company file lay when it was backed up; "" where an older Muster did not say."""

    folder: str = ""  # with ~ for the home of whoever did it
    pc: str = ""

    @classmethod
    def of(cls, path: Path) -> "Origin":
        """Return the origin of a file on this PC."""
        folder = path.absolute().parent
        with suppress(ValueError, RuntimeError):  # it lies elsewhere, or nobody has a home
            folder = Path(_HOME) / folder.relative_to(Path.home())
        # a name on the disk may hold what is no letter
        return cls(folder.as_posix().encode("utf-8", "replace").decode(), this_pc())

    @property
    def is_of_this_pc(self) -> bool:
        """Whether it was on this PC, as far as its name tells."""
        return self.pc == this_pc()

    def path_of(self, file: str) -> Path | None:
        """Return where a file of that name lay; None where that was on another PC, or is unknown.

        What a manifest says is only looked at, and never written to.
        """
        if not self.folder or not self.is_of_this_pc or Path(file).name != file:
            return None
        if self.folder == _HOME or self.folder.startswith(f"{_HOME}/"):
            try:
                return Path.home() / self.folder[2:] / file
            except RuntimeError:
                return None
        return Path(self.folder) / file


UNKNOWN: Final = Origin()


@dataclass(frozen=True)
class Made:
    """One backup as far as it matters here: of which file, called how, from where."""

    file_id: str
    file: str
    origin: Origin


def this_pc() -> str:
    """Return a number for this PC, which tells its name to nobody."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:_DIGITS]


def of_others(found: Iterable[Made], path: Path) -> set[Made]:
    """Return those that were made from another file than the one at `path` which is still there.

    What was made on another PC counts as another's: nobody can look there. What was made from a
    file that is gone is the own past of a file that was moved or renamed.
    """
    return {one for one in set(found) if _is_of_another(one, path)}


def _is_of_another(one: Made, path: Path) -> bool:
    if not one.origin.folder:
        return False
    there = one.origin.path_of(one.file)
    if there is None:
        return True
    if _is_same(there, path) or not os.path.lexists(there):
        return False
    there_id = file_id_of(there, None)
    # one that cannot be read may be locked: then it is taken for the one that was backed up
    return there_id is None or there_id == one.file_id


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())
