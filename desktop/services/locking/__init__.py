"""The password of a company file: what locks it, what opens it, and the sheet for the safe."""

from desktop.services.locking.changing import (
    Relocked,
    change_password,
    remove_password,
    set_password,
)
from desktop.services.locking.choosing import LEAST, faults_of, strength
from desktop.services.locking.keeping import can_remember, forget, remember
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
    "faults_of",
    "forget",
    "is_locked",
    "remember",
    "remembered",
    "remove_password",
    "seconds_to_wait",
    "set_password",
    "strength",
    "tidy",
    "unlock",
    "unlock_with_code",
]
