"""Opens a copy of a company file to look around in, so that nothing done there touches the file."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.store.copying import copy_to
from desktop.store.file import CompanyFile


def open_copy(path: Path, folder: Path, by: str, now: Callable[[], datetime]) -> CompanyFile:
    """Return the open copy, made in `folder` under the file's own name; `path` is only read.

    Raises `Unavailable` where the file cannot be read.
    """
    with CompanyFile.open(path, by=by, clock=now, read_only=True) as company:
        copy = folder / company.path.name
        copy_to(company, copy)
    return CompanyFile.open(copy, by=by, clock=now)
