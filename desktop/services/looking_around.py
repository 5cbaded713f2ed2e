"""Opens a copy of a company file to look around in, so that nothing done there touches the file."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from desktop.services.browsing import Asked, list_rows
from desktop.services.columns import columns_of
from desktop.services.exporting_tables import TableShown, export_table
from desktop.store.copying import copy_to
from desktop.store.file import CompanyFile
from desktop.store.keys import Key


def open_copy(
    path: Path, folder: Path, by: str, now: Callable[[], datetime], key: Key | None = None
) -> CompanyFile:
    """Return the open copy, made in `folder` under the file's own name; `path` is only read.

    `key` opens a locked one, and locks the copy. Raises `Unavailable` where it cannot be read.
    """
    with CompanyFile.open(path, by=by, clock=now, read_only=True, key=key) as company:
        copy = folder / company.path.name
        copy_to(company, copy)
    return CompanyFile.open(copy, by=by, clock=now, key=key)


def write_list_of(company: CompanyFile, kind_key: str, path: Path, as_of: date) -> None:
    """Write the records of a kind as a sheet, as its table shows them: something to import."""
    numbers = list_rows(company, Asked(kind_key), as_of)
    columns = [column for column in columns_of(kind_key) if column.shown]
    export_table(company, path, TableShown(kind_key, numbers, columns, as_of))
