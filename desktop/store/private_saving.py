"""What saving a record does with its private facts: opens, compares and seals, or keeps them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records.kind import Kind, Rows
from desktop.records.privacy import DAMAGED, SEALED, is_private, private_fields
from desktop.store.private_key import Lock, PrivateKey
from desktop.store.private_values import Values, clear_places, is_closed, opened, sealed
from desktop.store.tables import PARTICULAR

LOCK = "private_facts"  # the particular under which the file keeps the lock
CLOSED = N_("Private facts are closed. Open them to enter or change this.")


def lock_of(connection: Connection) -> Lock | None:
    """Return how the file keeps the key of its private facts, None where nobody set it up."""
    question = select(PARTICULAR.c.value).where(PARTICULAR.c.name == LOCK)
    text = connection.execute(question).scalar()
    return Lock.read(text) if text is not None else None


class PrivateSaving:
    """Private facts within one action. Where none were set up, everything passes through as it is.

    With the key, a record is opened, compared with what is typed, and sealed again. Without it, its
    sealed facts stay as they are whatever else of it is saved, and no new ones are taken.
    """

    def __init__(self, connection: Connection, key: PrivateKey | None) -> None:
        self._connection, self._key = connection, key
        self._lock: Lock | None = None
        self._is_known = False

    def standing(self, kind: Kind, record_id: str, before: Values) -> Values:
        """Return what the record says now, opened where it may be."""
        return opened(kind, record_id, before, self._opener(kind))

    def given(
        self, kind: Kind, record_id: str, values: Mapping[str, Any], before: Values
    ) -> Values:
        """Return what is to be saved; sealed facts that came with it or were left are in it.

        Raises `Refused` when it holds private facts and they are closed.
        """
        if not self._seals(kind):
            return dict(values)
        if key := self._opener(kind):
            return opened(kind, record_id, values, key)
        faults = {place: _(CLOSED) for place in clear_places(kind, values)}
        given = {name: value for name, value in values.items() if name != SEALED}
        for rows in kind.rows:
            if rows.name in given:
                given[rows.name] = _lines_kept(rows, given[rows.name], before, faults)
        if faults:
            raise Refused(faults)
        return given

    def settled(self, kind: Kind, record_id: str, values: Values) -> Values:
        """Return values as they go into the file. Raises `Refused` when they cannot be sealed."""
        clear = list(clear_places(kind, values)) if is_private(kind) else []
        if not clear:
            return values
        if self._seals(kind) and self._opener(kind) is None:
            raise Refused(dict.fromkeys(clear, _(CLOSED)))
        if is_closed(kind, values):  # it did not open, and what is typed would take its place
            raise Refused(dict.fromkeys(clear, _(DAMAGED)))
        key = self._opener(kind)
        return values if key is None else sealed(kind, record_id, values, key)

    def _seals(self, kind: Kind) -> bool:
        return is_private(kind) and self._file_lock() is not None

    def _opener(self, kind: Kind) -> PrivateKey | None:
        if not is_private(kind) or self._key is None:
            return None
        lock = self._file_lock()
        return self._key if lock is not None and lock.key_id == self._key.id else None

    def _file_lock(self) -> Lock | None:
        if not self._is_known:
            self._lock, self._is_known = lock_of(self._connection), True
        return self._lock


def _lines_kept(rows: Rows, lines: Any, before: Values, faults: dict[str, str]) -> Any:
    """Give every line that was sealed its sealed facts back, because nobody could see them."""
    there = {line["id"]: line for line in before.get(rows.name) or ()}
    if not private_fields(rows) or not isinstance(lines, list):
        return lines
    kept = []
    for line in lines:
        own = {name: value for name, value in line.items() if name != SEALED}
        old = there.pop(line.get("id"), {})
        kept.append(own | ({SEALED: old[SEALED]} if old.get(SEALED) else {}))
    if any(line.get(SEALED) for line in there.values()):
        faults[rows.name] = _(CLOSED)
    return kept
