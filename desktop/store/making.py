"""Makes a file or a folder whole or not at all: filled beside its place, moved there last."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.store.faults import disk_explained
from desktop.store.ids import new_id
from desktop.store.private_temp import noted
from desktop.store.syncing import sync_folder


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """Give the name under which to make `path`; it is moved there at the end, or taken away.

    Raises `Refused` when something that is not an empty folder is there already, `Unavailable` when
    the folder above does not exist or the disk does not take it.
    """
    refuse_what_exists(path)
    refuse_no_folder(path.parent)
    # a name of its own each time, so that nothing of anybody's is ever cleared away for it
    half = path.with_name(f".{path.name}.{new_id()}.new")
    with disk_explained(path), noted(half):
        try:
            yield half
            refuse_what_exists(path)
            _put(half, path)
        except BaseException:
            _remove(half)
            raise


def refuse_no_folder(folder: Path) -> None:
    """Raise `Unavailable` when there is no such folder to make something in."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise Unavailable(_("{folder} is a file, not a folder.").format(folder=folder))
    if not folder.is_dir():
        raise Unavailable(_("The folder {folder} does not exist.").format(folder=folder))


def refuse_what_exists(path: Path) -> None:
    """Raise `Refused` when `path` is taken; an empty folder takes no place."""
    with disk_explained(path):
        taken = any(path.iterdir()) if _is_own_folder(path) else os.path.lexists(path)
    if taken:
        raise Refused(
            _("{file} exists already. Nothing was changed. Choose another name.").format(
                file=path.name
            )
        )


def _is_own_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _put(half: Path, path: Path) -> None:
    if path.is_dir():
        path.rmdir()  # empty: Windows would not move over it
    half.rename(path)
    try:
        # the name itself must be on the disk before anybody is told that it is
        sync_folder(path.parent)
    except OSError:
        path.rename(half)  # who is told that it could not be made must not find it
        raise


def _remove(half: Path) -> None:
    if _is_own_folder(half):
        shutil.rmtree(half)
    else:
        half.unlink(missing_ok=True)
        half.with_name(half.name + "-journal").unlink(missing_ok=True)
