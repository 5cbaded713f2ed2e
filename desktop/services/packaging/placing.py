"""Puts a package that is laid out in the place of the one before it."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.package import manifest
from desktop.package.manifest import FileListed
from desktop.services.packaging.target import A_FOLDER, A_LINK, IN_USE, explained, folders_of, put
from desktop.services.packaging.twin.laying import Beat, LaidOut
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
_AT_ONCE: Final = 1 << 20


def place(out: Path, laid: LaidOut, work: Path, beat: Beat = lambda: None) -> None:
    """Put a package in place of the one that lies in `out`: all of it or nothing.

    Files of others are left alone. An older package of ours goes as a whole, but for a file that
    somebody has changed since and that the new one does not have. `beat` may raise to stop it
    before anything is put.
    """
    with explained(out):
        older = _Older(out, beat)
        _refuse(out, laid.paths, laid.company, older)
        gone = _gone(out, laid.paths, older)
    put(out, work, laid.paths, gone)


def refuse_in_the_way(
    out: Path, paths: Sequence[str], company: str, beat: Beat = lambda: None
) -> None:
    """Raise `Unavailable` where something that is not of an older package would be replaced."""
    with explained(out):
        _refuse(out, paths, company, _Older(out, beat))


def _refuse(out: Path, paths: Sequence[str], company: str, older: "_Older") -> None:
    if older.company not in ("", company):
        raise Unavailable(_(ANOTHERS).format(folder=out, company=older.company))
    for path in paths:
        with _named(out / path):
            _refuse_one(out, path, older)


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Raise `Unavailable` with its name where it is there, and nobody else may look into it."""
    try:
        yield
    except PermissionError as fault:
        raise Unavailable(_(IN_USE).format(file=file)) from fault


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


def _gone(out: Path, new: Sequence[str], older: "_Older") -> list[str]:
    """Return what lies in `out` of an older package and is not in the new one."""
    gone, taken = [], {one.casefold() for one in new}
    for folded, one in older.files.items():
        with _named(out / one.path):
            if folded not in taken and older.has(one.path):
                gone.append(one.path)
    return gone


class _Older:
    """What a package that lies in a folder says is its own, by its path in small letters."""

    def __init__(self, out: Path, beat: Beat) -> None:
        self._out: Final = out
        self._beat: Final = beat
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
        one = self.files.get(path.casefold())
        if one is None or final.stat().st_size != one.bytes:
            return False
        # never by its time: copies and restored backups of a changed file have an older one
        return self._digest(final) == one.sha256

    def _digest(self, path: Path) -> str:
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while some := file.read(_AT_ONCE):
                self._beat()
                digest.update(some)
        return digest.hexdigest()
