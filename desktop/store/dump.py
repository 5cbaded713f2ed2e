"""Reads everything out of a company file as canonical lines, some records at a time."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.records.kind import Kind
from desktop.store import aggregate
from desktop.store.canonical import written
from desktop.store.chain import Line
from desktop.store.sealing import SEAL
from desktop.store.tables import ACTION, CHANGE, CONTENT, IMPORTED, PARTICULAR

ACTIONS_AT_ONCE: Final = 100  # one import is one action and has thousands of changes


def record_lines(connection: Connection, kind: Kind, damaged: list[str]) -> Iterator[str]:
    """Return one line a record, in the order of ids: all about it, its checksum, its values.

    Ids of records that do not say what their checksum says they said are added to `damaged`; they
    are dumped all the same, because what is left of them is better than nothing.
    """
    for some in aggregate.in_parts(connection, kind):
        for record in some.values():
            if record.seal() != record.checksum:
                damaged.append(record.id)
            yield written(record.whole() | {"checksum": record.checksum})


def history_lines(connection: Connection) -> Iterator[str]:
    """Return one line an action, oldest first, with its changes: salts, digests and hashes too."""
    last = 0
    while True:
        question = select(ACTION).where(ACTION.c.number > last).order_by(ACTION.c.number)
        actions = connection.execute(question.limit(ACTIONS_AT_ONCE)).mappings().all()
        if not actions:
            return
        changes = _changes(connection, [action["id"] for action in actions])
        for action in actions:
            yield written({**action, "changes": changes.get(action["id"], [])})
        last = actions[-1]["number"]


def _changes(connection: Connection, action_ids: list[str]) -> dict[str, list[dict[str, Any]]]:
    question = select(CHANGE).where(CHANGE.c.action_id.in_(action_ids)).order_by(CHANGE.c.number)
    found: dict[str, list[dict[str, Any]]] = {}
    for line in connection.execute(question).mappings():
        said = {name: value for name, value in line.items() if name != "action_id"}
        found.setdefault(line["action_id"], []).append(said)
    return found


def imported_lines(connection: Connection) -> Iterator[str]:
    """Return one line for every row of a sheet that became a record."""
    return _lines(connection, IMPORTED, "digest")


def particular_lines(connection: Connection) -> Iterator[str]:
    """Return one line for everything that only the program knows of the file."""
    return _lines(connection, PARTICULAR, "name")


def _lines(connection: Connection, table: Table, order: str) -> Iterator[str]:
    # whoever reads the line back seals it anew
    columns = (column for column in table.c if column.name != SEAL)
    question = select(*columns).order_by(table.c[order])
    return (written(dict(line)) for line in connection.execute(question).mappings().all())


def content_names(connection: Connection) -> list[str]:
    """Return the SHA-256 of every content, in order; a content itself never changes."""
    return list(connection.execute(select(CONTENT.c.sha256).order_by(CONTENT.c.sha256)).scalars())


def names_of_contents(connection: Connection, contents: Collection[str]) -> list[str]:
    """Return what the files of some contents are called, in order; the SHA-256 where none is."""
    table = aggregate.table_of(kind_of("evidence"))
    asked = select(table.c.sha256, table.c.name).where(table.c.sha256.in_(sorted(contents)))
    named = connection.execute(asked).all() if contents else []
    nameless = set(contents) - {sha256 for sha256, _name in named}
    return sorted({*(name for _sha256, name in named), *nameless})


def content(connection: Connection, sha256: str) -> Line:
    """Return one content: `data` (bytes) and `text` (what was read out of it, or None)."""
    question = select(CONTENT.c.data, CONTENT.c.text).where(CONTENT.c.sha256 == sha256)
    return connection.execute(question).mappings().one()
