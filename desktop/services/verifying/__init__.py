"""Checks a company file through and through, on a copy: everything in it is as it was saved or not.

`verify` is the full check; `quick_look` is what a window can afford when it opens a file.
"""

from collections.abc import Sequence
from pathlib import Path

from desktop.services.backups import refuse_a_place
from desktop.services.verifying.backup import backup_folder, verify_backup
from desktop.services.verifying.company_file import verify_company_file
from desktop.services.verifying.found import BACKUP, COMPANY_FILE, PACKAGE, Fault, Head, Verified
from desktop.services.verifying.known import known_heads
from desktop.services.verifying.package import packages_in, verify_packages
from desktop.services.verifying.package_folder import verify_folder
from desktop.services.verifying.package_place import folder_of_package
from desktop.services.verifying.quick import quick_look
from desktop.services.verifying.steps import Stopped, Tell
from desktop.store.keys import Key

__all__ = [
    "BACKUP",
    "COMPANY_FILE",
    "PACKAGE",
    "Fault",
    "Head",
    "Verified",
    "known_heads",
    "quick_look",
    "verify",
]


def verify(
    path: Path,
    *,
    key: Key | None = None,
    heads: Sequence[Head] = (),
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> Verified:
    """Check a company file, or the folder of a backup or of a package; nothing is changed.

    `heads` are lines of the history that backups and packages know. Raises `Unavailable` when it
    cannot be read at all or is none of these, `Locked` and `WrongPassword` for a locked file, and
    `CancelledError` when `stopped` says so.
    """
    path = path.absolute()
    if folder := backup_folder(path):
        return verify_backup(folder, key, heads, tell, stopped)
    refuse_a_place(path)
    if package := folder_of_package(path):
        return verify_folder(package, tell, stopped)
    if packages := packages_in(path):
        return verify_packages(path, packages, tell, stopped)
    return verify_company_file(path, key, heads, tell, stopped)
