"""Puts names on the disk: a file that was synced is lost all the same when its name was not."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can. Raises `OSError`."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def make_folders(folder: Path) -> None:
    """Make a folder and those above it where they are missing, so that they stay.

    Raises `OSError`.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        sync_folder(one.parent)
    folder.mkdir(exist_ok=True)  # raises where a file lies there
