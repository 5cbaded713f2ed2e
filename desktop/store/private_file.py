"""Seals all private facts of a company file at once, or takes all seals off: one action each."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from desktop import records
from desktop.errors import Refused
from desktop.language import _
from desktop.records.kind import Kind
from desktop.records.privacy import DAMAGED, is_private
from desktop.store import aggregate, drafts
from desktop.store.canonical import written
from desktop.store.private_drafts import clear_draft, sealed_draft
from desktop.store.private_key import Lock, PrivateKey
from desktop.store.private_saving import LOCK, lock_of
from desktop.store.private_values import Values, clear_places, is_closed, opened, sealed
from desktop.store.tables import CHANGE, PARTICULAR
from desktop.store.transaction import Transaction

# what the history calls it when a record is written anew, sealed or clear
SEAL: Final = "seal"
UNSEAL: Final = "unseal"


def seal_all(t: Transaction, key: PrivateKey, lock: Lock) -> int:
    """Seal every private fact, and blank what the history said of them; returns how many records.

    Raises `Refused` when somebody has done so already.
    """
    if lock_of(t.connection) is not None:
        raise Refused(_("Private facts are set up in this file already."))
    keep_lock(t.connection, lock)
    done = _anew(t, SEAL, lambda kind, record: sealed(kind, record.id, record.values, key))
    for kind in _kinds():
        _blank(t.connection, kind)
        for draft in drafts.read(t.connection, kind.key):
            drafts.keep(t.connection, sealed_draft(draft, key))
    return done


def unseal_all(t: Transaction, key: PrivateKey) -> int:
    """Write every private fact in clear again and forget the lock; returns how many records.

    Raises `Refused` when one does not open: nothing is given up that could be opened later.
    """
    _refuse_another(t.connection, key.id)
    done = _anew(t, UNSEAL, lambda kind, record: _clear(kind, record, key))
    for kind in _kinds():
        for draft in drafts.read(t.connection, kind.key):
            drafts.keep(t.connection, clear_draft(draft, key))
    t.connection.execute(delete(PARTICULAR).where(PARTICULAR.c.name == LOCK))
    return done


def keep_lock(connection: Connection, lock: Lock) -> None:
    """Keep the key under its password and its code, in place of what was kept before."""
    replacing = insert(PARTICULAR).prefix_with("OR REPLACE", dialect="sqlite")
    connection.execute(replacing, [{"name": LOCK, "value": lock.text}])


def change_lock(connection: Connection, lock: Lock) -> None:
    """Keep the same key under another password and code.

    Raises `Refused` when the file is sealed with another key by now: that one would be lost.
    """
    _refuse_another(connection, lock.key_id)
    keep_lock(connection, lock)


def _refuse_another(connection: Connection, key_id: str) -> None:
    lock = lock_of(connection)
    if lock is None or lock.key_id != key_id:
        raise Refused(_("Private facts were set up anew meanwhile. Open them again, then try."))


def _kinds() -> Iterable[Kind]:
    return [kind for kind in records.KINDS if is_private(kind)]


def _anew(t: Transaction, operation: str, said: Callable[[Kind, aggregate.Stored], Values]) -> int:
    done = 0
    for kind in _kinds():
        for some in aggregate.in_parts(t.connection, kind):
            for record in some.values():
                values = said(kind, record)
                if written(values) != written(record.values):
                    t.write_anew(record, values, operation)
                    done += 1
    return done


def _clear(kind: Kind, record: aggregate.Stored, key: PrivateKey) -> Values:
    values = opened(kind, record.id, record.values, key)
    if is_closed(kind, values):
        raise Refused(_(DAMAGED))
    return values


def _blank(connection: Connection, kind: Kind) -> None:
    """Blank the lines of the history in which private facts of a kind can be read."""
    mine = select(CHANGE.c.number, CHANGE.c.old, CHANGE.c.new).where(
        CHANGE.c.kind == kind.key, CHANGE.c.salt.is_not(None)
    )
    lines = connection.execute(mine).all()
    telling = [n for n, old, new in lines if _tells(kind, old) or _tells(kind, new)]
    for number in telling:
        here = update(CHANGE).where(CHANGE.c.number == number)
        connection.execute(here.values(old=None, new=None, salt=None))


def _tells(kind: Kind, text: Any) -> bool:
    try:
        said = json.loads(text or "{}")
        return any(True for _place in clear_places(kind, said))
    except (TypeError, ValueError, AttributeError):  # nobody can read it: it may say anything
        return True
