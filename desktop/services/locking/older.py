"""Backups that the password of today does not protect: listed, and deleted where it is wanted."""

from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.language import ngettext
from desktop.services.backups.clearing import remove
from desktop.services.backups.listing import (
    Backup,
    backups_of,
    of_other_files,
)
from desktop.services.backups.looking import without_manifest
from desktop.services.backups.making import opens_with
from desktop.services.backups.places import Places
from desktop.services.backups.reasons import Why
from desktop.store.backup_head import file_id_of, known_lines
from desktop.store.keys import Key

WITH_PASSWORD: Final = (Why.PASSWORD_SET, Why.PASSWORD)


def clear_backups(path: Path, key: Key, places: Places) -> list[Backup]:
    """Return the backups of a locked file that open without any password, and are its own.

    Its own are those of its history that were made from this path, or from a file that is gone: a
    copy of the file that lies elsewhere has its backups on the same shelf. Raises `Unavailable`
    when the file cannot be read.
    """
    clear = _clear(path, key, places)
    own = _own(clear, path, key)
    return [backup for backup in clear if backup.folder in own]


def clear_backups_of_others(path: Path, key: Key, places: Places) -> list[Backup]:
    """Return those that open without a password and belong to a copy of the file, as far as seen.

    They are its only backups, perhaps, and so they are never deleted for this one.
    """
    clear = _clear(path, key, places)
    own = _own(clear, path, key)
    return [backup for backup in clear if backup.folder not in own]


def say_of_others(path: Path, key: Key, places: Places) -> str:
    """Say that backups of a copy of the file stay as they are, and such as nobody can tell of.

    "" where there are none.
    """
    doubtful = [one for one in without_manifest(places, path, key) if not one.is_locked]
    said = [_said_of_copies(clear_backups_of_others(path, key, places))]
    if doubtful:
        said.append(
            ngettext(
                "{n} backup opens without a password and was kept, because its manifest cannot be "
                "read: {folder}. If nobody needs it, delete that folder.",
                "{n} backups open without a password and were kept, because their manifests "
                "cannot be read; the newest is {folder}. If nobody needs them, delete their "
                "folders.",
                len(doubtful),
            ).format(n=len(doubtful), folder=doubtful[0].folder)
        )
    return " ".join(part for part in said if part)


def _said_of_copies(found: list[Backup]) -> str:
    if not found:
        return ""
    return ngettext(
        "{n} backup that opens without a password was made from a copy of this file, and was kept: "
        "{folder}. If nobody needs it, delete that folder.",
        "{n} backups that open without a password were made from a copy of this file, and were "
        "kept; the newest is {folder}. If nobody needs them, delete their folders.",
        len(found),
    ).format(n=len(found), folder=found[0].folder)


def delete_clear_backups(path: Path, key: Key, places: Places, now: datetime) -> int:
    """Delete them in all places; returns how many are left.

    Nothing is deleted unless there is a whole one that opens with `key`: one of an earlier password
    may be of long ago, and nobody may know that password any more. What was deleted may be brought
    back with tools for that, until the disk has written something else in its place. Raises
    `Unavailable` when a disk does not let go of one.
    """
    file_id = file_id_of(path, key) or ""
    every = backups_of(places, file_id)
    others = of_other_files(every, path)
    if any(one.is_whole and one.folder not in others and opens_with(one, key) for one in every):
        for place in places.all():
            found = _clear(path, key, Places(place))
            own = _own(found, path, key)
            remove([backup.folder for backup in found if backup.folder in own], now)
    return len(clear_backups(path, key, places))


def older_backups(path: Path, key: Key | None, places: Places) -> list[Backup]:
    """Return the backups of a file that do not open with its password of today.

    Of a locked file these are the ones without a password, and those from before its last change,
    as long as one of that change is there. Of a file without a password it is those that have one.
    """
    found = backups_of(places, file_id_of(path, key) or "")
    others = of_other_files(found, path)
    found = [one for one in found if one.folder not in others]
    if key is None:
        return [one for one in found if one.is_locked]
    changes = [one.made_at for one in found if one.is_locked and one.why in WITH_PASSWORD]
    changed = max(changes, default=None)
    return [
        one for one in found if not one.is_locked or (changed is not None and one.made_at < changed)
    ]


def _clear(path: Path, key: Key, places: Places) -> list[Backup]:
    found = backups_of(places, file_id_of(path, key) or "")
    return [backup for backup in found if not backup.is_locked]


def _own(found: list[Backup], path: Path, key: Key) -> set[Path]:
    if not found:
        return set()
    others = of_other_files(found, path)
    lines = known_lines(path, key, ((one.number, one.hash) for one in found))
    return {
        one.folder for one in found if one.folder not in others and (one.number, one.hash) in lines
    }
