"""The folder of one company file in a place for backups: what it is called, what lies there.

A backup is a folder that is filled under a name of its own and renamed last, so that whatever has
the name of a backup is one. What a run that died left half-made is known by the process that its
name tells of, and swept away by the next.
"""

import hashlib
import os
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count, islice
from pathlib import Path
from typing import Final

import psutil

from desktop.language import _
from desktop.services.backups.manifest import Manifest, Unreadable, read_manifest
from desktop.store.ids import new_id
from desktop.store.syncing import make_folders, sync_folder

_ID: Final = 8  # of the file's identity: the last, which are drawn by lot (the first are its hour)
_LONGEST: Final = 40
_MOST_AT_ONCE: Final = 1000  # backups of the same second
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')  # in names of files on Windows
_HALF: Final = re.compile(r"\.half-(?P<host>[0-9a-f]{8})-(?P<pid>\d+)-(?P<started>\d+)-[0-9a-f]+")
_BACKUP: Final = re.compile(r"\d{4}-\d\d-\d\d_\d{6}_[a-z-]+(-\d+)?")
# so old, a half-made backup of another PC will not be finished any more
_ABANDONED: Final = 2 * 24 * 3600.0
_README: Final = "README.txt"


class Shelf:
    """The backups of one company file in one place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of(cls, place: Path, file_id: str, stem: str) -> "Shelf":
        """Return the shelf of a company file; a file that was renamed keeps the one it has."""
        short = file_id[-_ID:] or "0" * _ID
        for shelf in shelves(place):
            if shelf.folder.name.endswith(f"-{short}"):
                return shelf
        name = _FORBIDDEN.sub("_", stem).strip(" .")[:_LONGEST].strip(" .")
        return cls(place / f"{name or 'company'}-{short}")

    def make(self) -> None:
        """Make it where it is missing. Raises `OSError`."""
        make_folders(self.folder)
        readme = self.folder / _README
        if not readme.exists():
            readme.write_text(_readme(), encoding="utf-8")

    def backups(self) -> Iterator[tuple[Path, Manifest | None]]:
        """Return each backup with its manifest, None where that cannot be read, oldest first."""
        if not self.folder.is_dir():
            return
        for folder in sorted(self.folder.iterdir()):
            if _BACKUP.fullmatch(folder.name) and folder.is_dir():
                try:
                    yield folder, read_manifest(folder)
                except (Unreadable, OSError):
                    yield folder, None

    @contextmanager
    def half(self) -> Iterator[Path]:
        """Give a new folder to fill; whatever is left of it at the end is taken away."""
        folder = self._new_half()
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def finish(self, half: Path, at: datetime, why: str) -> Path:
        """Give a filled folder its name; from then on it is a backup. Raises `OSError`."""
        name = f"{at:%Y-%m-%d_%H%M%S}_{why}"
        endings = (f"-{number}" if number > 1 else "" for number in count(1))
        return self.finish_as(half, *(name + ending for ending in islice(endings, _MOST_AT_ONCE)))

    def finish_as(self, half: Path, *names: str) -> Path:
        """Give a filled folder the first of some names that is free.

        Raises `FileExistsError` when none is, `OSError`.
        """
        sync_folder(half)
        for folder in (self.folder / name for name in names):
            try:
                if not os.path.lexists(folder):
                    half.rename(folder)
                    sync_folder(self.folder)
                    return folder
            except OSError:
                if not half.exists() or not os.path.lexists(folder):
                    raise
                # somebody else took the name at this moment
        raise FileExistsError(names[0])

    def remove(self, backup: Path) -> None:
        """Take a backup away: never half of it, whenever that is cut off. Raises `OSError`."""
        doomed = self._new_half()
        backup.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)

    def sweep(self, now: datetime) -> None:
        """Clear away what runs that died left half-made."""
        if not self.folder.is_dir():
            return
        for folder in self.folder.iterdir():
            if (match := _HALF.fullmatch(folder.name)) and _is_dead(match, folder, now):
                shutil.rmtree(folder, ignore_errors=True)

    def _new_half(self) -> Path:
        me = psutil.Process()
        number = new_id()
        return self.folder / f".half-{_host()}-{me.pid}-{int(me.create_time())}-{number}"


def shelves(place: Path) -> Iterator[Shelf]:
    """Return every shelf of a place."""
    try:
        folders = sorted(place.iterdir()) if place.is_dir() else []
    except OSError:
        folders = []
    for folder in folders:
        if re.fullmatch(rf".+-[0-9a-f]{{{_ID}}}", folder.name) and folder.is_dir():
            yield Shelf(folder)


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it. Raises `OSError`."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _host() -> str:
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


def _is_dead(match: re.Match[str], folder: Path, now: datetime) -> bool:
    if match["host"] != _host():
        with suppress(OSError):
            return now.timestamp() - folder.stat().st_mtime > _ABANDONED
        return False
    try:
        started = psutil.Process(int(match["pid"])).create_time()
        return abs(started - int(match["started"])) > 2
    except psutil.NoSuchProcess:
        return True
    except psutil.Error:  # somebody else's, and alive
        return False


def _readme() -> str:
    return _(
        "These are backups of one company file of Muster.\n"
        "\n"
        "To get one back, start Muster and choose File > Restore, or type\n"
        "    muster restore FOLDER --to NEW-FILE.muster\n"
        "with one of the folders here, each named by its day and time (UTC).\n"
        "\n"
        "Scans and photos lie in the folder contents, once for all backups: they need it.\n"
        "Copy this whole folder if you want to take backups elsewhere, and change nothing in it.\n"
        "Backups of a company file with a password are locked with the password of their day.\n"
    )
