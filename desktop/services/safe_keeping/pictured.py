"""Backs a company up into a folder as some days of work would, for pictures of the window."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.language import _
from desktop.services import backups
from desktop.services.backups import Why
from desktop.services.safe_keeping.listing import backups_shown
from desktop.services.safe_keeping.shown import BackupsShown
from desktop.store.file import CompanyFile

FOLDER: Final = str(Path("Muster") / "backups")
MADE: Final = (
    (timedelta(days=9), Why.CLOSE),
    (timedelta(days=1), Why.BY_HAND),
    (timedelta(hours=2), Why.IMPORT),
    (timedelta(minutes=12), Why.WHILE_OPEN),
)


def backed_up(company: CompanyFile, folder: Path, now: datetime) -> BackupsShown:
    """Make some backups in a folder that is no place of this PC, and list them."""
    places = backups.Places(folder / "backups")
    for number, (before, why) in enumerate(MADE):
        backups.back_up(company, places, why, now=now - before)
        _enter_site(company, number + 5)
    shown = backups_shown(company, now, places)
    return replace(shown, places=replace(shown.places, first=FOLDER))


def _enter_site(company: CompanyFile, number: int) -> None:
    name = f"{_('Site')} {number}"
    entered = _("{site}: entered").format(site=name)
    company.write(entered, lambda transaction: transaction.save("site", {"name": name}))
