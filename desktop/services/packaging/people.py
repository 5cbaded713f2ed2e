"""Whose names are hidden where a person asks for that: workers, and people that records name."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.records import KINDS
from desktop.records.contractors import CONTRACTOR
from desktop.records.kind import Kind, Rows
from desktop.records.people import WORKER
from desktop.services.packaging.hiding import Hider, Known
from desktop.store import aggregate
from desktop.values.folding import fold
from desktop.values.nicknames import forms_of_name


def hider_of(connection: Connection) -> Hider:
    """Return what makes initials of every name that the file knows, voided records' too."""
    return Hider(_workers(connection), _named(connection))


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


def _written(connection: Connection, part: Kind | Rows) -> Iterator[str]:
    table = aggregate.table_of(part)
    for field in part.fields:
        if field.personal and field.name.rpartition("_")[2] == "name":
            column = table.c[field.name]
            question = select(column).distinct().where(column.is_not(None)).order_by(column)
            yield from connection.execute(question).scalars().all()
