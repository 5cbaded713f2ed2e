"""Puts a package that is laid out in the place of the one before it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.package import manifest
from desktop.services.packaging.target import A_FOLDER, IN_USE, explained
from desktop.services.packaging.twin.laying import LaidOut
from desktop.store.replacing_whole import replace_whole

_LONGEST_ON_WINDOWS: Final = 259

A_FILE: Final = N_(
    "'{file}' is a file and stands where a folder of the package is to be. Nothing was changed. "
    "Rename that file, or choose another folder for the package."
)
TOO_DEEP: Final = N_(
    "The names in '{folder}' would grow longer than Windows can open. Nothing was changed. Choose "
    "a folder nearer to the top of the disk, for example in your own documents."
)


def place(out: Path, laid: LaidOut, work: Path) -> None:
    """Put a package in place of the one that lies in `out`: all of it or nothing.

    Files of others are left alone. An older package of ours goes as a whole, but for a file that
    somebody has changed since and that the new one does not have.
    """
    _refuse_in_the_way(out, laid.paths)
    with explained(out):
        gone = _older(out, laid.paths)
        try:
            replace_whole(out, work, laid.paths, gone)
        except PermissionError as fault:
            file = fault.filename2 or fault.filename or out
            raise Unavailable(_(IN_USE).format(file=file)) from fault


def _refuse_in_the_way(out: Path, paths: Sequence[str]) -> None:
    for path in paths:
        final = out / path
        if sys.platform == "win32" and len(str(final)) > _LONGEST_ON_WINDOWS:
            raise Unavailable(_(TOO_DEEP).format(folder=out))
        if final.is_dir():
            raise Unavailable(_(A_FOLDER).format(file=final))
        for folder in final.relative_to(out).parents:
            if (out / folder).is_file():
                raise Unavailable(_(A_FILE).format(file=out / folder))


def _older(out: Path, new: Sequence[str]) -> list[str]:
    """Return what lies in `out` of an older package and is not in the new one."""
    path = out / manifest.NAME
    if not path.is_file() or path.stat().st_size > manifest.MOST_BYTES:
        return []
    try:
        listed, _head = manifest.read(path.read_bytes())
    except ValueError:  # of another program, or spoilt: then nobody can say what is ours
        return []
    taken = {one.casefold() for one in new}
    return [
        one.path
        for one in listed.files
        if one.path.casefold() not in taken and _size(out / one.path) == one.bytes
    ]


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() and not path.is_symlink() else None
