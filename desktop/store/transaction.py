"""One user action: everything in it happens together, as one transaction and one line of the history."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.checking import check
from desktop.records.kind import Kind, Rows
from desktop.store import aggregate, history, search
from desktop.store.aggregate import Stored, Values
from desktop.store.canonical import written
from desktop.store.ids import new_id
from desktop.store.tables import CONTENT, IMPORTED


@dataclass(frozen=True)
class Changed:
    """Announced after a commit: which kinds and records an action touched, and who did it."""

    action_id: str
    name: str
    kinds: frozenset[str]
    ids: frozenset[str]
    by: str


class Transaction:
    """Collects what an action does and writes it at the end. Only `CompanyFile.write` makes one."""

    def __init__(self, connection: Connection, name: str, by: str, now: datetime) -> None:
        self.connection = connection
        self.name, self.by, self.now = name, by, now
        self.undoes: str | None = None
        self._before: dict[str, Stored | None] = {}
        self._after: dict[str, Stored] = {}
        self._known: set[tuple[str, str]] = set()
        self._contents: dict[str, Values] = {}
        self._imported: dict[str, Values] = {}

    # --- what a person can do to records -----------------------------------------------------------------

    def save(
        self, kind: str, values: Mapping[str, Any], record_id: str | None = None, version: int | None = None
    ) -> str:
        """Save a new record, or the given fields of an existing one; rows of a table are replaced as a whole.

        Raises `Refused` with a sentence per field, all at once, and `Refused` when `version` is given
        and somebody else has changed the record since.
        """
        about = kind_of(kind)
        current = self.get(kind, record_id) if record_id else None
        if record_id and current is None:
            raise KeyError(f"no {kind} {record_id}")
        if current and version is not None and current.version != version:
            raise Refused(
                _("Somebody changed this record while you were working on it. Look at it again, then save.")
            )
        merged = {**(current.values if current else {}), **values}
        checked = aggregate.with_row_ids(about.rows, check(about, merged))
        self._check_links(about, checked)
        if current is None:
            return self._put(None, Stored(kind, new_id(), 1, self.now, self.by, checked))
        if written(checked) == written(current.values):
            return current.id
        return self._put(current, replace(current, version=current.version + 1, values=checked))

    def void(self, kind: str, record_id: str, reason: str) -> None:
        """Take a record out of every count, with a reason; it stays in the file and can come back."""
        current = self._existing(kind, record_id)
        if not reason.strip():
            raise Refused({"void_reason": _("Say in a few words why this record is voided.")})
        if not current.is_voided:
            self._put(current, replace(
                current, version=current.version + 1, voided_at=self.now, voided_by=self.by,
                void_reason=reason.strip()[:500],
            ))  # fmt: skip

    def restore(self, kind: str, record_id: str) -> None:
        """Bring a voided record back."""
        current = self._existing(kind, record_id)
        if current.is_voided:
            self._put(current, replace(
                current, version=current.version + 1, voided_at=None, voided_by=None, void_reason=None,
            ))  # fmt: skip

    def add_content(self, sha256: str, data: bytes, text: str | None) -> None:
        """Keep a file's content, once however often it is added."""
        known = select(CONTENT.c.sha256).where(CONTENT.c.sha256 == sha256)
        if sha256 not in self._contents and self.connection.execute(known).first() is None:
            self._contents[sha256] = {"sha256": sha256, "size": len(data), "data": data, "text": text}

    def remember(self, digest: str, kind: str, record_id: str) -> None:
        """Keep which record a row of somebody's sheet became; a row that comes again points at the newest."""
        self._imported[digest] = {"digest": digest, "kind": kind, "record_id": record_id}

    # --- reading inside the action -----------------------------------------------------------------------

    def get(self, kind: str, record_id: str) -> Stored | None:
        """Return a record as it stands within this action."""
        if record_id in self._after:
            return self._after[record_id]
        return aggregate.read_one(self.connection, kind_of(kind), record_id)

    def load(self, kind: str) -> dict[str, Stored]:
        """Return every record of a kind as it stands within this action, voided ones included."""
        found = aggregate.read(self.connection, kind_of(kind))
        found.update({i: record for i, record in self._after.items() if record.kind == kind})
        return found

    def _existing(self, kind: str, record_id: str) -> Stored:
        current = self.get(kind, record_id)
        if current is None:
            raise KeyError(f"no {kind} {record_id}")
        return current

    def _put(self, before: Stored | None, after: Stored) -> str:
        if after.id not in self._before:
            self._before[after.id] = before
        first = self._before[after.id]
        # several saves in one action are one change: the version moves on by one
        self._after[after.id] = replace(after, version=first.version + 1 if first else 1)
        return after.id

    def _check_links(self, kind: Kind, values: Values) -> None:
        faults: dict[str, str] = {}
        self._find_loose_links(kind, values, "", faults)
        if faults:
            raise Refused(faults)

    def _find_loose_links(self, kind: Kind | Rows, values: Values, at: str, faults: dict[str, str]) -> None:
        for field in kind.fields:
            target = values.get(field.name)
            if field.link and target and not self._exists(field.link, target):
                faults[at + field.name] = _("{label}: that record is not in this file.").format(label=_(field.label))
        for rows in kind.rows:
            for number, line in enumerate(values.get(rows.name) or []):
                self._find_loose_links(rows, line, f"{at}{rows.name}.{number}.", faults)

    def _exists(self, kind: str, record_id: str) -> bool:
        if record_id in self._after or (kind, record_id) in self._known:
            return True
        table = kind_of(kind).model.__table__
        if self.connection.execute(select(table.c.id).where(table.c.id == record_id)).first() is None:
            return False
        self._known.add((kind, record_id))
        return True

    # --- the end -----------------------------------------------------------------------------------------

    def finish(self) -> Changed | None:
        """Write everything; return what changed, or None when nothing did (then no history line is made)."""
        if self._contents:
            self.connection.execute(insert(CONTENT), list(self._contents.values()))
        if self._imported:
            self.connection.execute(
                insert(IMPORTED).prefix_with("OR REPLACE", dialect="sqlite"), list(self._imported.values())
            )
        changed = {i: r for i, r in self._after.items() if self._is_change(i)}
        if not changed:
            return None
        self._write_new([r for i, r in changed.items() if self._before[i] is None])
        for record_id, record in changed.items():
            if (before := self._before[record_id]) is not None:
                self._write_changed(before, record)
        search.refresh(self.connection, list(changed.values()))
        action = history.Action(
            new_id(), history.next_action_number(self.connection), self.now, self.by, self.name, self.undoes
        )
        history.append(self.connection, action, [self._line(i) for i in changed])
        return Changed(
            action.id, self.name, frozenset(r.kind for r in changed.values()), frozenset(changed), self.by
        )

    def _is_change(self, record_id: str) -> bool:
        before, after = self._before[record_id], self._after[record_id]
        return before is None or written({**before.whole(), "version": 0}) != written({**after.whole(), "version": 0})

    def _line(self, record_id: str) -> history.Change:
        before, after = self._before[record_id], self._after[record_id]
        if before is None:
            return history.Change(after.kind, after.id, "create", 1, "", written(after.values))
        operation = "update"
        if before.is_voided != after.is_voided:
            operation = "void" if after.is_voided else "restore"
        old, new = flat(before), flat(after)
        fields = [name for name in {**old, **new} if written(old.get(name)) != written(new.get(name))]
        return history.Change(
            after.kind, after.id, operation, after.version,
            json_of(old, fields), json_of(new, fields),
        )  # fmt: skip

    def _write_new(self, records: list[Stored]) -> None:
        by_table: dict[Table, list[Values]] = {}
        for record in records:
            for table, line in aggregate.lines_of(kind_of(record.kind), record):
                by_table.setdefault(table, []).append(line)
        self._insert(by_table)

    def _write_changed(self, before: Stored, after: Stored) -> None:
        kind = kind_of(after.kind)
        table, line = next(aggregate.lines_of(kind, after))
        here = (table.c.id == after.id) & (table.c.version == before.version)
        if self.connection.execute(update(table).where(here).values(line)).rowcount != 1:
            raise Refused(_("Somebody changed this record while you were working on it. Look at it again, then save."))
        old_lines, new_lines = aggregate.inner_lines(kind, before), aggregate.inner_lines(kind, after)
        if old_lines != new_lines:
            by_table: dict[Table, list[Values]] = {}
            for inner, row in new_lines:
                by_table.setdefault(inner, []).append(row)
            # rows inside a record have no life of their own; what they said is kept in the history
            for inner, row in reversed(old_lines):
                self.connection.execute(delete(inner).where(inner.c.id == row["id"]))
            self._insert(by_table)

    def _insert(self, by_table: dict[Table, list[Values]]) -> None:
        for table in sorted(by_table, key=lambda t: t.name):
            self.connection.execute(insert(table), by_table[table])


def flat(record: Stored) -> Values:
    """Return what a person can change about a record, whether it is voided included."""
    about = record.whole()
    return {**record.values, **{k: about[k] for k in ("voided_at", "voided_by", "void_reason")}}


def json_of(values: Values, fields: list[str]) -> str:
    """Return the canonical JSON of some fields, empty ones as null, because "was empty" is what undo needs."""
    parts = [f"{written(name)}:{written(values.get(name))}" for name in sorted(fields)]
    return "{" + ",".join(parts) + "}"
