"""What the window says and does about backups that were made before a file had a password."""

from datetime import datetime
from pathlib import Path

from desktop.errors import Unavailable
from desktop.language import _, ngettext
from desktop.services.backups import Places, backups_of, of_other_files
from desktop.services.locking import clear_backups, delete_clear_backups
from desktop.services.locking.older import say_of_others
from desktop.store.file import CompanyFile
from desktop.store.keys import Key


def unlocked_backups(company: CompanyFile, places: Places) -> int:
    """Return how many backups of an open file anybody can read, those of a copy of it left out."""
    found = [backup for backup in backups_of(places, company) if not backup.is_locked]
    return len(found) - len(of_other_files(found, company.path))


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
    """Delete them, as far as there is a whole locked one; return a sentence of what came of it.

    Never raises what the disk says: the file is locked by now, and that is what was wanted most.
    """
    try:
        number = len(clear_backups(path, key, places))
        left = delete_clear_backups(path, key, places, now) if number else 0
        kept = say_of_others(path, key, places)
    except Unavailable as fault:
        return _("The older backups were not deleted. {fault}").format(fault=fault)
    return " ".join(part for part in (_said(number, left), kept) if part)


def _said(number: int, left: int) -> str:
    if left:
        return _("The older backups were kept, because there is no whole locked one yet.")
    if not number:
        return ""
    return ngettext(
        "{n} older backup without a password was deleted.",
        "{n} older backups without a password were deleted.",
        number,
    ).format(n=number)
