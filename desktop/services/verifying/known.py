"""What backups know of a company file: how its history stood when they were made."""

from collections.abc import Iterable
from pathlib import Path

from desktop.language import _
from desktop.services.backups import Backup, Places, Why, backups_of
from desktop.services.verifying.found import Head
from desktop.store.backup_head import file_id_of
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from desktop.values.spoken import say_whole_date


def known_heads(
    company: CompanyFile | Path, places: Places, key: Key | None = None
) -> tuple[Head, ...]:
    """Return the heads of the history that the backups of a company file noted, newest first.

    Of whole ones only, and each head once. `key` opens a locked file that is given by its path.
    Empty where no place for backups can be read, or nothing tells which file it is.
    """
    path, key = (company, key) if isinstance(company, Path) else (company.path, company.key)
    file_id = file_id_of(path, key) if path.is_file() else None
    # never by the name of the file alone: another company's history is none of its own
    return heads_of(backups_of(places, file_id)) if file_id else ()


def heads_of(backups: Iterable[Backup]) -> tuple[Head, ...]:
    """Return the heads that backups noted, newest first, since an older one was restored."""
    found: dict[tuple[int, str], Head] = {}
    for backup in backups:
        if backup.why == Why.RESTORE:
            break  # what was done between the restored one and this is left behind
        if backup.is_whole:
            day = say_whole_date(backup.made_at.astimezone().date())
            where = _("the backup of {day}").format(day=day)
            head = Head(backup.number, backup.hash, where, backup)
            found.setdefault((backup.number, backup.hash), head)
    return tuple(found.values())
