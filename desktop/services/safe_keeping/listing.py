"""The backups of a company file as the window lists them."""

from datetime import datetime
from pathlib import Path

from desktop.errors import Unavailable
from desktop.language import _
from desktop.services import backups
from desktop.services.backups.manifest import Unreadable
from desktop.services.backups.shelf import shelves
from desktop.services.safe_keeping.places import places_shown
from desktop.services.safe_keeping.shown import DAMAGED, WHOLE, BackupShown, BackupsShown
from desktop.services.safe_keeping.words import counts_said, group_said, moment_said
from desktop.store.file import CompanyFile


def backups_shown(
    company: CompanyFile | None, now: datetime, places: backups.Places | None = None
) -> BackupsShown:
    """Return the backups of a file, or of every file on this PC where none is open."""
    places = places or backups.of_this_pc()
    found = _all(places) if company is None else backups.backups_of(places, company)
    lines = tuple(_shown(one, now, names_file=company is None) for one in found)
    return BackupsShown(lines, places_shown(places))


def _all(places: backups.Places) -> list[backups.Backup]:
    """The backups of every company file, the newest first."""
    known = {
        manifest.file_id
        for place in places.all()
        for shelf in shelves(place)
        for _folder, manifest in shelf.backups()
        if manifest is not None
    }
    found = [one for file_id in known for one in backups.backups_of(places, file_id)]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def backup_at(path: Path, now: datetime) -> BackupShown:
    """Return the backup in a folder that somebody browsed to. Raises `Unavailable`."""
    folder = path if path.is_dir() else path.parent
    try:
        found = backups.backup_at(folder)
    except (OSError, Unreadable) as fault:
        raise Unavailable(
            _(
                "There is no backup in {folder}. Choose one of the folders that are named by a "
                "date; it holds a file manifest.json."
            ).format(folder=folder)
        ) from fault
    return _shown(found, now, names_file=True)


def _shown(one: backups.Backup, now: datetime, *, names_file: bool) -> BackupShown:
    why = backups.why_said(one.why)
    if names_file:
        why = _("{file}, {why}").format(file=one.file, why=why) if why else one.file
    return BackupShown(
        path=one.folder,
        group=group_said(one.made_at, now),
        when=moment_said(one.made_at, now),
        why=why,
        holds=counts_said(one.counts, one.contents_count),
        place=_("second place") if one.is_second else _("this PC"),
        state=WHOLE if one.is_whole else DAMAGED,
        has_password=one.is_locked,
        file=one.file,
    )
