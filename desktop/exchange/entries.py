"""Writes what a sheet says as records: new, edited or known; the same sheet makes nothing twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from sqlalchemy import select

from desktop.errors import Refused
from desktop.exchange.report import CREATED, UNCHANGED, UPDATED, Place, Report
from desktop.language import _
from desktop.records import kind_of
from desktop.store.aggregate import Stored
from desktop.store.canonical import digest, written
from desktop.store.tables import ACTION, CHANGE, IMPORTED
from desktop.store.transaction import Transaction
from desktop.values.folding import key

# two of these on one day by one person are two, unless every cell agrees
MAY_REPEAT: Final = frozenset({"inspection", "maintenance", "use_log", "first_aid_record"})


@dataclass(frozen=True)
class Entry:
    """One record that a row asks for; `record_id` where it is known which record it is about.

    `row` is the digest of the row as it is written, before anybody was looked up in it.
    """

    kind: str
    values: dict[str, Any]
    place: Place
    record_id: str | None = None
    row: str = ""

    @cached_property
    def digest(self) -> str:
        """What the row said, in short: the same words give the same digest at the next import."""
        return digest(self.kind, written(self.values))


class Entries:
    """Finds the record that an entry means, and saves it within the one action of the import."""

    def __init__(
        self, t: Transaction, report: Report, still: Callable[[], None] = lambda: None
    ) -> None:
        # `still` is called between records and raises where a person stopped the import
        self.t, self.report, self._still = t, report, still
        lines = t.connection.execute(select(IMPORTED.c.digest, IMPORTED.c.record_id)).all()
        self._by_digest: dict[str, str] = {line.digest: line.record_id for line in lines}
        self._records: dict[str, dict[str, Stored]] = {}
        self._by_identity: dict[str, dict[str, list[str]]] = {}
        self._claimed: set[str] = set()
        self._undone: dict[str, bool] = {}

    def put_all(self, entries: Sequence[Entry]) -> list[str | None]:
        """Save entries, those known by their words first; returns ids, None for refused ones."""
        found: list[str | None] = [self._seen(entry) for entry in entries]
        self._claimed.update(i for i in found if i)
        for number, entry in enumerate(entries):
            self._still()
            if known := found[number]:
                self.report.tell(UNCHANGED, entry.kind, known, entry.place)
            else:
                found[number] = self._save(entry)
        return found

    def put(
        self, kind: str, values: dict[str, Any], place: Place, record_id: str | None = None
    ) -> str | None:
        """Save one entry; None when it was refused."""
        return self.put_all([Entry(kind, values, place, record_id)])[0]

    def record(self, kind: str, record_id: str) -> Stored:
        """Return a record as it stands now."""
        return self._all(kind)[record_id]

    def all(self, kind: str) -> list[Stored]:
        """Every record of a kind as it stands now, but for those that an undo took back."""
        return list(self._all(kind).values())

    def find(self, kind: str, values: dict[str, Any]) -> Stored | None:
        """Return the record that has the same identity as `values`, or None."""
        self._all(kind)
        same = self._by_identity[kind].get(identity(kind, values), [])
        return next((r for i in same if not (r := self._records[kind][i]).is_voided), None)

    def _all(self, kind: str) -> dict[str, Stored]:
        if kind not in self._records:
            found = self.t.load(kind)
            self._records[kind] = {i: r for i, r in found.items() if not self._gone(r)}
            by: dict[str, list[str]] = {}
            for record in self._records[kind].values():
                by.setdefault(identity(kind, record.values), []).append(record.id)
            self._by_identity[kind] = by
        return self._records[kind]

    def _gone(self, record: Stored) -> bool:
        """What an undo took back may come again; what a person voided stays voided."""
        if not record.is_voided:
            return False
        question = (
            select(ACTION.c.undoes)
            .join(CHANGE, CHANGE.c.action_id == ACTION.c.id)
            .where(CHANGE.c.record_id == record.id, CHANGE.c.operation == "void")
            .order_by(CHANGE.c.number.desc())
            .limit(1)
        )
        return self.t.connection.execute(question).scalar() is not None

    def _seen(self, entry: Entry) -> str | None:
        known = self._all(entry.kind)
        record_id = self._by_digest.get(entry.digest)
        if record_id in known:
            return record_id
        record_id = self._by_digest.get(entry.row) if entry.row else None
        if record_id is None or record_id not in known:
            return None
        # the same row, read again now that the lists say who and what is meant by it
        self._complete(entry, known[record_id])
        return record_id

    def _complete(self, entry: Entry, record: Stored) -> None:
        links = {
            field.name: entry.values[field.name]
            for field in kind_of(entry.kind).fields
            if field.link and entry.values.get(field.name) and not record.values.get(field.name)
        }
        names = {f"{name.removesuffix('_id')}_name": None for name in links}
        links |= {name: None for name in names if name in record.values}
        if links and not record.is_voided:
            self.t.save(entry.kind, links, record.id)
            after = self.t.get(entry.kind, record.id)
            assert after is not None
            self._records[entry.kind][record.id] = after

    def _save(self, entry: Entry) -> str | None:
        seen = self._seen(entry)  # an equal row further up
        if seen:
            self.report.tell(UNCHANGED, entry.kind, seen, entry.place)
            return seen
        before = self._candidate(entry)
        try:
            record_id = self.t.save(
                entry.kind, self._merged(entry, before), before.id if before else None
            )
        except Refused as fault:
            self._refuse(entry, fault)
            return None
        self._note(entry, before, record_id)
        return record_id

    def _candidate(self, entry: Entry) -> Stored | None:
        known = self._all(entry.kind)
        if entry.record_id:
            return known.get(entry.record_id) or self.t.get(entry.kind, entry.record_id)
        same = self._by_identity[entry.kind].get(identity(entry.kind, entry.values), [])
        for record in (self._records[entry.kind][record_id] for record_id in same):
            if record.is_voided or _are_two(entry, record):
                continue
            if entry.kind not in MAY_REPEAT or record.id not in self._claimed:
                return record
        return None

    def _merged(self, entry: Entry, before: Stored | None) -> dict[str, Any]:
        """A sheet adds to what is known; an empty cell takes nothing away."""
        if before is None:
            return entry.values
        return {name: value for name, value in entry.values.items() if value not in (None, [])}

    def _note(self, entry: Entry, before: Stored | None, record_id: str) -> None:
        after = self.t.get(entry.kind, record_id)
        assert after is not None
        operation = UPDATED
        if before is None:
            operation = CREATED
        elif written(before.values) == written(after.values):
            operation = UNCHANGED
        self.report.tell(operation, entry.kind, record_id, entry.place)
        self._claimed.add(record_id)
        self._records[entry.kind][record_id] = after
        by = self._by_identity[entry.kind].setdefault(identity(entry.kind, after.values), [])
        if record_id not in by:
            by.append(record_id)
        for words in filter(None, (entry.digest, entry.row)):
            self._by_digest[words] = record_id
            self.t.remember(words, entry.kind, record_id)

    def _refuse(self, entry: Entry, fault: Refused) -> None:
        kind = kind_of(entry.kind)
        labels = {field.name: _(field.label) for field in kind.fields}
        for name, sentence in fault.faults.items():
            value = entry.values.get(name)
            shown = "" if isinstance(value, list) else value
            self.report.refuse(entry.place, sentence, labels.get(name.split(".")[0], ""), shown)


def _are_two(entry: Entry, record: Stored) -> bool:
    """Whether a row and a record of one identity are two: workers of one name with two numbers."""
    if entry.kind != "worker":
        return False
    mine, other = (key(str(v.get("number") or "")) for v in (entry.values, record.values))
    return bool(mine and other) and mine != other


def identity(kind: str, values: dict[str, Any]) -> str:
    """Return by what an import knows a record: its kind's identity without case and accents."""
    names = kind_of(kind).identity
    if kind == "certificate" and not values.get("expires_on"):
        # a card without a printed date is told apart by the day it was issued
        names = ("worker_id", "type_id", "issued_on")
    parts = [values.get(name) for name in names]
    return written([key(part) if isinstance(part, str) else str(part or "") for part in parts])
