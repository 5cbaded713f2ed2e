"""Where a package goes: a folder made where missing, files replaced whole and at the end."""

import errno
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.services.evidence import safe_name
from desktop.services.packaging.private_place import leave_place, make_place
from desktop.services.packaging.twin.naming import plain
from desktop.store.links_on_disk import leads_elsewhere
from desktop.store.private_temp import noted
from desktop.store.replacing_whole import replace_whole
from desktop.store.syncing import make_folders
from desktop.values.spoken import say_number

FILES: Final = "Files"
_PDF: Final = "application/pdf"
_MOST_BYTES: Final = 120  # of the company in a file's name, whatever its letters take
_BESIDES: Final = 20 << 20
_MB: Final = 1 << 20

NO_FOLDER: Final = N_("'{folder}' is a file, not a folder. Choose a folder for the package.")
NO_RIGHT: Final = N_(
    "Nothing may be written in '{folder}'. Ask for the right to write there, or choose another "
    "folder, for example in your own documents."
)
FULL: Final = N_(
    "There is not enough space in '{folder}': the package needs about {need} MB, and {free} MB are "
    "free. Nothing was left behind. Free some space, or choose a folder on another disk."
)
FULL_NOW: Final = N_(
    "There is no space left in '{folder}'. Nothing was left behind. Free some space, or choose a "
    "folder on another disk."
)
GONE: Final = N_(
    "'{folder}' does not take the package. Nothing was left behind. Check that the disk or stick "
    "is connected, or choose another folder."
)
TOO_LONG: Final = N_(
    "The name of '{folder}' is longer than this disk can take. Nothing was left behind. Choose a "
    "folder with a shorter name."
)
A_FOLDER: Final = N_(
    "'{file}' is a folder and stands where the package is to be. Nothing was changed. Rename that "
    "folder, or choose another one for the package."
)
A_LINK: Final = N_(
    "'{file}' leads to another place, and stands where a folder of the package is to be. Nothing "
    "was changed. Rename it, or choose another folder for the package."
)
IN_USE: Final = N_(
    "'{file}' could not be replaced. Another program probably has it open: close it there and "
    "build the package again. The one that was there is as it was."
)
_BY_NUMBER: Final = {
    errno.ENOSPC: FULL_NOW,
    errno.EDQUOT: FULL_NOW,
    errno.EACCES: NO_RIGHT,
    errno.EPERM: NO_RIGHT,
    errno.EROFS: NO_RIGHT,
    errno.ENOTDIR: NO_FOLDER,
    errno.EEXIST: NO_FOLDER,
    errno.ENAMETOOLONG: TOO_LONG,
}


def package_name(
    company: str,
    as_of: date,
    *,
    hide: str = "",
    own_copy: bool = False,
    is_draft: bool = False,
) -> str:
    """Return "Bow River_SECOR_package_2026-11-16.pdf", safe on every system and portal.

    Letters lose their accents like those of every other name in the folder; only a company without
    a letter from A to Z keeps its own. A draft is called so, one without names, and one's own copy,
    because else it would be taken for the one that is to be sent. `hide` is "initials", "numbers"
    or "".
    """
    stem = plain(company, _MOST_BYTES) or safe_name(company, _PDF).removesuffix(".pdf")
    while len(stem.encode()) > _MOST_BYTES:
        stem = stem[:-1]
    apart = "_draft" if is_draft else ""
    apart += f"_{hide}" if hide else ""
    apart += "_own_copy" if own_copy else ""
    return f"{stem.rstrip(' -~')}_SECOR_package_{as_of.isoformat()}{apart}.pdf"


@contextmanager
def working_in(out: Path, evidence: int, *, is_all: bool = False) -> Iterator[Path]:
    """Give a private folder within `out` to work in, gone at the end.

    `evidence` is how many bytes of it the package will hold, `is_all` whether all that lies in
    `out` is made, which only one may do at a time. When the work fails or is stopped, nothing is
    left in `out`, nor is `out` where it was made for this. Raises `Unavailable`.
    """
    made = _missing(out)
    try:
        with explained(out):
            make_folders(out)
            work = make_place(out, is_all=is_all)
        try:
            with explained(out):
                _refuse_where_full(out, evidence)
            with noted(work):
                yield work
        finally:
            leave_place(work)
    except BaseException:
        for folder in made:
            with suppress(OSError):  # somebody else has put something into it
                folder.rmdir()
        raise


@contextmanager
def explained(out: Path) -> Iterator[None]:
    """Raise `Unavailable` with a sentence for what the disk does not do."""
    try:
        yield
    except OSError as fault:
        sentence = _BY_NUMBER.get(fault.errno or 0, GONE)
        raise Unavailable(_(sentence).format(folder=out)) from fault


def put(out: Path, work: Path, paths: Sequence[str], gone: Sequence[str] = ()) -> None:
    """Put what lies in `work`/new into `out`, and take `gone` away: all of it, or nothing.

    `paths` are within both, with "/", in the order in which they are put. Raises `Unavailable`.
    """
    with explained(out):
        for path in paths:
            for folder in filter(leads_elsewhere, folders_of(out, path)):
                raise Unavailable(_(A_LINK).format(file=folder))
            if (out / path).is_dir():  # it would be replaced with everything in it
                raise Unavailable(_(A_FOLDER).format(file=out / path))
        try:
            replace_whole(out, work, paths, gone)
        except PermissionError as fault:
            file = fault.filename2 or fault.filename or out
            raise Unavailable(_(IN_USE).format(file=file)) from fault


def folders_of(out: Path, path: str) -> list[Path]:
    """Return the folders within `out` in which a path lies, the outermost first."""
    return [out / folder for folder in PurePosixPath(path).parents if folder.name][::-1]


def _missing(out: Path) -> list[Path]:
    """Return the folders that are not there yet, the innermost first."""
    found = []
    for folder in (out, *out.parents):
        try:
            if folder.exists():
                break
        except OSError:
            break
        found.append(folder)
    return found


def _refuse_where_full(out: Path, evidence: int) -> None:
    free, need = shutil.disk_usage(out).free, 2 * evidence + _BESIDES
    if free < need:
        words = {"need": say_number(need / _MB, 0), "free": say_number(free / _MB, 0)}
        raise Unavailable(_(FULL).format(folder=out, **words))
