"""Whose names are hidden where a person asks for that: workers, and people that records name."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.records import KINDS
from desktop.records.contractors import CONTRACTOR
from desktop.records.fields import Field
from desktop.records.kind import Kind, Rows
from desktop.records.people import WORKER
from desktop.records.privacy import is_private
from desktop.services.packaging.hiding import Hider, Known
from desktop.store import aggregate
from desktop.store.private_key import PrivateKey
from desktop.store.private_values import opened
from desktop.values.folding import fold
from desktop.values.nicknames import forms_of_name


def hider_of(connection: Connection, private: PrivateKey | None = None) -> Hider:
    """Return what makes initials of every name that the file knows, voided records' too.

    With `private`, of those too that are sealed: they are on no page, but free texts may tell them.
    """
    return Hider(_workers(connection), [*_named(connection), *_sealed(connection, private)])


def _workers(connection: Connection) -> Iterator[Known]:
    table = aggregate.table_of(WORKER)
    columns = (table.c.first_name, table.c.last_name, table.c.known_as)
    for first, last, known_as in connection.execute(select(*columns).order_by(table.c.id)).all():
        also = (known_as,) if known_as else ()
        yield Known(first or "", last, also, tuple(sorted(forms_of_name(first or ""))))


def _named(connection: Connection) -> Iterator[str]:
    """Yield the names of people that records have beside the list; firms are no people."""
    firms = aggregate.table_of(CONTRACTOR).c.company
    known = {fold(name) for name in connection.execute(select(firms)).scalars().all()}
    for name in _all_written(connection):
        if fold(name) not in known:
            yield name


def _all_written(connection: Connection) -> Iterator[str]:
    for kind in KINDS:
        if kind is WORKER:
            continue
        parts: list[Kind | Rows] = [kind, *kind.tables()]
        for part in parts:
            yield from _written(connection, part)


def _sealed(connection: Connection, key: PrivateKey | None) -> Iterator[str]:
    for kind in KINDS if key is not None else ():
        if is_private(kind):
            for record in aggregate.read(connection, kind).values():
                yield from _names_in(kind, opened(kind, record.id, record.values, key))


def _names_in(part: Kind | Rows, values: Mapping[str, Any]) -> Iterator[str]:
    for field in part.fields:
        if _is_name(field) and field.private and values.get(field.name):
            yield values[field.name]
    for rows in part.rows:
        for line in values.get(rows.name) or ():
            yield from _names_in(rows, line)


def _is_name(field: Field) -> bool:
    return field.personal and field.name.rpartition("_")[2] == "name"


def _written(connection: Connection, part: Kind | Rows) -> Iterator[str]:
    table = aggregate.table_of(part)
    for field in part.fields:
        if _is_name(field):
            column = table.c[field.name]
            question = select(column).distinct().where(column.is_not(None)).order_by(column)
            yield from connection.execute(question).scalars().all()
