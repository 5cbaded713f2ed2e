"""Asks SQLite how the file is built, and says in words what it finds."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Table
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.language import N_, _
from desktop.records.kind import Kind, Rows
from desktop.services.verifying.found import Fault
from desktop.store import aggregate
from desktop.store.tables import METADATA

MOST: Final = 200  # faults that SQLite is asked to list
_OF_VALUES: Final = re.compile(r"row \d+ missing from index (\S+)|non-unique entry in index (\S+)"
                               r"|NULL value in (\S+)|wrong # of entries in index (\S+)"
                               r"|number of rows in table|non-\w+ value in (\S+)"
                               r"|\w+ value in (\S+)|CHECK constraint failed")  # fmt: skip
_TREE: Final = re.compile(r"Tree (\d+) ")

BROKEN: Final = N_("The file is broken in how it is built, so that not all of it can be read.")
BROKEN_AT: Final = N_(
    "The file is broken where it keeps “{kind}”, so that not all of it can be read."
)
INDEX: Final = N_(
    "A list by which records are found quickly does not fit them. Nothing that was entered is "
    "affected."
)


@dataclass(frozen=True)
class Broken:
    """What SQLite finds; a changed value alone makes it find that a list does not fit it."""

    fault: Fault
    is_explained_by_values: bool


def faults(connection: Connection) -> list[Broken]:
    """Return what SQLite finds wrong with how the file is built, each sentence once."""
    try:
        found = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})").scalars().all()
    except DBAPIError:
        return [broken()]
    said: dict[str, Broken] = {}
    for text in map(str, found):
        if text == "ok" or "search_word" in text:
            continue
        one = _index_fault() if _OF_VALUES.search(text) else broken(_where(connection, text))
        said[one.fault.sentence] = one
    return list(said.values())


def _where(connection: Connection, text: str) -> str:
    """Return what is kept in the tree of pages that SQLite complains of, "" where nobody knows."""
    if not (tree := _TREE.search(text)):
        return ""
    question = "SELECT tbl_name FROM sqlite_schema WHERE rootpage = ?"
    try:
        table = connection.exec_driver_sql(question, (int(tree[1]),)).scalar()
    except DBAPIError:
        return ""
    of = {
        aggregate.table_of(part).name: kind for kind in records.KINDS for part, _a in _parts(kind)
    }
    return _(of[table].plural) if table in of else ""


def broken(where: str = "") -> Broken:
    """Return that the file is broken, and where if that is known."""
    sentence = _(BROKEN_AT).format(kind=where) if where else _(BROKEN)
    return Broken(Fault("structure", "", "", "", sentence), False)


def _index_fault() -> Broken:
    return Broken(Fault("index", "", "", "", _(INDEX)), True)


def mend_indexes(connection: Connection) -> None:
    """Make the lists of the copy anew, so that questions find what stands in the tables."""
    for table in METADATA.sorted_tables:
        with suppress(DBAPIError):
            connection.exec_driver_sql(f'REINDEX "{table.name}"')


def loose(connection: Connection) -> Iterator[tuple[str, str]]:
    """Return (kind, id) of the records of which a link, or one in a row, leads nowhere."""
    owners = {
        aggregate.table_of(part).name: (kind, above)
        for kind in records.KINDS
        for part, above in _parts(kind)
    }
    for name, rowid, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        if name in owners and rowid is not None:
            kind, above = owners[name]
            if record_id := _record_of(connection, METADATA.tables[name], rowid, above):
                yield kind.key, record_id


def _parts(kind: Kind) -> Iterator[tuple[Kind | Rows, tuple[Rows, ...]]]:
    yield kind, ()
    yield from _inner(kind.rows, ())


def _inner(
    tables: tuple[Rows, ...], above: tuple[Rows, ...]
) -> Iterator[tuple[Kind | Rows, tuple[Rows, ...]]]:
    for rows in tables:
        yield rows, (*above, rows)
        yield from _inner(rows.rows, (*above, rows))


def _record_of(
    connection: Connection, table: Table, rowid: int, above: tuple[Rows, ...]
) -> str | None:
    name = "owner_id" if above else "id"
    question = f'SELECT {name} FROM "{table.name}" WHERE rowid = ?'
    found = connection.exec_driver_sql(question, (rowid,)).scalar()
    for rows in reversed(above[:-1]):
        owner = aggregate.table_of(rows).name
        question = f'SELECT owner_id FROM "{owner}" WHERE id = ?'
        found = connection.exec_driver_sql(question, (found,)).scalar()
    return found if isinstance(found, str) else None
