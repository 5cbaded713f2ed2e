"""Copies finished backups to the second place, and remembers when that last went well."""

import hashlib
import json
import logging
import os
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop.errors import Unavailable
from desktop.language import _
from desktop.services.backups import clearing
from desktop.services.backups.clearing import OLD, name_again
from desktop.services.backups.manifest import (
    CONTENTS,
    NAME,
    RECORDS,
    Manifest,
    Unreadable,
    read_list,
)
from desktop.services.backups.shelf import Shelf
from desktop.store.backup_contents import FOLDER
from desktop.store.backup_faults import place_explained
from desktop.store.interrupting import Stopped, refuse_when
from desktop.store.syncing import make_folders, sync_folder

NOTE: Final = "second-place.json"
_AT_ONCE: Final = 1024 * 1024

log = logging.getLogger(__name__)

Tell = Callable[[int, int, str], None]


def carry_over(
    shelf: Shelf, second: Path | None, now: datetime, tell: Tell, stopped: Stopped | None
) -> tuple[str, str]:
    """Copy what the second place lacks, newest first, and thin there too.

    Returns "done", "absent" (it is not connected: no fault), "failed", "stopped" or "none", and
    a sentence where it failed.
    """
    if second is None:
        return "none", ""
    try:
        if not second.is_dir():
            return "absent", ""
        there = Shelf(second / shelf.folder.name)
        with place_explained(second):
            there.make()
            there.sweep(now)
            for folder, manifest in _missing(shelf, there, now):
                tell(0, 1, _("copying to the second place"))
                try:
                    _carry(folder, manifest, there, now, stopped)
                except FileNotFoundError:
                    if folder.exists():
                        raise
                    # somebody else thinned it away meanwhile
            clearing.thin(there, now)
        note(shelf, now)
    except Unavailable as fault:
        log.warning("second place %s", second, exc_info=True)
        return "failed", str(fault)
    except CancelledError:
        return "stopped", ""
    return "done", ""


def note(shelf: Shelf, now: datetime) -> None:
    """Remember that the second place has all, as of now."""
    said = json.dumps({"last": now.isoformat()})
    half = shelf.folder / f".{NOTE}.{os.getpid()}"
    with place_explained(shelf.folder.parent):
        half.write_text(said, encoding="utf-8")
        half.replace(shelf.folder / NOTE)


def noted(shelf: Shelf) -> datetime | None:
    """Return when the second place last had all; None where that never was."""
    try:
        said = json.loads((shelf.folder / NOTE).read_text(encoding="utf-8"))
        moment = datetime.fromisoformat(said["last"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _missing(shelf: Shelf, there: Shelf, now: datetime) -> list[tuple[Path, Manifest]]:
    """Those that the second place has not and would not thin away at once, newest first."""
    here = [(folder, manifest) for folder, manifest in shelf.backups() if manifest]
    known = {folder.name: manifest for folder, manifest in there.backups()}
    every = {name: manifest for name, manifest in known.items() if manifest}
    every |= {folder.name: manifest for folder, manifest in here}
    needless = set(clearing.needless(every.items(), now))
    return [
        (folder, manifest)
        for folder, manifest in reversed(here)
        if folder.name not in needless and known.get(folder.name) is None
    ]


def _carry(
    folder: Path, manifest: Manifest, there: Shelf, now: datetime, stopped: Stopped | None
) -> None:
    try:
        listed = read_list(folder, manifest)
    except (Unreadable, ValueError):
        return  # spoilt where it is: not to be spread
    with there.half() as half:
        filled: set[Path] = set()
        for name, size in listed:
            refuse_when(stopped)
            part = half / "content.part"
            filled |= _carry_content(folder.parent, there.folder, (name, size), part, now)
        for one in sorted(filled):
            sync_folder(one)
        for name in (RECORDS, CONTENTS, NAME):
            _copy(folder / name, half / name, stopped)
        if _hash(half / RECORDS) != manifest.records_sha256:
            return
        spoilt = there.folder / folder.name
        if spoilt.exists():  # one of this name that can no longer be read
            there.remove(spoilt)
        with suppress(FileExistsError):  # somebody else carried it over meanwhile
            there.finish_as(half, folder.name)


def _carry_content(
    here: Path, there: Path, listed: tuple[str, int], part: Path, now: datetime
) -> set[Path]:
    """Copy a content that is not there yet; returns the folders in which there are new names."""
    name, size = listed
    source = next(iter(here.glob(f"{FOLDER}*/{name[:2]}/{name}")), None)
    if source is None:
        return set()
    place = there / source.relative_to(here)
    try:
        about = place.stat()
        if about.st_size == size:
            if abs(now.timestamp() - about.st_mtime) > OLD:
                name_again(place, now)
            return set()
    except FileNotFoundError:
        pass
    _copy(source, part, None)
    make_folders(place.parent)
    part.replace(place)
    name_again(place, now)
    return {place.parent, place.parent.parent, there}


def _copy(source: Path, to: Path, stopped: Stopped | None) -> None:
    """Copy a file and read it back. Raises `OSError` when it is not the same then."""
    total = hashlib.sha256()
    with source.open("rb") as read, to.open("wb") as written:
        while some := read.read(_AT_ONCE):
            refuse_when(stopped)
            total.update(some)
            written.write(some)
        written.flush()
        os.fsync(written.fileno())
    if _hash(to) != total.hexdigest():
        raise OSError(_("{file} was not copied as it is.").format(file=source.name))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
