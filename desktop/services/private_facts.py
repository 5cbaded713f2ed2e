"""Private facts: sealed under a password of the owner's, opened for a sitting, and closed again.

First-aid records and the names of people in incidents are sealed in the rows that hold them, with a
key of their own: whoever can open the company file still cannot read them. Nothing of the window or
the command line reads them while they are closed; printing, packages and sheets never do.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import func, select

from desktop import records
from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.records import kind_of
from desktop.records.privacy import is_private
from desktop.services.locking.choosing import faults_of
from desktop.services.locking.patience import Patience
from desktop.store import aggregate, private_file
from desktop.store.file import CompanyFile
from desktop.store.private_key import Lock, PrivateKey
from desktop.store.private_saving import lock_of

PATIENCE: Final = Patience()  # with whoever guesses the private password


@dataclass(frozen=True)
class State:
    """How private facts stand in a file, for this sitting."""

    is_set_up: bool = False
    is_open: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether there are some that cannot be read now."""
        return self.is_set_up and not self.is_open


@dataclass(frozen=True)
class SetUp:
    """What came of setting them up: the code to be printed, of which the file keeps nothing.

    `is_swept` says whether the file was also written anew, without a trace of what stood in it.
    """

    code: str = field(repr=False)
    records: int
    is_swept: bool


def state(company: CompanyFile) -> State:
    """Return how private facts stand."""
    with company.reading() as connection:
        lock = lock_of(connection)
    if lock is None:
        return State()
    return State(True, company.private is not None and company.private.id == lock.key_id)


def is_open(company: CompanyFile) -> bool:
    """Whether private facts can be read in this sitting; also where they were never set up."""
    return not state(company).is_closed


def is_locked_now(company: CompanyFile, kind_key: str) -> bool:
    """Whether records of a kind have private facts that can neither be read nor entered now."""
    return is_private(kind_of(kind_key)) and state(company).is_closed


def private_kinds() -> tuple[str, ...]:
    """Return the kinds that hold private facts."""
    return tuple(kind.key for kind in records.KINDS if is_private(kind))


def scans_of_restricted(company: CompanyFile) -> int:
    """Return how many files lie on restricted records: what they show is not sealed."""
    restricted = [kind.key for kind in records.KINDS if kind.restricted]
    evidence = kind_of("evidence")
    links = next(aggregate.table_of(rows) for rows in evidence.rows if rows.name == "links")
    count = select(func.count(links.c.owner_id.distinct())).where(
        links.c.record_kind.in_(restricted)
    )
    with company.reading() as connection:
        return connection.execute(count).scalar() or 0


def set_up(company: CompanyFile, password: str, again: str | None = None) -> SetUp:
    """Seal all private facts under a password, as one action; they stay open for this sitting.

    Raises `Refused` by field when the password is not taken, or when they are set up already.
    """
    _check(password, again)
    key = PrivateKey.made()
    lock, code = Lock.made(key, password)
    done = company.write(_("Private facts set up"), lambda t: private_file.seal_all(t, key, lock))
    company.private = key
    return SetUp(code, done, _swept(company))


def open_private(
    company: CompanyFile, password: str, is_stopped: Callable[[], bool] = lambda: False
) -> None:
    """Open private facts for this sitting. Raises `Refused` when that is not the password.

    Who guesses waits longer with every wrong one; `CancelledError` when that was stopped.
    """
    company.private = _tried(company, lambda lock: lock.opened(password), is_stopped)


def open_by_code(
    company: CompanyFile, code: str, is_stopped: Callable[[], bool] = lambda: False
) -> None:
    """Open private facts with the printed code. Raises `Refused` as `open_private`."""
    company.private = _tried(company, lambda lock: lock.opened_by_code(code), is_stopped)


def close_private(company: CompanyFile) -> None:
    """Close private facts again; nothing is changed in the file."""
    company.private = None


def change_password(company: CompanyFile, now: str, password: str, again: str | None = None) -> str:
    """Put open private facts under a new password; returns the new code.

    `now` is the password as it is, or the code: who finds them open must not lock the owner out.
    The old password and the old code open them no more. Raises `Refused` by field.
    """
    _check(password, again)
    key = _proved(company, now)
    lock, code = Lock.made(key, password)
    company.keep_aside(lambda connection: private_file.change_lock(connection, lock)).result()
    return code


def take_off(company: CompanyFile, now: str) -> int:
    """Write private facts in clear again, as one action; returns how many records.

    `now` is the password, or the code. Raises `Refused` when it is not, or when one of them does
    not open.
    """
    key = _proved(company, now)
    done = company.write(_("Private facts taken off"), lambda t: private_file.unseal_all(t, key))
    company.private = None
    return done


def _check(password: str, again: str | None) -> None:
    if faults := faults_of(password, password if again is None else again):
        raise Refused(faults)


def _proved(company: CompanyFile, typed: str) -> PrivateKey:
    def open_it(lock: Lock) -> PrivateKey:
        try:
            return lock.opened(typed)
        except Refused as wrong:
            try:
                return lock.opened_by_code(typed)
            except Refused:
                raise Refused({"now": wrong.faults["password"]}) from wrong

    return _tried(company, open_it, lambda: False)


def _tried(
    company: CompanyFile, open_it: Callable[[Lock], PrivateKey], is_stopped: Callable[[], bool]
) -> PrivateKey:
    with company.reading() as connection:
        lock = lock_of(connection)
    if lock is None:
        raise Refused(_("No private facts are set up in this file."))
    PATIENCE.wait(company.path, is_stopped)
    try:
        key = open_it(lock)
    except Refused:
        PATIENCE.was_wrong(company.path)
        raise
    PATIENCE.was_right(company.path)
    return key


def _swept(company: CompanyFile) -> bool:
    try:
        company.sweep()
    except Unavailable:  # no room for it, or another program reads: they are sealed all the same
        return False
    return True
