"""Puts a package that is laid out in the place of the one before it."""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.package import manifest
from desktop.package.manifest import FileListed
from desktop.services.packaging.target import A_FOLDER, A_LINK, IN_USE, explained, folders_of, put
from desktop.services.packaging.twin.laying import LaidOut
from desktop.store.links_on_disk import leads_elsewhere

_LONGEST_ON_WINDOWS: Final = 259

A_FILE: Final = N_(
    "'{file}' is a file and stands where a folder of the package is to be. Nothing was changed. "
    "Rename that file, or choose another folder for the package."
)
TOO_DEEP: Final = N_(
    "The names in '{folder}' would grow longer than Windows can open. Nothing was changed. Choose "
    "a folder nearer to the top of the disk, for example in your own documents."
)
NOT_OURS: Final = N_(
    "'{file}' stands where the package puts its own, and it is not as Muster wrote it. Nothing was "
    "changed. Rename that file, or choose another folder for the package."
)
ANOTHERS: Final = N_(
    "The package of {company} lies in '{folder}'. Nothing was changed. Choose another folder for "
    "the package, so that both are kept."
)
_BEGINNING: Final = 200


def place(out: Path, laid: LaidOut, work: Path) -> None:
    """Put a package in place of the one that lies in `out`: all of it or nothing.

    Files of others are left alone. An older package of ours goes as a whole, but for a file that
    somebody has changed since and that the new one does not have.
    """
    refuse_in_the_way(out, laid.paths, laid.company)
    with explained(out):
        gone = _older(out, laid.paths)
    put(out, work, laid.paths, gone)


def refuse_in_the_way(out: Path, paths: Sequence[str], company: str) -> None:
    """Raise `Unavailable` where something that is not of an older package would be replaced."""
    with explained(out):
        older = _Older(out)
        if older.company not in ("", company):
            raise Unavailable(_(ANOTHERS).format(folder=out, company=older.company))
        for path in paths:
            try:
                _refuse_one(out, path, older)
            except PermissionError as fault:  # it is there, and nobody else may look into it
                raise Unavailable(_(IN_USE).format(file=out / path)) from fault


def _refuse_one(out: Path, path: str, older: "_Older") -> None:
    final = out / path
    if sys.platform == "win32" and len(str(final)) > _LONGEST_ON_WINDOWS:
        raise Unavailable(_(TOO_DEEP).format(folder=out))
    for folder in folders_of(out, path):
        if leads_elsewhere(folder):
            raise Unavailable(_(A_LINK).format(file=folder))
        if folder.is_file():
            raise Unavailable(_(A_FILE).format(file=folder))
    if final.is_dir():
        raise Unavailable(_(A_FOLDER).format(file=final))
    if (final.exists() or final.is_symlink()) and not older.has(path):
        raise Unavailable(_(NOT_OURS).format(file=final))


def _older(out: Path, new: Sequence[str]) -> list[str]:
    """Return what lies in `out` of an older package and is not in the new one."""
    older, taken = _Older(out), {one.casefold() for one in new}
    return [
        one.path
        for folded, one in older.files.items()
        if folded not in taken and older.has(one.path)
    ]


class _Older:
    """What a package that lies in a folder says is its own, by its path in small letters."""

    def __init__(self, out: Path) -> None:
        self._out: Final = out
        self._list: Final = out / manifest.NAME
        self.files: Final[dict[str, FileListed]] = {}
        self.company = ""
        if not self._list.is_file() or self._list.stat().st_size > manifest.MOST_BYTES:
            return
        try:
            listed, _head = manifest.read(self._list.read_bytes())
        except ValueError:  # of another program, or spoilt: then nobody can say what is ours
            return
        self.company = listed.company
        self.files.update({one.path.casefold(): one for one in listed.files})

    def has(self, path: str) -> bool:
        """Whether the file there is of that package, and as it was written."""
        final = self._out / path
        if final.is_symlink() or not final.is_file():
            return False
        if any(map(leads_elsewhere, folders_of(self._out, path))):  # what lies there is another's
            return False
        if path == manifest.NAME:
            with final.open("rb") as file:
                return manifest.is_manifest(file.read(_BEGINNING))
        one, about = self.files.get(path.casefold()), final.stat()
        if one is None or about.st_size != one.bytes:
            return False
        if about.st_mtime_ns <= self._list.stat().st_mtime_ns:  # the list was written last
            return True
        with final.open("rb") as file:  # a copy has another time too
            return hashlib.file_digest(file, "sha256").hexdigest() == one.sha256
