"""Takes away backups that need not be kept any more, and contents that none of them names."""

import logging
import os
from collections.abc import Collection, Hashable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.services.backups.manifest import Manifest, Unreadable, read_list, read_manifest
from desktop.services.backups.shelf import Shelf
from desktop.store.backup_contents import FOLDER, stored_in
from desktop.store.backup_faults import place_explained
from desktop.store.syncing import sync_folder
from desktop.values.thinning import Dated, to_go

YOUNG: Final = timedelta(days=1)
OLD: Final = 12 * 3600.0  # so long after it was last named, a content is said to be still in use

log = logging.getLogger(__name__)


def thin(shelf: Shelf, now: datetime) -> list[Path]:
    """Remove what is `needless`; returns the folders removed.

    A backup of which the manifest cannot be read stays, and as long as there is one no content
    goes: it may name it. What the disk does not let go today stays until the next time.
    """
    gone: list[Path] = []
    for name in needless(((f.name, manifest) for f, manifest in shelf.backups() if manifest), now):
        try:
            shelf.remove(shelf.folder / name)
            gone.append(shelf.folder / name)
        except FileNotFoundError:  # somebody else thinned it away at this moment
            continue
        except OSError:
            log.warning("backup %s could not be removed", name, exc_info=True)
    if gone:
        sync_folder(shelf.folder)  # or a cut could bring back a backup without its contents
        _clear_contents(shelf, now)
    return gone


def needless(found: Iterable[tuple[str, Manifest]], now: datetime) -> list[str]:
    """Return the names of the backups that need not be kept, of each file by itself.

    A file is known by its identity and by where it lay: two copies of one company file share a
    shelf, and the newer backups of the one must not thin away those of the other. A file that was
    moved begins anew by that, and so rather too many of it are kept than one too few.
    """
    of_files: dict[Hashable, list[Dated]] = {}
    for name, manifest in found:
        made_from = (manifest.file_id, manifest.file, manifest.origin)
        one = Dated(name, manifest.made_at, manifest.is_whole)
        of_files.setdefault(made_from, []).append(one)
    return [name for dated in of_files.values() for name in to_go(dated, now)]


def remove(folders: Iterable[Path], now: datetime) -> None:
    """Remove backups that a person wants gone, at once with what they alone name.

    Raises `Unavailable` when the disk does not let go of one.
    """
    of_shelves: dict[Path, list[Path]] = {}
    for folder in folders:
        of_shelves.setdefault(folder.parent, []).append(folder)
    for path, some in of_shelves.items():
        shelf = Shelf(path)
        theirs = {name for folder in some for name in _named_by(folder)}
        with place_explained(path.parent):
            for folder in some:
                shelf.remove(folder)
            sync_folder(path)
        _clear_contents(shelf, now, theirs)


def name_again(content: Path, now: datetime) -> None:
    """So that nobody who thins at this moment takes a content for one that no backup needs."""
    os.utime(content, (now.timestamp(), now.timestamp()))


def _named_by(folder: Path) -> set[str]:
    try:
        return {name for name, _size in read_list(folder, read_manifest(folder))}
    except (Unreadable, OSError, ValueError):
        return set()


def _clear_contents(shelf: Shelf, now: datetime, at_once: Collection[str] = ()) -> None:
    """Remove what no backup names; what is young may be of one in the making, unless `at_once`."""
    named: set[str] = set()
    for folder, manifest in shelf.backups():
        try:
            if manifest is None:
                return
            named.update(name for name, _size in read_list(folder, manifest))
        except (Unreadable, OSError, ValueError):
            return
    for contents in shelf.folder.glob(f"{FOLDER}*"):
        for file in stored_in(contents):
            if file.name not in named:
                with suppress(OSError):
                    age = now.timestamp() - file.stat().st_mtime
                    if file.name in at_once or age > YOUNG.total_seconds():
                        file.unlink()
