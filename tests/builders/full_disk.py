"""Lets the disk be full for one company file: SQLite itself refuses any page more.

A real full disk needs a small file system to be mounted, which few may do; what SQLite says when
it may not grow the file (SQLITE_FULL) is what it says when the system answers ENOSPC.
"""

from sqlalchemy import event
from sqlalchemy.engine import Connection

from desktop.store.file import CompanyFile

MOST = 2**30  # pages: as many as the file could ever have


class Disk:
    """The disk under an open company file; it has space until `is_full` is set."""

    def __init__(self, company: CompanyFile) -> None:
        self.is_full = False
        event.listen(company._engine, "begin", self._on_begin)

    def _on_begin(self, connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        most = pages if self.is_full else MOST
        connection.exec_driver_sql(f"PRAGMA max_page_count={most}")
