"""Backs up the open company file as the window asks, and says how its backups stand."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, TypeAlias

from desktop.language import _
from desktop.services import backups
from desktop.services.safe_keeping.shown import Kept, Reminder, Standing
from desktop.store.backup_head import head_of
from desktop.store.file import CompanyFile

Tell: TypeAlias = Callable[[int, int, str], None]
Stopped: TypeAlias = Callable[[], bool]
PUT_OFF: Final = timedelta(days=7)


def standing(company: CompanyFile) -> Standing:
    """Return when the last good backup was made, and whether something was changed since."""
    good = backups.last_good(backups.of_this_pc(), company)
    if good is None:
        return Standing(None, is_changed=_has_anything(company))
    head = head_of(company.path, company.key)
    is_same = (good.number, good.hash) == head and good.is_locked is (company.key is not None)
    return Standing(good.made_at, is_changed=not is_same)


def _has_anything(company: CompanyFile) -> bool:
    return head_of(company.path, company.key)[0] > 0


def back_up(company: CompanyFile, why: str, tell: Tell, stopped: Stopped) -> Kept:
    """Make a backup, unless there is one of just what the file says; when asked for, make it.

    Raises `Unavailable` when it cannot be made, `CancelledError` when it was stopped.
    """
    places, reason = backups.of_this_pc(), backups.Why(why)
    make = backups.back_up if reason is backups.Why.BY_HAND else backups.back_up_if_changed
    made = make(company, places, reason, now=company.clock(), tell=tell, stopped=stopped)
    damage = ""
    if made is not None and not made.is_whole:
        damage = _(
            "While it was backed up, {file} turned out to be damaged. The older backups are kept. "
            "Look closer to see what is affected and can be mended."
        ).format(file=company.path.name)
    second_said = made.second_said if made is not None else ""
    return Kept(standing(company), damage, second_said)


def reminder(company: CompanyFile, now: datetime, put_off: str) -> Reminder | None:
    """Return a word about the second place when it is late, unless it was put off until a day."""
    today = now.astimezone().date()
    if put_off and today < date.fromisoformat(put_off):
        return None
    places = backups.of_this_pc()
    due = backups.reminder(company, places, now)
    if due is None:
        return None
    until = (today + PUT_OFF).isoformat()
    return Reminder(due.sentence, until, has_second=places.second is not None)


def save_copy(company: CompanyFile, to: Path, tell: Tell, stopped: Stopped) -> str:
    """Write one complete file for another PC, proved; returns what is to be said of it."""
    copied = backups.portable_copy(company, to, tell=tell, stopped=stopped)
    if copied.is_whole:
        return _("It was opened again and checked from end to end.")
    return _(
        "The company file is damaged, and so is the copy. Choose Check company file in the menu "
        "File: it says what is affected and mends what it can."
    )
