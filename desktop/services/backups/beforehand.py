"""Backs up before something large is done to a company file, without standing in its way."""

from desktop.errors import Unavailable
from desktop.services.backups.filling import Tell
from desktop.services.backups.making import back_up_if_changed
from desktop.services.backups.places import Places
from desktop.services.backups.reasons import Why
from desktop.store.file import CompanyFile
from desktop.store.interrupting import Stopped


def back_up_before(
    company: CompanyFile,
    places: Places,
    why: Why,
    *,
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> str:
    """Make a backup unless there is one of just this; returns why there is none, "" if there is.

    For what can be undone, or keeps the old file beside the new: somebody whose backup place is
    full or gone must still be able to work, and is told. Raises `CancelledError`.
    """
    try:
        back_up_if_changed(company, places, why, now=company.clock(), tell=tell, stopped=stopped)
    except Unavailable as fault:
        return str(fault)
    return ""
