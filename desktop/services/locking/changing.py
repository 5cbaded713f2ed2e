"""Sets, changes and takes off the password of a company file that nobody has open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Required, TypedDict, Unpack

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services.backups.making import back_up_path
from desktop.services.backups.places import Places
from desktop.services.backups.reasons import Why
from desktop.services.locking.choosing import faults_of
from desktop.services.locking.older import older_backups
from desktop.services.locking.unlocking import is_locked
from desktop.services.printing.printed import Told, unstopped, untold
from desktop.store import secrets
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from desktop.store.lease import Lease
from desktop.store.relocking import relock, sweep_halves, sweep_old

Clock = Callable[[], datetime]
Stopped = Callable[[], bool]


class How(TypedDict, total=False):
    """Who changes a password and when, where the backup goes, who is told and may stop it."""

    by: Required[str]
    clock: Required[Clock]
    places: Places | None
    tell: Told
    is_stopped: Stopped


@dataclass(frozen=True)
class Relocked:
    """What came of it: the key that opens the file now, and a sentence where one is needed.

    `older` is how many backups lie there that open without a password, or with another one.
    """

    key: Key | None
    note: str = ""
    older: int = 0


def set_password(path: Path, password: str, **how: Unpack[How]) -> Relocked:
    """Lock a company file with a password.

    Raises `Refused` for a password that is too short and a file that has one, `HeldElsewhere` when
    a window has the file open, `Unavailable` when it cannot be done, `CancelledError` when it was
    stopped; then the file is as it was.
    """
    if is_locked(path):
        raise Refused(_("{file} has a password already. Change it instead.").format(file=path.name))
    return _relocked(path, None, _new_key(password), how)


def change_password(path: Path, old: Key, password: str, **how: Unpack[How]) -> Relocked:
    """Lock a company file with another password. Raises as `set_password`."""
    _refuse_clear(path)
    made = _relocked(path, old, _new_key(password), how)
    _remember_instead(old, made.key)
    return made


def remove_password(path: Path, old: Key, **how: Unpack[How]) -> Relocked:
    """Take the password off, so that the file opens for everybody. Raises as `set_password`."""
    _refuse_clear(path)
    made = _relocked(path, old, None, how)
    _remember_instead(old, None)
    return made


def _new_key(password: str) -> Key:
    faults = faults_of(password, password)
    if faults:
        raise Refused(faults)
    return Key.made(password)


def _refuse_clear(path: Path) -> None:
    if not is_locked(path):
        raise Refused(_("{file} has no password.").format(file=path.name))


def _relocked(path: Path, old: Key | None, new: Key | None, how: How) -> Relocked:
    path, clock, places = path.absolute(), how["clock"], how.get("places")
    tell, is_stopped = how.get("tell", untold), how.get("is_stopped", unstopped)
    with CompanyFile.open(path, by=how["by"], clock=clock, key=old):
        pass  # it is ours, whole enough to be opened, and up to date
    with _held(path):
        sweep_halves(path)
        aside = relock(path, old, new, lambda done, of: tell(done, of, ""), is_stopped)
        # while the old one still lies there, because until now nothing but it is known to be good
        said = _backed_up(path, new, places, clock(), tell, _why(old, new))
        said += _taken_away(aside)
        sweep_old(path, new)
    older = len(older_backups(path, new, places)) if places else 0
    return Relocked(new, " ".join(said), older)


def _backed_up(
    path: Path, key: Key | None, places: Places | None, now: datetime, tell: Told, why: Why
) -> list[str]:
    if places is None:
        return []
    try:
        back_up_path(path, key, places, why, now=now, tell=tell)
    except Unavailable as fault:
        return [_("No backup could be made: {why}").format(why=fault)]
    return []


def _why(old: Key | None, new: Key | None) -> Why:
    if old is None:
        return Why.PASSWORD_SET
    return Why.PASSWORD_OFF if new is None else Why.PASSWORD


@contextmanager
def _held(path: Path) -> Iterator[None]:
    lease = Lease(path)
    lease.take()
    try:
        yield
    finally:
        lease.release()


def _taken_away(aside: Path) -> list[str]:
    """Take the old file away; another program may have it open, and then a sentence says so."""
    with suppress(OSError):
        aside.unlink()
    if not aside.exists():
        return []
    return [
        _(
            "The file as it was before still lies there as {file}, because another program has it "
            "open. Close it there and delete that file."
        ).format(file=aside.name)
    ]


def _remember_instead(old: Key, new: Key | None) -> None:
    """Whoever wanted the password remembered on this PC wants that of the new one."""
    if secrets.recall(old.salt) is not None:
        secrets.forget(old.salt)
        if new is not None:
            secrets.remember(new)
