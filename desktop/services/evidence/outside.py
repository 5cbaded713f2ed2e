"""Where files lie that other programs are to open: private, read only, safely named, emptied."""

import os
import re
import stat
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final

import psutil

from desktop.intake.kinds import CLAIMS, KINDS
from desktop.store.faults import disk_explained
from desktop.store.ids import new_id
from desktop.store.private_temp import remove

_KEYS: Final = {kind.media_type: key for key, kind in KINDS.items() if kind.is_kept}
_LONGEST: Final = 100  # characters of a name, because Windows counts the folders as well
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*]')
_PLAIN: Final = ".txt"
_FROM_THE_INTERNET: Final = b"[ZoneTransfer]\r\nZoneId=3\r\n"
# names that are devices on Windows whatever ending they carry
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)


def safe_name(name: str, media_type: str) -> str:
    """Return a name that opens what the file really is, on every system.

    The ending is one of the kind of file, whatever the name claims ("card.pdf.exe" becomes
    "card-pdf-exe.pdf"), and marks that hide an ending by turning the writing round are gone.
    """
    key = _KEYS.get(media_type, "text")
    ending = KINDS[key].ending
    stem, dot, claimed = name.rpartition(".")
    if dot and key != "text" and CLAIMS.get(f".{claimed.lower()}") == key:
        ending = f".{claimed.lower()}"
    elif not (dot and f".{claimed.lower()}" == ending):
        stem = name
    seen = "".join(" " if unicodedata.category(mark)[0] in "CZ" else mark for mark in stem)
    stem = _UNSAFE.sub("-", seen).replace(".", "-")
    stem = " ".join(stem.split())[:_LONGEST].strip(" -~") or "evidence"
    if stem.casefold() in _DEVICES:
        stem = f"{stem} file"
    return stem + (ending or _PLAIN)


def mark_as_foreign(path: Path) -> None:
    """Tell Windows that a file came from outside, so that Office opens it without its powers.

    The mark is a stream of the file ([MS-FSCC] 5.6.1); a disk that keeps none does without.
    """
    if sys.platform == "win32":
        with suppress(OSError), open(f"{path}:Zone.Identifier", "wb") as mark:
            mark.write(_FROM_THE_INTERNET)


class Outside:
    """The folder of this program for such files. `close` it: what it holds is no part of a file.

    What a program that fell left behind is cleared away with the next start.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / f"open-{os.getpid()}"
        with disk_explained(root):
            root.mkdir(parents=True, exist_ok=True)
            for left in root.glob("open-*"):
                if not _is_in_use(left):
                    remove(left)
            self._folder.mkdir(mode=0o700, exist_ok=True)

    def lay(self, data: bytes, name: str, media_type: str, digest: str) -> Path:
        """Write a read-only copy under a safe name; what lies there already is left as it is."""
        place = self._folder / digest[:16]
        path = place / safe_name(name, media_type)
        with disk_explained(path):
            place.mkdir(mode=0o700, exist_ok=True)
            if not path.exists():
                half = place / f"{new_id()}.new"
                half.write_bytes(data)
                mark_as_foreign(half)
                half.chmod(stat.S_IRUSR)
                half.replace(path)
        return path

    def keep(self, data: bytes, name: str) -> Path:
        """Write something that was pasted, under just this name, until it is filed."""
        place = self._folder / new_id()
        path = place / name
        with disk_explained(path):
            place.mkdir(mode=0o700)
            path.write_bytes(data)
        return path

    def place(self, name: str) -> Path:
        """Return where something may be written that is to be looked at; it is not there yet."""
        place = self._folder / new_id()
        with disk_explained(place):
            place.mkdir(mode=0o700)
        return place / name

    def forget(self, path: Path) -> None:
        """Take away what `keep` wrote, or what was written to a `place`."""
        if path.is_relative_to(self._folder):
            remove(path.parent)

    def close(self) -> None:
        """Empty the folder; a file that another program holds open goes with the next start."""
        remove(self._folder)


def _is_in_use(folder: Path) -> bool:
    number = folder.name.removeprefix("open-")
    return number.isdecimal() and int(number) != os.getpid() and psutil.pid_exists(int(number))
