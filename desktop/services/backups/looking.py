"""Looks for backups in a folder, of whichever file, and for those that lost their manifest."""

from collections.abc import Iterator
from pathlib import Path

from desktop.errors import Unavailable
from desktop.language import _
from desktop.services.backups.listing import (
    Backup,
    backup_at,
    newest_first,
    readable,
    told_by,
)
from desktop.services.backups.manifest import RECORDS, Unreadable
from desktop.services.backups.places import Places
from desktop.services.backups.shelf import Shelf, shelves
from desktop.store.backup_head import file_id_of
from desktop.store.file import CompanyFile
from desktop.store.keys import Key


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups that lie in a folder, newest first, of whichever company files.

    The folder may be a place for backups, the shelf of one file in it, or a backup itself.
    """
    if (folder / RECORDS).is_file():
        try:
            return [backup_at(folder)]
        except (Unreadable, OSError):
            return []
    places = [Shelf(folder), *shelves(folder)]
    return newest_first(
        told_by(one, manifest) for shelf in places for one, manifest in readable(shelf)
    )


def without_manifest(
    places: Places, file: CompanyFile | Path | None, key: Key | None = None
) -> list[Backup]:
    """Return those on the shelf of a file of which the manifest cannot be read, newest first.

    They are not among `backups_of`, because nobody knows for sure of which file and day they are;
    but whoever looks for a backup must hear of them. `key` opens a locked file that is not open;
    without a file, those of every shelf are returned.
    """
    found: dict[tuple[str, str], Backup] = {}
    for shelf in (shelf for place in places.all() for shelf in _shelves(place, file, key)):
        for folder in _unreadable(shelf):
            try:
                found.setdefault((shelf.folder.name, folder.name), backup_at(folder))
            except (Unreadable, Unavailable, OSError):  # of a newer Muster, or nothing at all
                continue
    return newest_first(found.values())


def _shelves(place: Path, file: CompanyFile | Path | None, key: Key | None) -> list[Shelf]:
    if file is None:
        return list(shelves(place))
    path, key = (file.path, file.key) if isinstance(file, CompanyFile) else (file, key)
    file_id = file_id_of(path, key) if path.is_file() else None
    return [Shelf.of(place, file_id, "")] if file_id else _called(place, path.stem)


def _called(place: Path, stem: str) -> list[Shelf]:
    return [shelf for shelf in shelves(place) if shelf.folder.name.rpartition("-")[0] == stem]


def _unreadable(shelf: Shelf) -> Iterator[Path]:
    try:
        yield from (folder for folder, manifest in shelf.backups() if manifest is None)
    except OSError:  # a place that goes away while it is looked through
        return


def refuse_a_place(folder: Path) -> None:
    """Raise `Unavailable` for a folder that holds backups, and is none itself."""
    if folder.is_dir() and not (folder / RECORDS).is_file() and (found := backups_in(folder)):
        raise Unavailable(
            _(
                "{folder} is a place for backups: each lies there in a folder of its own, named "
                "by its day and time. Take one of those; the newest is {newest}."
            ).format(folder=folder, newest=found[0].folder)
        )
