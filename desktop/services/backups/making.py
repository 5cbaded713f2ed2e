"""Makes a backup of a company file: copied, proved, and only then given its name."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.errors import Unavailable
from desktop.services.backups import carrying, clearing
from desktop.services.backups.filling import Making, Tell, silent
from desktop.services.backups.listing import Backup, backups_of, of_other_files
from desktop.services.backups.manifest import RECORDS
from desktop.services.backups.places import Places
from desktop.services.backups.reasons import Why
from desktop.services.backups.shelf import Shelf
from desktop.store import backup_source, header
from desktop.store.backup_check import Damage
from desktop.store.backup_faults import place_explained
from desktop.store.backup_head import file_id_of, head_of
from desktop.store.file import CompanyFile
from desktop.store.interrupting import Stopped
from desktop.store.keys import Key


@dataclass(frozen=True)
class Made:
    """What came of a backup."""

    folder: Path
    made_at: datetime
    damaged: tuple[Damage, ...]
    copied_bytes: int
    new_contents: int
    second: str  # "done", "absent", "failed", "stopped", or "none" where no place was chosen
    second_said: str = ""  # what is the matter there, for people

    @property
    def is_whole(self) -> bool:
        """Whether the company file was whole."""
        return not self.damaged


def back_up(
    company: CompanyFile,
    places: Places,
    why: Why,
    *,
    now: datetime,
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> Made:
    """Make a backup of an open company file, thin the older ones, copy it to the second place.

    Raises `Unavailable` when it cannot be made, `CancelledError` when somebody stopped it; then
    nothing is left of it.
    """
    return back_up_path(company.path, company.key, places, why, now=now, tell=tell, stopped=stopped)


def back_up_if_changed(
    company: CompanyFile,
    places: Places,
    why: Why,
    *,
    now: datetime,
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> Made | None:
    """Make a backup unless there is a whole one already of just what the file says now.

    One of a copy of it does not count: that may be deleted with all the others of that copy.
    """
    now_is = (*head_of(company.path, company.key), company.key is not None)
    same = [
        backup
        for backup in backups_of(Places(places.first), company)
        if backup.is_whole
        and (backup.number, backup.hash, backup.is_locked) == now_is
        # one of an earlier password opens with that only, which perhaps nobody knows any more
        and (company.key is None or opens_with(backup, company.key))
    ]
    if len(same) > len(of_other_files(same, company.path)):
        return None
    return back_up(company, places, why, now=now, tell=tell, stopped=stopped)


def opens_with(backup: Backup, key: Key) -> bool:
    """Whether a backup is locked, and with this key."""
    try:
        return backup.is_locked and header.opens(backup.folder / RECORDS, key)
    except Unavailable:
        return False


def back_up_path(
    path: Path,
    key: Key | None,
    places: Places,
    why: Why,
    *,
    now: datetime,
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> Made:
    """Like `back_up`, of a file that is not open, whatever schema it has."""
    now = now.astimezone(UTC)
    key = backup_source.admitted(path, key)
    shelf = Shelf.of(places.first, file_id_of(path, key) or "", path.stem)
    with place_explained(places.first):
        shelf.make()
        shelf.sweep(now)
    making = Making(path, key, shelf, now, tell or silent, stopped)
    folder, manifest = making.make(why)
    with place_explained(places.first):
        clearing.thin(shelf, now)
    second, said = carrying.carry_over(shelf, places.second, now, tell or silent, stopped)
    return Made(
        folder=folder,
        made_at=now,
        damaged=manifest.damaged,
        copied_bytes=making.copied,
        new_contents=making.new_contents,
        second=second,
        second_said=said,
    )
