"""Reminds gently of the second place: a backup beside the file does not survive a stolen laptop."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.language import _, ngettext
from desktop.services.backups.carrying import noted
from desktop.services.backups.listing import AHEAD, backups_of
from desktop.services.backups.places import Places
from desktop.services.backups.shelf import Shelf
from desktop.store.file import CompanyFile

PATIENCE: Final = timedelta(days=7)


@dataclass(frozen=True)
class Reminder:
    """What to tell a person, and since how many days there is nothing in a second place."""

    days: int
    sentence: str


def reminder(company: CompanyFile, places: Places, now: datetime) -> Reminder | None:
    """Return what to tell after seven days without a backup in a second place, else None."""
    here = backups_of(Places(places.first), company)
    if not here:
        return None
    since = min(backup.made_at for backup in here)
    if places.second is None:
        if now - since < PATIENCE:
            return None
        return Reminder(
            (now - since).days,
            _(
                "All backups of {file} are on this PC. Choose a second place for them, such as a "
                "stick or a folder on the network: it survives when the PC does not."
            ).format(file=company.path.name),
        )
    known = [noted(Shelf(here[0].folder.parent))]
    known += [b.made_at for b in backups_of(Places(places.second), company)]
    # what claims to be of tomorrow or later was made when the clock was wrong
    last = max((at for at in known if at is not None and at <= now + AHEAD), default=since)
    days = (now - last).days
    if days < PATIENCE.days:
        return None
    return Reminder(days, _of_the_second(places.second, days))


def _of_the_second(second: Path, days: int) -> str:
    return ngettext(
        "The second place for backups, {folder}, has had none for {n} day. Connect it, "
        "then back up.",
        "The second place for backups, {folder}, has had none for {n} days. Connect it, "
        "then back up.",
        days,
    ).format(folder=second, n=days)
