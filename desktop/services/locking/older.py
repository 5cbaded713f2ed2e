"""Backups that the password of today does not protect: listed, and deleted where it is wanted."""

from datetime import datetime
from pathlib import Path

from desktop.services.backups.clearing import remove
from desktop.services.backups.listing import Backup, backups_of
from desktop.services.backups.places import Places
from desktop.services.backups.reasons import Why
from desktop.store.backup_head import file_id_of
from desktop.store.keys import Key


def clear_backups(path: Path, key: Key, places: Places) -> list[Backup]:
    """Return the backups of a locked file that open without any password."""
    found = backups_of(places, file_id_of(path, key) or "")
    return [backup for backup in found if not backup.is_locked]


def delete_clear_backups(path: Path, key: Key, places: Places, now: datetime) -> int:
    """Delete them in both places; returns how many are left.

    Nothing is deleted unless there is a whole one that is locked. What was deleted may be brought
    back with tools for that, until the disk has written something else in its place. Raises
    `Unavailable` when a disk does not let go of one.
    """
    file_id = file_id_of(path, key) or ""
    if any(backup.is_locked and backup.is_whole for backup in backups_of(places, file_id)):
        for place in places.all():
            found = backups_of(Places(place), file_id)
            remove([backup.folder for backup in found if not backup.is_locked], now)
    return len(clear_backups(path, key, places))


def older_backups(path: Path, key: Key | None, places: Places) -> list[Backup]:
    """Return the backups of a file that do not open with its password of today.

    Of a locked file these are the ones without a password, and those from before its last change,
    as long as one of that change is there. Of a file without a password it is those that have one.
    """
    found = backups_of(places, file_id_of(path, key) or "")
    if key is None:
        return [one for one in found if one.is_locked]
    changes = [one.made_at for one in found if one.is_locked and one.why == Why.PASSWORD]
    changed = max(changes, default=None)
    return [
        one for one in found if not one.is_locked or (changed is not None and one.made_at < changed)
    ]
