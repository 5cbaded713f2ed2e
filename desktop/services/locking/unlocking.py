"""Opens a company file that has a password: with it, with the recovery code, from the keyring."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop.errors import Refused, Unavailable, WrongPassword
from desktop.language import _
from desktop.services.locking.patience import OF_THIS_PROCESS, Patience
from desktop.services.printing.printed import unstopped
from desktop.store import admission, header, secrets
from desktop.store.keys import LINES, Key
from desktop.store.lease import Lease
from desktop.store.relocking import is_something_left, sweep_halves, sweep_old

Stopped = Callable[[], bool]


def is_locked(path: Path) -> bool:
    """Whether a company file has a password. Raises `Unavailable` when it cannot be read."""
    try:
        return header.is_locked(path)
    except OSError as fault:
        raise Unavailable(
            _("There is no file {file}. Check the name and the folder.").format(file=path)
        ) from fault


def unlock(
    path: Path,
    typed: str,
    *,
    is_stopped: Stopped = unstopped,
    patience: Patience = OF_THIS_PROCESS,
) -> Key:
    """Return the key of a file, of its password or of the whole code on its recovery sheet.

    After wrong ones it waits first, longer each time. Raises `WrongPassword`, `Unavailable` when
    the file cannot be read, and `CancelledError` when it was stopped while it waited.
    """
    patience.wait(path, is_stopped)
    salt = header.salt_of(path)
    key = _of_code(typed, salt)
    # a password that happens to be a right code is tried as a password, too
    if key is None or not header.opens(path, key):
        key = Key.of(typed, salt)
        try:
            admission.fitting(path, key)
        except WrongPassword:
            patience.was_wrong(path)
            raise
    return _right(path, key, patience)


def unlock_with_code(
    path: Path,
    code: str,
    *,
    is_stopped: Stopped = unstopped,
    patience: Patience = OF_THIS_PROCESS,
) -> Key:
    """Return the key of a file of the code on its recovery sheet.

    Raises `Refused` with the line that was not typed as it is printed, and else as `unlock`.
    """
    key = Key.from_code(code, header.salt_of(path))
    patience.wait(path, is_stopped)
    if header.opens(path, key):
        return _right(path, key, patience)
    patience.was_wrong(path)
    raise WrongPassword(
        _(
            "The code is typed as it is printed, and it does not open {file}. It is the code of "
            "another file, or of an earlier password: look at the name and the date on the sheet."
        ).format(file=path.name)
    )


def seconds_to_wait(path: Path, patience: Patience = OF_THIS_PROCESS) -> float:
    """Return how long the next try would wait before it looks."""
    return patience.seconds(path)


def remembered(path: Path) -> Key | None:
    """Return the key that the keyring of this PC has for a file; None where it has none that fits.

    Raises `Unavailable` when the file cannot be read.
    """
    salt = header.salt_of(path)
    key = secrets.recall(salt)
    if key is None or not header.opens(path, key):
        return None
    tidy(path, key)
    return key


def tidy(path: Path, key: Key | None) -> None:
    """Take away what a change of the password left when the program was killed at it."""
    if not is_something_left(path):
        return
    lease = Lease(path)
    with suppress(Unavailable, OSError):  # another window has it, or nothing may be written here
        lease.take()
        try:
            sweep_halves(path)
            sweep_old(path, key)
        finally:
            lease.release()


def _right(path: Path, key: Key, patience: Patience) -> Key:
    patience.was_right(path)
    tidy(path, key)
    return key


def _of_code(typed: str, salt: bytes) -> Key | None:
    if len(typed) < LINES:
        return None
    with suppress(Refused):
        return Key.from_code(typed, salt)
    return None
