"""Saves one complete copy of a company file for another PC, proved before it gets its name."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.language import _
from desktop.services.backups.filling import Tell, silent
from desktop.services.backups.leftovers import clear_leftovers
from desktop.services.starting import refuse_wrong_ending
from desktop.store.backup_check import Damage, check_copy
from desktop.store.faults import disk_explained, explained
from desktop.store.file import CompanyFile
from desktop.store.interrupting import Stopped, refuse_when
from desktop.store.making import made_whole
from desktop.store.plain import MAKE, READ, connect_to

_PAGES: Final = 500  # between two looks whether somebody wants to stop


@dataclass(frozen=True)
class Copied:
    """A complete copy."""

    path: Path
    size: int
    damaged: tuple[Damage, ...]  # which the company file itself has as well

    @property
    def is_whole(self) -> bool:
        """Whether all of it is as it was written."""
        return not self.damaged


def portable_copy(
    company: CompanyFile,
    to: Path,
    *,
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> Copied:
    """Copy an open company file, evidence included, to the new file `to`; a locked one stays so.

    Raises `Refused` when `to` exists, `Unavailable` when the disk does not take it,
    `CancelledError` when somebody stopped it; then there is no file `to`.
    """
    to = to.absolute()
    refuse_wrong_ending(to)
    tell = tell or silent

    def told(_status: int, left: int, total: int) -> None:
        refuse_when(stopped)
        tell(total - left, total, _("copying"))

    with made_whole(to) as half:
        with (
            explained(to),
            closing(connect_to(company.path, READ, company.key)) as source,
            closing(connect_to(half, MAKE, company.key)) as copy,
        ):
            source.backup(copy, pages=_PAGES, progress=told)
        with disk_explained(to), half.open("rb+") as file:
            os.fsync(file.fileno())
        tell(0, 1, _("proving the copy"))
        damaged = check_copy(half, company.key, has_contents=True, stopped=stopped)
        size = half.stat().st_size
        clear_leftovers(half, to)
    return Copied(to, size, tuple(damaged))
