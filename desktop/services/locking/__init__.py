"""The password of a company file: what locks it, what opens it; its sheet is drawn apart."""

from desktop.services.locking.changing import (
    Relocked,
    change_password,
    remove_password,
    set_password,
)
from desktop.services.locking.choosing import LEAST, faults_of, strength
from desktop.services.locking.keeping import can_remember, forget, remember
from desktop.services.locking.older import clear_backups, delete_clear_backups, older_backups
from desktop.services.locking.sheet_kept import sheet_is_owed, sheet_was_kept
from desktop.services.locking.unlocking import (
    is_locked,
    remembered,
    seconds_to_wait,
    tidy,
    unlock,
    unlock_with_code,
)

__all__ = [
    "LEAST",
    "Relocked",
    "can_remember",
    "change_password",
    "clear_backups",
    "delete_clear_backups",
    "faults_of",
    "forget",
    "is_locked",
    "older_backups",
    "remember",
    "remembered",
    "remove_password",
    "seconds_to_wait",
    "set_password",
    "sheet_is_owed",
    "sheet_was_kept",
    "strength",
    "tidy",
    "unlock",
    "unlock_with_code",
]
