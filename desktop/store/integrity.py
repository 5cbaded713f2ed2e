"""Finds what the disk has spoilt: SQLite itself does not see a value that changed."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.engine import Connection, RowMapping
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.records.kind import Kind
from desktop.store import aggregate, stored_forms
from desktop.store.sealing import APART, SEAL, seal_of
from desktop.store.tables import CONTENT, SEALED

# what no value that Muster wrote leads to: no date, no number, no text any more
SPOILT = (ValueError, TypeError, AttributeError)


@dataclass(frozen=True)
class Line:
    """One damaged line of a table that holds no records; no values where it is unreadable."""

    table: str
    key: Any
    values: dict[str, Any]


def is_unreadable(fault: DBAPIError) -> bool:
    """Whether a place of the file cannot be read, or holds what is no text."""
    said = str(fault.orig).lower()
    return "could not decode" in said or "malformed" in said


def damaged_records(connection: Connection) -> Iterator[tuple[str, str]]:
    """Return (kind, id) of every record that does not say what its checksum says it said."""
    for kind in records.KINDS:
        yield from ((kind.key, record_id) for record_id in damaged_of(connection, kind))


def damaged_of(connection: Connection, kind: Kind) -> Iterator[str]:
    """Return the ids of the damaged records of one kind."""
    misshapen = set(stored_forms.misshapen(connection, kind))
    for some in aggregate.chunks(aggregate.ids_of(connection, kind)):
        all_are_whole = _are_whole(connection, kind, some)
        for record_id in some:
            if record_id in misshapen or not (
                all_are_whole or _are_whole(connection, kind, [record_id])
            ):
                yield record_id


def _are_whole(connection: Connection, kind: Kind, ids: list[str]) -> bool:
    try:
        found = aggregate.read(connection, kind, ids).values()
        return len(found) == len(ids) and all(record.seal() == record.checksum for record in found)
    except SPOILT:
        return False
    except DBAPIError as fault:
        if is_unreadable(fault):
            return False
        raise


def is_lost(connection: Connection, kind: Kind, record_id: str) -> bool:
    """Whether a record lies where the file cannot be read; one that is not there is not lost."""
    try:
        record = aggregate.read_one(connection, kind, record_id)
        return record is not None and record.seal() != record.checksum
    except SPOILT:
        return True
    except DBAPIError as fault:
        if is_unreadable(fault):
            return True
        raise


def damaged_contents(connection: Connection) -> Iterator[str]:
    """Return the SHA-256 of every file whose content is no longer what it was, one at a time."""
    for sha256 in connection.execute(select(CONTENT.c.sha256)).scalars().all():
        if not _holds_its_name(connection, sha256):
            yield sha256


def _holds_its_name(connection: Connection, sha256: str) -> bool:
    question = select(CONTENT.c.data).where(CONTENT.c.sha256 == sha256)
    try:
        data = connection.execute(question).scalar()
        return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == sha256
    except SPOILT:
        return False
    except DBAPIError as fault:
        if is_unreadable(fault):
            return False
        raise


def damaged_lines(connection: Connection) -> Iterator[Line]:
    """Return every line that is no record and no history and does not fit its seal."""
    for table in SEALED:
        key = next(iter(table.primary_key))
        misshapen = set(stored_forms.in_table(connection, table, key.name))
        keys = connection.execute(select(key)).scalars().all()
        for some in aggregate.chunks(keys):
            lines = _lines(connection, table, key.in_(some))
            are_whole = lines is not None and all(_is_sealed(table, line) for line in lines)
            for name in some if not are_whole else misshapen.intersection(some):
                mine = _lines(connection, table, key == name)
                if name in misshapen or not mine or not _is_sealed(table, mine[0]):
                    yield Line(table.name, name, dict(mine[0]) if mine else {})


def _lines(
    connection: Connection, table: Table, which: ColumnElement[bool]
) -> Sequence[RowMapping] | None:
    """Return some lines, None where a value of them leads to nothing."""
    columns = [column for column in table.c if column.name not in APART or column.name == SEAL]
    try:
        return connection.execute(select(*columns).where(which)).mappings().all()
    except SPOILT:
        return None
    except DBAPIError as fault:
        if is_unreadable(fault):
            return None
        raise


def _is_sealed(table: Table, line: RowMapping) -> bool:
    try:
        return bool(seal_of(table, dict(line)) == line[SEAL])
    except SPOILT:
        return False
