"""Writes a damaged record anew as it was, whatever is left of it in the tables."""

from collections.abc import Collection, Iterable
from typing import Final, TypeAlias

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.records.kind import Kind, Rows
from desktop.store import aggregate, changing, integrity
from desktop.store.aggregate import Stored
from desktop.store.canonical import written
from desktop.store.chain import DISPOSED
from desktop.store.history import Change
from desktop.store.tables import CHANGE, CONTENT

Ids: TypeAlias = dict[str, set[str]]  # of rows, by their table
REPAIRED: Final = "repair"  # what the history calls it; the line says all of the record


def change_of(record: Stored) -> Change:
    """Return the line of the history that tells that a record was put right."""
    said = written(changing.flat(record))
    return Change(record.kind, record.id, REPAIRED, record.version, "", said)


def rewrite(connection: Connection, records: Iterable[Stored]) -> None:
    """Take out what is left of records, and write them anew, sealed."""
    found = list(records)
    for record in found:
        _take_out(connection, kind_of(record.kind), record.id, _rows_of(record))
    changing.write_new(connection, found)


def _rows_of(record: Stored) -> Ids:
    known: Ids = {}
    for table, line in aggregate.inner_lines(kind_of(record.kind), record):
        known.setdefault(table.name, set()).add(line["id"])
    return known


def _take_out(connection: Connection, kind: Kind, record_id: str, known: Ids) -> None:
    _take_out_rows(connection, kind.rows, {record_id}, known)
    _delete(connection, kind.key, _lines(connection, kind.key, "id", {record_id}))


def _take_out_rows(
    connection: Connection, tables: Iterable[Rows], owners: set[str], known: Ids
) -> None:
    """Take out rows by their owner and by their own name: either may be what is damaged."""
    for rows in tables:
        name = aggregate.table_of(rows).name
        found = _lines(connection, name, "owner_id", owners)
        found |= _lines(connection, name, "id", known.get(name, set()))
        _take_out_rows(connection, rows.rows, {line_id for _row, line_id in found}, known)
        _delete(connection, name, found)


def _lines(connection: Connection, table: str, column: str, ids: set[str]) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for some in aggregate.chunks(ids):
        marks = ", ".join("?" * len(some))
        # as bytes, because a name that lost a bit may be no text any more
        question = f'SELECT rowid, CAST(id AS BLOB) FROM "{table}" WHERE {column} IN ({marks})'
        for row, line_id in connection.exec_driver_sql(question, tuple(some)):
            found.add((row, bytes(line_id or b"").decode("utf-8", "backslashreplace")))
    return found


def _delete(connection: Connection, table: str, lines: Iterable[tuple[int, str]]) -> None:
    """Delete lines by their place: a name that is no text any more finds nothing."""
    places = [(row,) for row, _line_id in lines]
    if places:
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', places)


def take_out_remains(connection: Connection, kind: Kind, back: Collection[str]) -> None:
    """Take out records of a kind that the history never heard of and that do not fit their seal.

    `back` are the ids of those that come back in this action.

    They are what is left of one that lost its name; one that somebody put in fits its seal. As long
    as a record of the kind is missing they stay: they may be all that is left of that one.
    """
    mine = select(CHANGE.c.record_id, CHANGE.c.operation).where(CHANGE.c.kind == kind.key)
    lines = connection.execute(mine).all()
    disposed = {record_id for record_id, operation in lines if operation == DISPOSED}
    here = {*aggregate.ids_of(connection, kind), *disposed, *back}
    if any(record_id not in here for record_id, _operation in lines):
        return
    told = set(connection.execute(select(CHANGE.c.record_id).distinct()).scalars())
    spoilt = set(integrity.damaged_of(connection, kind)) - told
    _take_out_rows(connection, kind.rows, spoilt, {})
    found = connection.exec_driver_sql(f'SELECT rowid, id FROM "{kind.key}"').all()
    _delete(connection, kind.key, [(row, line_id) for row, line_id in found if line_id in spoilt])


def take_out_lost_contents(connection: Connection) -> None:
    """A content that is not what its name says, and that no evidence names, is of no use.

    As long as evidence lacks its content they stay: they may be that content under a wrong name.
    """
    evidence = aggregate.table_of(kind_of("evidence"))
    named = set(connection.execute(select(evidence.c.sha256)).scalars())
    damaged = set(integrity.damaged_contents(connection))
    whole = set(connection.execute(select(CONTENT.c.sha256)).scalars()) - damaged
    if not named <= whole:
        return
    for sha256 in damaged - named:
        take_out_line(connection, CONTENT, sha256)


def take_out_line(connection: Connection, table: Table, key: object) -> None:
    """Take out a line that is no record, by its place: its key may be no text any more."""
    name = next(iter(table.primary_key)).name
    found = connection.exec_driver_sql(f'SELECT rowid, "{name}" FROM "{table.name}"').all()
    _delete(connection, table.name, [(row, here) for row, here in found if here == key])
