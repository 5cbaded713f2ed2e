"""The backups of a company file as the window lists them."""

from datetime import datetime
from pathlib import Path

from desktop.errors import Unavailable
from desktop.language import _
from desktop.services import backups
from desktop.services.backups.manifest import Unreadable
from desktop.services.backups.shelf import shelves
from desktop.services.safe_keeping.places import places_shown
from desktop.services.safe_keeping.shown import (
    DAMAGED,
    UNPROVEN,
    WHOLE,
    BackupShown,
    BackupsShown,
)
from desktop.services.safe_keeping.words import counts_said, group_said, moment_said
from desktop.store.file import CompanyFile


def backups_shown(
    company: CompanyFile | None, now: datetime, places: backups.Places | None = None
) -> BackupsShown:
    """Return the backups of a file, or of every file on this PC where none is open."""
    places = places or backups.of_this_pc()
    found = _all(places) if company is None else backups.backups_of(places, company)
    others = backups.of_other_files(found, company.path) if company is not None else set()
    found += backups.without_manifest(places, company)
    # a word that all of them share tells nobody which one to take
    says_lock = len({one.is_locked for one in found}) > 1
    lines = tuple(
        _shown(
            one,
            now,
            one.file if company is None else "",
            made_from(one) if one.folder in others else "",
            locked_said(one) if says_lock else "",
        )
        for one in found
    )
    return BackupsShown(lines, places_shown(places))


def made_from(one: backups.Backup) -> str:
    """Say from which file a backup was made, where that is another than is asked about."""
    if not one.origin.is_of_this_pc:
        return _("made from {file} on another PC").format(file=one.file)
    lay = one.origin.path_of(one.file)
    folder = lay.parent if lay else one.origin.folder
    return _("made from {file} in {folder}").format(file=one.file, folder=folder)


def locked_said(one: backups.Backup) -> str:
    """Say whether a backup opens with a password only."""
    return _("locked") if one.is_locked else _("not locked")


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
    found = backup_in(path if path.is_dir() else path.parent)
    return _shown(found, now, found.file, "", locked_said(found) if found.is_locked else "")


def backup_in(folder: Path) -> backups.Backup:
    """Return the backup in a folder. Raises `Unavailable`, also when it is gone meanwhile."""
    try:
        return backups.backup_at(folder)
    except (OSError, Unreadable) as fault:
        raise Unavailable(
            _(
                "There is no backup in {folder}. Choose one of the folders that are named by a "
                "date; it holds a file manifest.json."
            ).format(folder=folder)
        ) from fault


def _shown(one: backups.Backup, now: datetime, file: str, origin: str, locked: str) -> BackupShown:
    parts = (file, backups.why_said(one.why), origin, locked)
    state = WHOLE if one.is_whole else DAMAGED
    return BackupShown(
        path=one.folder,
        group=group_said(one.made_at, now),
        when=moment_said(one.made_at, now),
        why=", ".join(part for part in parts if part),
        holds=counts_said(one.counts, one.contents_count)
        if one.has_manifest
        else _("what it holds is not known"),
        place=_place(one),
        state=state if one.has_manifest else UNPROVEN,
        has_password=one.is_locked,
        file=one.file,
    )


def _place(one: backups.Backup) -> str:
    if one.is_second:
        return _("second place")
    return one.folder.parent.parent.name if one.is_other else _("this PC")
