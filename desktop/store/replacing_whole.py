"""Puts a folder's worth of files in place, all of them or none, whenever the program is cut off.

What is replaced is kept in the private folder of the work until all of the new lies in place. A
plan says what belongs where; as long as it is there, the work is not done, and whoever comes next
(the next start, the next build in that folder) puts back what was. Only renames are made, so that
no space is needed and nothing is copied.

Raises `OSError`; what it means in words is for whoever asks.
"""

import errno
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from desktop.store.syncing import sync_files, sync_folder

NEW: Final = "new"
_OLD: Final = "old"
_PLAN: Final = "plan.json"
_UNWRITTEN: Final = "plan.new"


@dataclass(frozen=True)
class _Plan:
    """Paths within the folder, with "/": what is put there, what goes, and folders made for it.

    `fresh` are those of the new in whose place nothing was.
    """

    new: list[str]
    gone: list[str]
    fresh: list[str]
    made: list[str]


def is_pending(work: Path) -> bool:
    """Whether files of a private folder were being put in place, and neither all nor none are."""
    return (work / _PLAN).exists()


def replace_whole(out: Path, work: Path, new: Sequence[str], gone: Sequence[str]) -> None:
    """Put each of `new` from `work`/new into `out`, in that order, and take `gone` away.

    `work` is a folder in `out`. Where it fails, all is as it was; where even that fails, `put_back`
    does it another time. Raises PermissionError with the name of a file that is open elsewhere.
    """
    # before they replace others, or the power that goes takes both
    sync_files([work / NEW / path for path in new])
    _sync_folders(work / NEW, new)
    fresh = [path for path in new if not (out / path).exists()]
    plan = _Plan([*new], [*gone], fresh, _missing(out, new))
    (work / _OLD).mkdir()
    _write(plan, work)
    try:
        _carry_out(plan, out, work)
    except BaseException:
        with suppress(OSError):
            put_back(work)
        raise
    (work / _PLAN).unlink()  # from here on it is done
    with suppress(OSError):
        sync_folder(work)
    for path in gone:
        _clear_upwards(out, path)


def put_back(work: Path) -> None:
    """Put back what was there before, if `work` was left in the midst; may be done over and over.

    Raises `OSError` where it cannot be; then it can be tried again.
    """
    if not is_pending(work):
        return
    out, plan = work.parent, _read(work)
    for path in plan.fresh:
        (out / path).unlink(missing_ok=True)
    for number, path in enumerate((*plan.new, *plan.gone)):
        final, kept = out / path, work / _OLD / str(number)
        if kept.exists():
            if final.exists() and os.path.samefile(final, kept):  # it was not replaced yet
                kept.unlink()
            else:
                os.replace(kept, final)
    for folder in reversed(plan.made):
        with suppress(OSError):  # somebody else has put something into it
            (out / folder).rmdir()
    _sync_folders(out, (*plan.new, *plan.gone))
    (work / _PLAN).unlink()


def _carry_out(plan: _Plan, out: Path, work: Path) -> None:
    fresh = frozenset(plan.fresh)
    for folder in plan.made:
        (out / folder).mkdir(exist_ok=True)
    for number, path in enumerate((*plan.new, *plan.gone)):
        if path not in fresh:
            _keep(out / path, work / _OLD / str(number))
    sync_folder(work / _OLD)
    for path in plan.new:
        os.replace(work / NEW / path, out / path)
    for path in plan.gone:
        (out / path).unlink(missing_ok=True)
    _sync_folders(out, (*plan.new, *plan.gone))


def _keep(final: Path, kept: Path) -> None:
    """Keep what is replaced under another name too, so that it is never gone from its own."""
    try:
        os.link(final, kept)
    except FileNotFoundError:
        raise
    except OSError:  # a stick or a share that knows no second names
        os.replace(final, kept)


def _write(plan: _Plan, work: Path) -> None:
    unwritten = work / _UNWRITTEN
    with unwritten.open("w", encoding="utf-8") as file:
        json.dump(asdict(plan), file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unwritten, work / _PLAN)
    sync_folder(work)
    sync_folder(work.parent)  # or the whole of the private folder could be gone


def _read(work: Path) -> _Plan:
    """Return the plan. Raises `OSError` where somebody else wrote one that leads elsewhere."""
    try:
        plan = _Plan(**json.loads((work / _PLAN).read_bytes()))
        told = (*plan.new, *plan.gone, *plan.fresh, *plan.made)
        paths = [Path(path) for path in told]
    except (TypeError, ValueError) as fault:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(work)) from fault
    for path in paths:
        if path.is_absolute() or ".." in path.parts:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
    return plan


def _sync_folders(root: Path, paths: Sequence[str]) -> None:
    """Have the names of files on the disk, and those of the folders that they lie in."""
    folders = {root}
    for path in paths:
        for folder in (root / path).parents:
            if folder == root:
                break
            folders.add(folder)
    for folder in sorted(folders):
        with suppress(FileNotFoundError):  # it was made for this, and is gone again
            sync_folder(folder)


def _missing(out: Path, paths: Sequence[str]) -> list[str]:
    """Return the folders within `out` that have to be made, the outermost first."""
    missing: dict[str, None] = {}
    for path in paths:
        parts = path.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folder = "/".join(parts[:depth])
            if not (out / folder).exists():
                missing[folder] = None
    return [*missing]


def _clear_upwards(out: Path, path: str) -> None:
    """Take away the folders that held a file that is gone, as far as nothing lies in them."""
    for folder in (out / path).parents:
        if folder == out:
            return
        try:
            folder.rmdir()
        except OSError:
            return
