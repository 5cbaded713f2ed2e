"""Puts files and names on the disk: a file that was synced is lost when its name was not."""

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_AT_ONCE: Final = 4  # files that are synced at the same time: a disk does most of that in one go


def sync_file(file: Path) -> None:
    """Have what a file holds on the disk. Raises `OSError`."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def sync_files(files: Sequence[Path]) -> None:
    """Have many files on the disk, several at the same time. Raises `OSError`."""
    if len(files) <= _AT_ONCE:
        for file in files:
            sync_file(file)
        return
    with ThreadPoolExecutor(_AT_ONCE, "muster-sync") as threads:
        for _done in threads.map(sync_file, files):
            pass


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


@contextmanager
def synced_meanwhile(files: Sequence[Path]) -> Iterator[None]:
    """Have files put on the disk while something else is done, as many as that takes time for.

    Whoever puts them in place syncs them anyway, and finds that done: so no further one is begun
    once the work within is over. Raises `OSError` then, because a system tells of a fault once.
    """
    waiting, is_over, faults = iter(files), threading.Event(), list[OSError]()

    def sync() -> None:
        for file in waiting:
            if is_over.is_set():
                return
            try:
                sync_file(file)
            except OSError as fault:
                faults.append(fault)

    with ThreadPoolExecutor(_AT_ONCE, "muster-sync") as threads:
        for _one in range(_AT_ONCE):
            threads.submit(sync)
        try:
            yield
        finally:
            is_over.set()
    if faults:
        raise faults[0]
