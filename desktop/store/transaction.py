"""One user action: everything in it happens together, as one transaction and one history line."""

from collections.abc import Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event
from typing import Any, Final

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.checking import check
from desktop.records.kind import Kind
from desktop.store import (
    aggregate,
    changing,
    disposing,
    frozen,
    history,
    integrity,
    putting_right,
    search,
)
from desktop.store.aggregate import Stored, Values
from desktop.store.canonical import written
from desktop.store.ids import new_id
from desktop.store.links import Links
from desktop.store.private_key import PrivateKey
from desktop.store.private_saving import PrivateSaving
from desktop.store.row_ids import with_row_ids
from desktop.store.tables import CONTENT, IMPORTED
from desktop.values.folding import clean

LONGEST_NAME: Final = 500  # characters, as the columns take them
LONGEST_BY: Final = 120
LONGEST_REASON: Final = 500


@dataclass(frozen=True)
class Changed:
    """Announced after a commit: which kinds and records an action touched, and who did it.

    `undoes` is the action that this one took back (or, for a redo, the undo that it took back).
    """

    action_id: str
    name: str
    kinds: frozenset[str]
    ids: frozenset[str]
    by: str
    undoes: str | None = None


class Transaction:
    """Collects what an action does and writes it at the end. Only `CompanyFile.write` makes one."""

    def __init__(
        self,
        connection: Connection,
        name: str,
        by: str,
        now: datetime,
        stopping: Event | None = None,
        private: PrivateKey | None = None,
    ) -> None:
        self.connection = connection
        self._stopping = stopping or Event()
        # a broken file name in it must not be what an import fails for
        self.name, self.by = clean(name)[:LONGEST_NAME], clean(by)[:LONGEST_BY]
        self.now = now
        self.action_id = new_id()
        self.undoes: str | None = None
        self._private = PrivateSaving(connection, private)
        self._anew = ""  # what is said of records that are only written in another way
        self._before: dict[str, Stored | None] = {}
        self._after: dict[str, Stored] = {}
        self._disposed: dict[str, Stored] = {}
        self._put_right: dict[str, Stored] = {}
        self._links = Links(connection, self._after)
        self._contents: dict[str, Values] = {}
        self._imported: dict[str, Values] = {}

    # --- what a person can do to records --------------------------------------------------------

    def save(
        self,
        kind: str,
        values: Mapping[str, Any],
        record_id: str | None = None,
        version: int | None = None,
    ) -> str:
        """Save a new record, or the given fields of an existing one; returns its id.

        Rows of a table are replaced as a whole. Saving what it says already changes nothing.
        Raises `Refused` with a sentence per field, all at once, and `Refused` when `version` is
        given and somebody else has changed the record since, or when the record is damaged.
        """
        about = kind_of(kind)
        current = self._whole(kind, record_id) if record_id else None
        if current and version is not None and current.version != version:
            raise Refused(_(changing.MOVED_ON))
        record_id = current.id if current else new_id()
        checked = self._checked(about, record_id, values, current.values if current else {})
        if current is None:
            return self._put(None, Stored(kind, record_id, 1, self.now, self.by, checked))
        if written(checked) == written(current.values):
            return current.id
        return self._put(current, replace(current, values=checked))

    def _checked(
        self, about: Kind, record_id: str, values: Mapping[str, Any], lies: Values
    ) -> Values:
        """Return a whole record as it goes into the file; `lies` is what lies in it now."""
        if self.undoes is None:
            before = self._private.standing(about, record_id, lies)
            values = self._private.given(about, record_id, values, lies)
        else:
            before = lies  # undo puts back what lay in the file, sealed as it was
        checked = with_row_ids(
            about.rows, check(about, {**before, **values}), before, keep=self.undoes is not None
        )
        self._links.refuse_loose(about, checked)
        return self._private.settled(about, record_id, checked)

    def write_anew(self, record: Stored, values: Values, operation: str) -> None:
        """Write a record in another way that says the same: the history gets all of it anew.

        `operation` is what the history calls this; there is no undo of it.
        """
        self._anew = operation
        changing.refuse_damaged(record)
        self._put(record, replace(record, values=values))

    def put_right(self, record: Stored) -> None:
        """Write a damaged record anew, as it was; its version is the next one of its history.

        Raises `Refused` where it comes from before its private facts were sealed, and they are
        closed: they must not stand in clear again.
        """
        values = self._private.settled(kind_of(record.kind), record.id, record.values)
        self._put_right[record.id] = replace(record, values=values)

    def void(self, kind: str, record_id: str, reason: str) -> None:
        """Take a record out of every count, with a reason; it stays and can come back."""
        current = self._existing(kind, record_id)
        if not clean(reason).strip():
            raise Refused({"void_reason": _("Say in a few words why this record is voided.")})
        if not current.is_voided:
            why = clean(reason).strip()[:LONGEST_REASON]
            self._put(
                current,
                replace(current, voided_at=self.now, voided_by=self.by, void_reason=why),
            )

    def restore(self, kind: str, record_id: str) -> None:
        """Bring a voided record back."""
        current = self._existing(kind, record_id)
        if current.is_voided:
            self._put(current, replace(current, voided_at=None, voided_by=None, void_reason=None))

    def dispose(self, kind: str, record_id: str) -> None:
        """Take a record out of the file for good: only a tombstone in the history stays of it.

        What still names it must go in the same action, or the action fails. There is no undo.
        """
        self._disposed[record_id] = self._whole(kind, record_id)

    def add_content(self, sha256: str, data: bytes, text: str | None) -> None:
        """Keep a file's content, once however often it is added."""
        known = select(CONTENT.c.sha256).where(CONTENT.c.sha256 == sha256)
        if sha256 not in self._contents and self.connection.execute(known).first() is None:
            about = {"sha256": sha256, "size": len(data), "data": data, "text": text}
            self._contents[sha256] = about

    def remember(self, digest: str, kind: str, record_id: str) -> None:
        """Keep which record a row of somebody's sheet became.

        A row that comes again points at the newest.
        """
        self._imported[digest] = {"digest": digest, "kind": kind, "record_id": record_id}

    # --- reading inside the action --------------------------------------------------------------

    def get(self, kind: str, record_id: str) -> Stored | None:
        """Return a record as it stands within this action."""
        if record_id in self._after:
            return self._after[record_id]
        return aggregate.read_one(self.connection, kind_of(kind), record_id)

    def load(self, kind: str) -> dict[str, Stored]:
        """Return every record of a kind as it stands in this action, voided ones included."""
        found = aggregate.read(self.connection, kind_of(kind))
        found.update({i: record for i, record in self._after.items() if record.kind == kind})
        return found

    def _existing(self, kind: str, record_id: str) -> Stored:
        current = self.get(kind, record_id)
        if current is None:
            raise KeyError(f"no {kind} {record_id}")
        return current

    def _whole(self, kind: str, record_id: str) -> Stored:
        """Return a record. Raises `Refused` when the disk has spoilt what lies in the file."""
        try:
            current = self._existing(kind, record_id)
        except integrity.SPOILT as fault:  # what lies there leads to no value at all
            raise changing.damaged(kind) from fault
        if record_id not in self._after:
            changing.refuse_damaged(current)
        return current

    def _give_way(self) -> None:
        """Raise `CancelledError` when a person stopped the action: all of it is taken back."""
        if self._stopping.is_set():
            raise CancelledError

    def _put(self, before: Stored | None, after: Stored) -> str:
        self._give_way()
        if not self._anew:  # what is only written in another way says what it said
            frozen.refuse_frozen(self, before, after)
        first = self._before.setdefault(after.id, before)
        # several saves in one action are one change: the version moves on by one
        self._after[after.id] = replace(after, version=first.version + 1 if first else 1)
        return after.id

    # --- the end --------------------------------------------------------------------------------

    def finish(self) -> Changed | None:
        """Write everything; return what changed.

        None when no record changed, and then no line of history is made.
        """
        self._give_way()
        if self._contents:
            self.connection.execute(insert(CONTENT), list(self._contents.values()))
        if self._imported:
            replacing = insert(IMPORTED).prefix_with("OR REPLACE", dialect="sqlite")
            self.connection.execute(replacing, list(self._imported.values()))
        pairs = [(self._before[i], record) for i, record in self._after.items()]
        pairs = [(before, after) for before, after in pairs if changing.is_change(before, after)]
        if not pairs and not self._disposed and not self._put_right:
            return None
        putting_right.rewrite(self.connection, self._put_right.values())
        changing.write_new(self.connection, [new for old, new in pairs if old is None])
        for before, after in pairs:
            if before is not None:
                changing.write_changed(self.connection, before, after)
        written_anew = self._put_right.values()
        search.refresh(self.connection, [*(after for _before, after in pairs), *written_anew])
        changed = self._note(pairs)
        if self._disposed:
            disposing.remove(self.connection, {i: old.kind for i, old in self._disposed.items()})
        return changed

    def _note(self, pairs: list[tuple[Stored | None, Stored]]) -> Changed:
        number = history.next_action_number(self.connection)
        action = history.Action(self.action_id, number, self.now, self.by, self.name, self.undoes)
        changes = [changing.change_of(old, new, self._anew) for old, new in pairs]
        changes += [putting_right.change_of(record) for record in self._put_right.values()]
        gone = self._disposed.values()
        changes += [disposing.tombstone(old.kind, old.id, old.version) for old in gone]
        history.append(self.connection, action, changes)
        records = [*(after for _before, after in pairs), *self._put_right.values(), *gone]
        kinds = frozenset(record.kind for record in records)
        ids = frozenset(record.id for record in records)
        return Changed(self.action_id, self.name, kinds, ids, self.by, self.undoes)
