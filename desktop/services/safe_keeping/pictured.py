"""Backs a company up into a folder as some days of work would, for pictures of the window."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.services import backups
from desktop.services.backups import Why
from desktop.services.safe_keeping.listing import backups_shown
from desktop.services.safe_keeping.shown import BackupsShown
from desktop.store.file import CompanyFile

MADE: Final = (
    (timedelta(days=9), Why.CLOSE),
    (timedelta(days=1), Why.BY_HAND),
    (timedelta(hours=2), Why.IMPORT),
    (timedelta(minutes=12), Why.WHILE_OPEN),
)


def backed_up(company: CompanyFile, folder: Path, now: datetime) -> BackupsShown:
    """Make some backups in a folder that is no place of this PC, and list them."""
    places = backups.Places(folder / "backups")
    for before, why in MADE:
        backups.back_up(company, places, why, now=now - before)
    return backups_shown(company, now, places)
