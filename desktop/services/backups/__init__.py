"""Backups of a company file: made, proved, thinned, copied to a second place, and brought back."""

from desktop.services.backups.beforehand import back_up_before
from desktop.services.backups.clearing import remove
from desktop.services.backups.listing import (
    Backup,
    Difference,
    backup_at,
    backups_of,
    difference,
    last_good,
    of_other_files,
)
from desktop.services.backups.looking import backups_in, refuse_a_place, without_manifest
from desktop.services.backups.making import Made, back_up, back_up_if_changed, back_up_path
from desktop.services.backups.places import (
    Places,
    of_this_pc,
    remember_other,
    set_first,
    set_second,
)
from desktop.services.backups.portable import Copied, portable_copy
from desktop.services.backups.reasons import Why, why_said
from desktop.services.backups.reminding import Reminder, reminder
from desktop.services.backups.restoring import Restored, Swapped, restore, restore_in_place

__all__ = [
    "Backup",
    "Copied",
    "Difference",
    "Made",
    "Places",
    "Reminder",
    "Restored",
    "Swapped",
    "Why",
    "back_up",
    "back_up_before",
    "back_up_if_changed",
    "back_up_path",
    "backup_at",
    "backups_in",
    "backups_of",
    "difference",
    "last_good",
    "of_other_files",
    "of_this_pc",
    "portable_copy",
    "refuse_a_place",
    "remember_other",
    "reminder",
    "remove",
    "restore",
    "restore_in_place",
    "set_first",
    "set_second",
    "why_said",
    "without_manifest",
]
