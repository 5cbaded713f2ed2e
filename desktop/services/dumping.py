"""Takes everything out of a company file in an open form, and brings it back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from desktop import records
from desktop.exchange.dumping import write_dump
from desktop.exchange.loading import read_dump
from desktop.records.privacy import SEALED
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.keys import Key


def dump(company: CompanyFile, out: Path) -> dict[str, Any]:
    """Write all that the file holds into the new folder `out`.

    Returns {"records": {kind: count}, "evidence": count, "actions": count,
    "damaged": [{"kind", "record"}], "damaged_files": [name], "chain": "whole" or "broken"}.
    Raises `Refused` when there is something at `out` already, `Unavailable` when the disk does not
    take it; then nothing is left.
    """
    return write_dump(company, out.absolute())


def first_aid_in_clear(company: CompanyFile) -> int:
    """Return how many first-aid records a dump holds in words, because nobody sealed them."""
    found = 0
    with company.reading() as connection:
        for table in (aggregate.table_of(kind) for kind in records.KINDS if kind.restricted):
            count = select(func.count()).select_from(table).where(table.c[SEALED].is_(None))
            found += connection.execute(count).scalar() or 0
    return found


def load(
    folder: Path, to: Path, *, by: str, clock: Callable[[], datetime], key: Key | None = None
) -> dict[str, Any]:
    """Make the company file `to` out of a dump, with its history, and without adding to it.

    With `key`, the new file is locked.

    Returns {"records": {kind: count}, "evidence": count, "actions": count}. Raises `Refused` when
    there is a file `to` already, `Unavailable` when the dump is not whole, was changed or is newer
    than this Muster; then no file is made.
    """
    return read_dump(folder.absolute(), to.absolute(), by=by, clock=clock, key=key)
