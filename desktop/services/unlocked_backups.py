"""Finds the backups of a file that were made before it had a password, and takes them away."""

from datetime import datetime
from pathlib import Path

from desktop.errors import Unavailable
from desktop.language import _, ngettext
from desktop.services.backups import Backup, Places, Why, back_up_path, backups_of, remove
from desktop.store.backup_head import file_id_of
from desktop.store.file import CompanyFile
from desktop.store.keys import Key


def unlocked_backups(company: CompanyFile, places: Places) -> int:
    """Return how many backups of an open file anybody can read, each counted once."""
    return len({backup.folder.name for backup in _unlocked(places, company)})


def say_unlocked(number: int) -> str:
    """Return what to know of backups that stay readable when the file is locked."""
    return ngettext(
        "{n} backup made before now can be read without the password until it is deleted. It is "
        "deleted only once a locked backup was made, opened again and checked.",
        "{n} backups made before now can be read without the password until they are deleted. "
        "They are deleted only once a locked backup was made, opened again and checked.",
        number,
    ).format(n=number)


def delete_unlocked_backups(path: Path, key: Key, places: Places, now: datetime) -> str:
    """Delete them once there is a whole locked one, made now if need be; returns a sentence.

    Never raises what the disk says: the file is locked by now, and that is what was wanted most.
    """
    file_id = file_id_of(path, key) or ""
    try:
        if not any(b.is_locked and b.is_whole for b in backups_of(places, file_id)):
            made = back_up_path(path, key, places, Why.PASSWORD, now=now)
            if made.damaged:
                return _("The older backups were kept, because the file is damaged. Check it.")
        folders = [backup.folder for backup in _unlocked(places, file_id)]
        remove(folders, now)
    except Unavailable as fault:
        return _("The older backups were not deleted. {fault}").format(fault=fault)
    n = len({folder.name for folder in folders})
    if not n:
        return ""
    return ngettext(
        "{n} older backup without a password was deleted.",
        "{n} older backups without a password were deleted.",
        n,
    ).format(n=n)


def _unlocked(places: Places, file: CompanyFile | str) -> list[Backup]:
    """Look in each place by itself: what lies in both is listed once otherwise."""
    return [
        backup
        for place in places.all()
        for backup in backups_of(Places(place), file)
        if not backup.is_locked
    ]
