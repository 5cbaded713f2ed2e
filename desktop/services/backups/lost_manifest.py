"""What can be said of a backup whose manifest cannot be read: little, and only by how it is called.

All that is in it is proved by itself when it is restored: each record by its checksum, the history
by its chain, each file of evidence by its hash, and of a locked one each page by the password. What
nobody can prove then is which day it is of, and that nothing was cut off at its end.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop.language import N_
from desktop.services.backups.manifest import RECORDS, Manifest, list_as_it_is
from desktop.store import header
from desktop.store.chain import START

NO_MANIFEST: Final = N_(
    "The manifest of the backup cannot be read: the small file manifest.json, which says of which "
    "company file and of which day the backup is. Everything else in it was checked by itself. "
    "What nobody can prove without it is that this is the backup of that day, and that nothing was "
    "cut off at its end."
)
UNPROVEN: Final = N_(
    "The manifest of the backup, its file manifest.json, cannot be read. Every record, the history "
    "and the files of evidence were proved by themselves. What could not be proved is that this is "
    "the backup of that day, and that nothing was cut off at its end: look at what was done last."
)
_NAMED: Final = re.compile(r"(?P<at>\d{4}-\d\d-\d\d_\d{6})_(?P<why>[a-z-]+?)(-\d+)?")
_SHELF: Final = re.compile(r"(?P<stem>.+)-[0-9a-f]{8}")


def guessed(folder: Path) -> Manifest | None:
    """Return what the names and the tables of a backup say of it; None where it has no tables.

    Raises `Unavailable`, `OSError` where the disk does not give them.
    """
    tables = folder / RECORDS
    if tables.is_symlink() or not tables.is_file():
        return None
    about = tables.stat()
    at, why = datetime.fromtimestamp(about.st_mtime, UTC), ""
    if named := _NAMED.fullmatch(folder.name):
        with suppress(ValueError):
            at = datetime.strptime(named["at"], "%Y-%m-%d_%H%M%S").replace(tzinfo=UTC)
            why = named["why"]
    of = _SHELF.fullmatch(folder.parent.name)
    listed = list_as_it_is(folder)
    return Manifest(
        file_id="",
        file=f"{of['stem']}.muster" if of else "",
        made_at=at,
        why=why,
        muster="",
        schema=0,
        is_locked=header.is_locked(tables),
        records_size=about.st_size,
        records_sha256="",
        contents_count=len(listed),
        contents_bytes=sum(size for _name, size in listed),
        contents_digest="",
        number=0,
        hash=START,
        counts={},
        damaged=(),
        is_guess=True,
    )
