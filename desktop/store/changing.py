"""Writes the lines of records, and says in the words of the history what became of them."""

from collections.abc import Iterable

from sqlalchemy import Table, delete, insert, update
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored, Values
from desktop.store.canonical import written
from desktop.store.history import Change

MOVED_ON = N_(
    "Somebody changed this record while you were working on it. Look at it again, then save."
)
DAMAGED = N_(
    "This record of the kind “{kind}” is damaged: it does not say what was saved. Nothing was "
    "written over it. Choose File > Check company file to bring it back, then do this again. If "
    "nothing can be brought back, void it and enter it anew."
)
VOIDING = ("voided_at", "voided_by", "void_reason")


def flat(record: Stored) -> Values:
    """Return what a person can change about a record, whether it is voided included."""
    return {**record.values, **{name: getattr(record, name) for name in VOIDING}}


def refuse_damaged(record: Stored) -> None:
    """Raise `Refused` where a record does not fit its seal: a new one would hide that for good."""
    if record.seal() != record.checksum:
        raise damaged(record.kind)


def damaged(kind: str) -> Refused:
    """Return what is said when a damaged record is to be written over."""
    return Refused(_(DAMAGED).format(kind=_(kind_of(kind).title)))


def is_change(before: Stored | None, after: Stored) -> bool:
    """Whether an action changed anything about the record."""
    return before is None or written(flat(before)) != written(flat(after))


def change_of(before: Stored | None, after: Stored, anew: str = "") -> Change:
    """Return what became of a record as one line of the history.

    `anew` names the operation by which it was written in another way: then the line says all of the
    record, and nothing of how it was written before.
    """
    if anew:
        return Change(after.kind, after.id, anew, after.version, "", written(flat(after)))
    if before is None:
        return Change(after.kind, after.id, "create", after.version, "", written(flat(after)))
    operation = "update"
    if before.is_voided != after.is_voided:
        operation = "void" if after.is_voided else "restore"
    old, new = flat(before), flat(after)
    fields = [name for name in {**old, **new} if written(old.get(name)) != written(new.get(name))]
    return Change(
        after.kind,
        after.id,
        operation,
        after.version,
        _json_of(old, fields),
        _json_of(new, fields),
    )


def _json_of(values: Values, fields: Iterable[str]) -> str:
    """Return the canonical JSON of some fields; empty ones as null, because undo needs to know."""
    parts = [f"{written(name)}:{written(values.get(name))}" for name in sorted(fields)]
    return "{" + ",".join(parts) + "}"


def write_new(connection: Connection, records: Iterable[Stored]) -> None:
    """Write records that the file does not have yet, sealed."""
    by_table: dict[Table, list[Values]] = {}
    for record in records:
        for table, line in aggregate.lines_of(kind_of(record.kind), record):
            by_table.setdefault(table, []).append(line)
    _insert(connection, by_table)


def write_changed(connection: Connection, before: Stored, after: Stored) -> None:
    """Write a record anew, sealed. Raises `Refused` when it is no longer at the version before."""
    kind = kind_of(after.kind)
    table, line = next(aggregate.lines_of(kind, after))
    here = (table.c.id == after.id) & (table.c.version == before.version)
    if connection.execute(update(table).where(here).values(line)).rowcount != 1:
        raise Refused(_(MOVED_ON))
    old_lines = aggregate.inner_lines(kind, before)
    new_lines = aggregate.inner_lines(kind, after)
    if old_lines == new_lines:
        return
    # rows inside a record have no life of their own; what they said is kept in the history
    for inner, row in reversed(old_lines):
        connection.execute(delete(inner).where(inner.c.id == row["id"]))
    by_table: dict[Table, list[Values]] = {}
    for inner, row in new_lines:
        by_table.setdefault(inner, []).append(row)
    _insert(connection, by_table)


def _insert(connection: Connection, by_table: dict[Table, list[Values]]) -> None:
    for table in sorted(by_table, key=lambda table: table.name):
        connection.execute(insert(table), by_table[table])
