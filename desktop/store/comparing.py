"""Tells in what a record in the file differs from what it must say, column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop.records import kind_of
from desktop.records.fields import Field
from desktop.records.kind import Kind, Rows
from desktop.records.privacy import SEALED
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.integrity import SPOILT, is_unreadable


@dataclass(frozen=True)
class Difference:
    """One value that is not as it was saved.

    `field` is None for what the program keeps by itself, such as the checksum; `rows` is the table
    inside the record, None for the record's own line. Where the line itself is missing, or must
    not be there, `field` is None and `is_line` set. `now` is the raw text where it reads as nothing
    that belongs there. `is_sealed` is what private facts were sealed into, which is no field.
    """

    rows: Rows | None
    field: Field | None
    was: Any
    now: Any
    is_line: bool = False
    is_sealed: bool = False


def differences(connection: Connection, wanted: Stored) -> list[Difference]:
    """Return all in which the file differs from what a record must say; empty where it fits."""
    kind = kind_of(wanted.kind)
    parts: dict[Table, Kind | Rows] = {aggregate.table_of(part): part for part in kind.tables()}
    parts[aggregate.table_of(kind)] = kind
    lines = list(aggregate.lines_of(kind, wanted))
    found = [one for table, line in lines for one in _in_line(connection, parts[table], line)]
    return found + list(_too_many(connection, kind, lines))


def _in_line(
    connection: Connection, part: Kind | Rows, wanted: Mapping[str, Any]
) -> Iterator[Difference]:
    table = aggregate.table_of(part)
    rows = part if isinstance(part, Rows) else None
    raw = _raw_line(connection, table, wanted["id"])
    if raw is None:
        yield Difference(rows, None, None, None, is_line=True)
        return
    fields = {field.name: field for field in part.fields}
    for column in table.c:
        was, now = wanted.get(column.name), raw[column.name]
        as_written = _as_written(connection, column, was)
        if now != as_written or type(now) is not type(as_written):
            read = _read(connection, column, now)
            is_sealed = column.name == SEALED
            yield Difference(rows, fields.get(column.name), was, read, is_sealed=is_sealed)


def _raw_line(connection: Connection, table: Table, line_id: str) -> dict[str, Any] | None:
    names = ", ".join(f'"{column.name}"' for column in table.c)
    question = f'SELECT {names} FROM "{table.name}" WHERE id = ?'
    try:
        line = connection.exec_driver_sql(question, (line_id,)).first()
    except DBAPIError as fault:
        if is_unreadable(fault):
            return None
        raise
    return dict(zip((column.name for column in table.c), line, strict=True)) if line else None


def _as_written(connection: Connection, column: Column[Any], value: Any) -> Any:
    write = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return write(value) if write else value


def _read(connection: Connection, column: Column[Any], raw: Any) -> Any:
    read = column.type.dialect_impl(connection.dialect).result_processor(connection.dialect, None)
    try:
        return read(raw) if read else raw
    except SPOILT:
        return raw


def _too_many(
    connection: Connection, kind: Kind, lines: list[tuple[Table, Any]]
) -> Iterator[Difference]:
    known = {(table, line["id"]) for table, line in lines}
    owners = {table: {line["id"] for t, line in lines if t is table} for table, _line in lines}
    for owner, tables in _owners(kind):
        for rows in tables:
            table = aggregate.table_of(rows)
            for some in aggregate.chunks(owners.get(aggregate.table_of(owner), ())):
                marks = ", ".join("?" * len(some))
                question = f'SELECT id FROM "{table.name}" WHERE owner_id IN ({marks})'
                for line in connection.exec_driver_sql(question, tuple(some)):
                    if (table, line[0]) not in known:
                        yield Difference(rows, None, None, None, is_line=True)


def _owners(kind: Kind) -> Iterator[tuple[Kind | Rows, tuple[Rows, ...]]]:
    yield kind, kind.rows
    for rows in kind.tables():
        yield rows, rows.rows
