"""Reads through all records, notes and lines of the history of the open file, on a copy.

A disk that spoils a value says nothing of it. A backup that is made sees it, but a file in which
only old papers are looked up is not backed up for weeks. The files of evidence are left out: they
are many times larger, and the check of the company file and the backups read them.
"""

from datetime import datetime, timedelta
from typing import Final

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.services import backups
from desktop.services.backups.manifest import RECORDS
from desktop.services.safe_keeping.shown import Glance
from desktop.services.verifying.page_copy import private_folder
from desktop.services.verifying.summary import is_broken
from desktop.store.backup_check import check_copy
from desktop.store.backup_copy import copy_tables
from desktop.store.file import CompanyFile
from desktop.store.interrupting import Stopped

OFTEN_ENOUGH: Final = timedelta(days=1)

SPOILT: Final = N_(
    "Something in {file} is not as it was saved. Look closer to see what is affected and can be "
    "mended."
)


def look_through(company: CompanyFile, last: datetime | None, stopped: Stopped) -> Glance | None:
    """Return what is damaged; `last` is when it was last found whole.

    None where it was found whole or backed up whole less than a day ago: then it is not read.
    Raises `Unavailable` when the file cannot be read or copied, `CancelledError` when `stopped`
    says so.
    """
    if is_recent(last, company.clock()) or _is_backed_up_lately(company):
        return None
    spoilt = Glance(_(SPOILT).format(file=company.path.name))
    try:
        with private_folder(company.path) as folder:
            copy = folder / RECORDS
            copy_tables(company.path, copy, company.key, stopped)
            found = check_copy(copy, company.key, has_contents=False, stopped=stopped)
    except Unavailable as fault:
        if not is_broken(fault):
            raise
        return spoilt
    return spoilt if found else Glance()


def is_recent(last: datetime | None, now: datetime) -> bool:
    """Whether a moment lies less than a day back; one that is still to come proves nothing."""
    return last is not None and timedelta() <= now - last < OFTEN_ENOUGH


def _is_backed_up_lately(company: CompanyFile) -> bool:
    """A backup counts only once every record in it was proved."""
    good = backups.last_good(backups.of_this_pc(), company)
    return good is not None and is_recent(good.made_at, company.clock())
