"""Lists the backups of a company file, newest first, and says what differs from now."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.services.backups import origin
from desktop.services.backups.lost_manifest import guessed
from desktop.services.backups.manifest import (
    Foreign,
    Manifest,
    Newer,
    Unreadable,
    read_manifest,
)
from desktop.services.backups.origin import UNKNOWN, Origin
from desktop.services.backups.places import Places
from desktop.services.backups.shelf import Shelf, shelves
from desktop.store.backup_check import Damage
from desktop.store.backup_head import file_id_of, standing
from desktop.store.file import CompanyFile

AHEAD: Final = timedelta(days=1)


@dataclass(frozen=True)
class Backup:
    """One backup, as its manifest tells of it."""

    folder: Path
    is_second: bool  # whether it lies in the second place (and is not in the first any more)
    file_id: str
    file: str
    made_at: datetime
    why: str  # a value of `Why`; see `why_said`
    schema: int
    is_locked: bool
    records_size: int
    contents_count: int
    contents_bytes: int
    number: int  # of the last line of the history
    hash: str
    counts: Mapping[str, int]  # records a kind, voided ones included
    damaged: tuple[Damage, ...]
    origin: Origin = UNKNOWN  # where the file lay; see `of_other_files`
    is_other: bool = False  # whether it lies in a place to which somebody had it made by hand
    has_manifest: bool = True  # else it is said by how the backup is called, and proved of nothing

    @property
    def is_whole(self) -> bool:
        """Whether the company file was whole when this was made."""
        return not self.damaged


@dataclass(frozen=True)
class Difference:
    """What a company file holds now and held in a backup."""

    now: Mapping[str, int]
    then: Mapping[str, int]
    actions_since: int  # which a restore would take back
    is_earlier: bool  # False: the backup has lines of history that the file has not

    def kinds(self) -> list[str]:
        """Return the kinds of which there are more or fewer now."""
        return sorted(
            kind
            for kind in self.now.keys() | self.then.keys()
            if self.now.get(kind, 0) != self.then.get(kind, 0)
        )


def backups_of(places: Places, file: CompanyFile | Path | str) -> list[Backup]:
    """Return the backups of a company file in all places, newest first, each once.

    `file` is an open file, the path of one (looked for by its name where it cannot be read, or is
    locked or gone) or a file's identity. A place that is not there has none.
    """
    found: dict[tuple[str, datetime, bool], Backup] = {}
    for place in places.all():
        is_other = place not in (places.first, places.second)
        for folder, manifest in _of(place, file):
            # only the second place has copies of what the first one has: of one second, what was
            # made elsewhere by hand is another one, although both are called alike
            once = folder.name, manifest.made_at, is_other
            if once not in found:
                found[once] = told_by(
                    folder,
                    manifest,
                    is_second=place == places.second,
                    is_other=is_other,
                )
    return newest_first(found.values())


def of_other_files(found: Iterable[Backup], path: Path) -> set[Path]:
    """Return the folders of those that were made from another file than the one at `path`.

    Two copies of a company file have the same identity, and their backups lie on one shelf.
    """
    made = {one.folder: origin.Made(one.file_id, one.file, one.origin) for one in found}
    others = origin.of_others(made.values(), path)
    return {folder for folder, one in made.items() if one in others}


def last_good(places: Places, file: CompanyFile | Path | str) -> Backup | None:
    """Return the newest backup of a file that was whole.

    Of an open file, one that claims to be of tomorrow or later only when there is no other: the
    clock was wrong when it was made. And never one of a copy of it, which is another file by now.
    """
    whole = [backup for backup in backups_of(places, file) if backup.is_whole]
    if isinstance(file, CompanyFile):
        others = of_other_files(whole, file.path)
        whole = [one for one in whole if one.folder not in others]
        until = file.clock() + AHEAD
        whole = [one for one in whole if one.made_at <= until] or whole
    return next(iter(whole), None)


def backup_at(path: Path) -> Backup:
    """Return the backup that lies at a folder, however little can be said of it.

    Raises `Unreadable`, `OSError`.
    """
    try:
        manifest = read_manifest(path)
    except (Newer, Foreign):
        raise
    except (Unreadable, FileNotFoundError):
        guess = guessed(path)
        if guess is None:
            raise
        manifest = guess
    return told_by(path, manifest)


def difference(company: CompanyFile, backup: Backup) -> Difference:
    """Say what a company file holds more, or less, than a backup of it."""
    now = standing(company, backup.number, backup.hash)
    return Difference(
        now=now.counts,
        then=backup.counts,
        actions_since=now.actions_since,
        is_earlier=now.has_line and backup.number <= now.number,
    )


def _of(place: Path, file: CompanyFile | Path | str) -> Iterator[tuple[Path, Manifest]]:
    if isinstance(file, str):
        file_id: str | None = file
    elif isinstance(file, Path):
        file_id = file_id_of(file, None) if file.is_file() else None
    else:
        file_id = file_id_of(file.path, file.key)
    if file_id is None:
        name = file.path.name if isinstance(file, CompanyFile) else str(Path(file).name)
        for shelf in shelves(place):
            yield from readable(shelf, lambda manifest: manifest.file == name)
    else:
        yield from readable(Shelf.of(place, file_id, ""), lambda one: one.file_id == file_id)


def readable(
    shelf: Shelf, is_wanted: Callable[[Manifest], bool] = lambda _manifest: True
) -> Iterator[tuple[Path, Manifest]]:
    """Return the backups on a shelf that have a manifest which is wanted."""
    try:
        for folder, manifest in shelf.backups():
            if manifest is not None and is_wanted(manifest):
                yield folder, manifest
    except OSError:  # a place that goes away while it is looked through
        return


def newest_first(found: Iterable[Backup]) -> list[Backup]:
    """Return backups in the order in which people look for them."""
    return sorted(found, key=lambda one: (one.made_at, one.folder.name), reverse=True)


def told_by(
    folder: Path, manifest: Manifest, *, is_second: bool = False, is_other: bool = False
) -> Backup:
    """Return a backup as its manifest tells of it."""
    return Backup(
        folder=folder,
        is_second=is_second,
        is_other=is_other,
        origin=manifest.origin,
        file_id=manifest.file_id,
        file=manifest.file,
        made_at=manifest.made_at,
        why=manifest.why,
        schema=manifest.schema,
        is_locked=manifest.is_locked,
        records_size=manifest.records_size,
        contents_count=manifest.contents_count,
        contents_bytes=manifest.contents_bytes,
        number=manifest.number,
        hash=manifest.hash,
        counts=manifest.counts,
        damaged=manifest.damaged,
        has_manifest=not manifest.is_guess,
    )
