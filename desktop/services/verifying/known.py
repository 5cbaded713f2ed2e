"""What backups know of a company file: how its history stood when they were made."""

from collections.abc import Iterable
from pathlib import Path

from desktop.language import _
from desktop.services.backups import Backup, Places, backups_of
from desktop.services.verifying.found import Head
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date


def known_heads(company: CompanyFile | Path, places: Places) -> tuple[Head, ...]:
    """Return the heads of the history that the backups of a company file noted, newest first.

    Only of whole ones, and each head once. Empty where no place for backups can be read.
    """
    return heads_of(backups_of(places, company))


def heads_of(backups: Iterable[Backup]) -> tuple[Head, ...]:
    """Return the heads that some backups noted."""
    found: dict[tuple[int, str], Head] = {}
    for backup in backups:
        if backup.is_whole:
            day = say_whole_date(backup.made_at.astimezone().date())
            where = _("the backup of {day}").format(day=day)
            found.setdefault((backup.number, backup.hash), Head(backup.number, backup.hash, where))
    return tuple(found.values())
