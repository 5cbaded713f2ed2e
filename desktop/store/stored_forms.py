"""Finds values that read as if nothing had happened, but are not written as Muster writes them.

A day with another sign between its parts, a yes that became an empty text: what is read from them
may be the same, and then no checksum tells.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, Table, Time
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeDecorator, TypeEngine

from desktop.records.kind import Kind, Rows
from desktop.store.aggregate import chunks, table_of

_DAY: Final = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_TIME: Final = "[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]"
# the pattern of a text, and how many letters it has (a zero byte would end it for the pattern)
_FORMS: Final = ((DateTime, f"{_DAY} {_TIME}", 26), (Date, _DAY, 10), (Time, _TIME, 15))


def misshapen(connection: Connection, kind: Kind) -> Iterator[str]:
    """Return the ids of records of a kind in which a value, or the order of rows, is not as made.

    Some may come twice. Ids of records that are not there any more come where rows of them are.
    """
    yield from in_table(connection, table_of(kind), "id")
    for path in _paths(kind.rows):
        table = table_of(path[-1])
        owners = {*in_table(connection, table, "owner_id"), *_out_of_order(connection, table)}
        yield from _records_above(connection, path[:-1], owners)


def _paths(tables: Iterable[Rows], above: tuple[Rows, ...] = ()) -> Iterator[tuple[Rows, ...]]:
    for rows in tables:
        yield (*above, rows)
        yield from _paths(rows.rows, (*above, rows))


def in_table(connection: Connection, table: Table, name: str) -> list[str]:
    """Return what column `name` says in every line of a table that holds such a value."""
    wrong = [test for column in table.c if (test := _is_misshapen(column))]
    if not wrong:
        return []
    question = f'SELECT "{name}" FROM "{table.name}" NOT INDEXED WHERE {" OR ".join(wrong)}'
    return [line[0] for line in connection.exec_driver_sql(question) if isinstance(line[0], str)]


def _is_misshapen(column: Column[object]) -> str:
    """Return what holds in SQL where a value is of another form than ours; "" if any will do.

    NULL is none of ours to judge: it reads as nothing, and the checksum tells.
    """
    name, kind = f'"{column.name}"', _plain(column.type)
    for shape, pattern, letters in _FORMS:
        if isinstance(kind, shape):
            size = f"length(CAST({name} AS BLOB))"
            is_ours = f"typeof({name}) = 'text' AND {size} = {letters} AND {name} GLOB '{pattern}'"
            return f"{name} IS NOT NULL AND NOT ({is_ours})"
    if isinstance(kind, Boolean):
        return f"{name} IS NOT NULL AND NOT (typeof({name}) = 'integer' AND {name} IN (0, 1))"
    if isinstance(kind, Integer):
        return f"typeof({name}) NOT IN ('integer', 'null')"
    return ""


def _plain(kind: TypeEngine[object]) -> TypeEngine[object]:
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def _out_of_order(connection: Connection, table: Table) -> list[str]:
    """Return the owners whose rows are not numbered 0, 1, 2 …"""
    question = (
        f'SELECT owner_id FROM "{table.name}" GROUP BY owner_id HAVING min(position) <> 0 '
        "OR max(position) <> count(*) - 1 OR count(DISTINCT position) <> count(*)"
    )
    return [line[0] for line in connection.exec_driver_sql(question) if isinstance(line[0], str)]


def _records_above(
    connection: Connection, above: tuple[Rows, ...], owners: Iterable[str]
) -> set[str]:
    """Return the ids of the records in which rows of these owners are."""
    for rows in reversed(above):
        found: list[str] = []
        for some in chunks(owners):
            marks = ", ".join("?" * len(some))
            question = f'SELECT owner_id FROM "{table_of(rows).name}" WHERE id IN ({marks})'
            found += connection.exec_driver_sql(question, tuple(some)).scalars()
        owners = found
    return set(owners)
