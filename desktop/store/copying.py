"""Makes a whole copy of a company file while others may be reading and writing it."""

from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.store.connecting import MAKE, connect_to
from desktop.store.faults import explained
from desktop.store.file import CompanyFile
from desktop.store.making import made_whole


def copy_to(company: CompanyFile, path: Path) -> None:
    """Copy an open company file to `path`, as it stood at one moment; a locked one stays locked.

    Raises `Refused` when there is something already, `Unavailable` when it cannot be written.
    """
    with (
        made_whole(path) as half,
        explained(path),
        company.reading() as connection,
        closing(connect_to(half, MAKE, company.key)) as copy,
    ):
        source: Any = connection.connection.driver_connection
        source.backup(copy)
