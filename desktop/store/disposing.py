"""Takes records out of the file for good, as the law on privacy asks; what stays is a tombstone.

The one place that deletes. The lines of the history that told of such a record are blanked, values
and salt together, so that the chain still verifies and nobody can try what they said; a last line,
`dispose`, tells that there was one, of which kind, and in which action it went.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sqlalchemy import Table, delete, select, update
from sqlalchemy.engine import Connection

from desktop.records import KINDS, kind_of
from desktop.records.kind import Kind, Rows
from desktop.records.privacy import SEALED, is_private, is_sealable
from desktop.store import aggregate, kept_pages, search
from desktop.store.chain import DISPOSED
from desktop.store.history import Change
from desktop.store.tables import CHANGE, CONTENT, DRAFT, IMPORTED

EVIDENCE: Final = "evidence"
Names = tuple[str, str]  # kind, id


def tombstone(kind: str, record_id: str, version: int) -> Change:
    """Return the line that stays of a record; `version` is the last that it had."""
    return Change(kind, record_id, DISPOSED, version + 1, "", "")


def remove(connection: Connection, gone: Mapping[str, str]) -> None:
    """Delete records (id to kind) with all that lies inside them or tells what they said.

    Their tombstones are written first, by whoever writes the action.
    """
    contents = _contents_of(connection, gone)
    for record_id in gone:
        blank = update(CHANGE).where(CHANGE.c.record_id == record_id)
        connection.execute(blank.values(salt=None, old=None, new=None))
    search.forget(connection, gone)
    for some in aggregate.chunks(gone):
        connection.execute(delete(IMPORTED).where(IMPORTED.c.record_id.in_(some)))
        connection.execute(delete(DRAFT).where(DRAFT.c.record_id.in_(some)))
    for kind in KINDS:
        mine = [record_id for record_id, key in gone.items() if key == kind.key]
        for some in aggregate.chunks(mine):
            _remove_rows(connection, kind.rows, some)
            table = aggregate.table_of(kind)
            connection.execute(delete(table).where(table.c.id.in_(some)))
    _remove_contents(connection, contents)


def _remove_rows(connection: Connection, tables: Iterable[Rows], owners: list[str]) -> None:
    for rows in tables:
        table = aggregate.table_of(rows)
        if rows.rows:
            inside = select(table.c.id).where(table.c.owner_id.in_(owners))
            for some in aggregate.chunks(connection.execute(inside).scalars().all()):
                _remove_rows(connection, rows.rows, some)
        connection.execute(delete(table).where(table.c.owner_id.in_(owners)))


def _contents_of(connection: Connection, gone: Mapping[str, str]) -> set[str]:
    table = aggregate.table_of(kind_of(EVIDENCE))
    found: set[str] = set()
    for some in aggregate.chunks(gone):
        mine = select(table.c.sha256).where(table.c.id.in_(some))
        found.update(connection.execute(mine).scalars())
    return found


def _remove_contents(connection: Connection, contents: set[str]) -> None:
    """A content goes with the last file that has it.

    No other that nobody names goes with it: the disk may have spoilt the name in its record.
    """
    table = aggregate.table_of(kind_of(EVIDENCE))
    for some in aggregate.chunks(contents):
        unnamed = CONTENT.c.sha256.not_in(select(table.c.sha256))
        connection.execute(delete(CONTENT).where(CONTENT.c.sha256.in_(some), unnamed))
    kept_pages.sweep(connection)


def referring(connection: Connection, ids: Iterable[str]) -> Iterator[tuple[Names, str]]:
    """Return every record that names one of these, as ((its kind, its id), the id that it names).

    Evidence is left out: a file that proves a record does not keep it.
    """
    wanted = list(ids)
    for kind in KINDS:
        if kind.key != EVIDENCE:
            for some in aggregate.chunks(wanted):
                for owner, named in _naming(connection, kind, some):
                    yield (kind.key, owner), named
    for some in aggregate.chunks(wanted):
        yield from _perhaps_referring(connection, some)


def _perhaps_referring(connection: Connection, ids: list[str]) -> Iterator[tuple[Names, str]]:
    """What is sealed is not looked into here: it may name any worker, and so it keeps all."""
    workers = aggregate.table_of(kind_of("worker"))
    named = connection.execute(select(workers.c.id).where(workers.c.id.in_(ids))).scalars().all()
    for kind in KINDS if named else ():
        for owner in _with_seals(connection, kind) if is_private(kind) else ():
            yield from (((kind.key, owner), worker) for worker in named)


def _with_seals(connection: Connection, kind: Kind) -> list[str]:
    found: set[str] = set()
    parts: list[Kind | Rows] = [kind, *kind.rows]
    for part in parts:
        if is_sealable(part):
            table = aggregate.table_of(part)
            owner = table.c.id if isinstance(part, Kind) else table.c.owner_id
            question = select(owner).where(table.c[SEALED].is_not(None))
            found.update(connection.execute(question).scalars())
    return sorted(found)


def _naming(
    connection: Connection, part: Kind | Rows, ids: list[str], around: tuple[Table, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Return (id of the record, the id that it or a line in it names).

    `around` are the tables that a line lies in, the innermost first.
    """
    table = aggregate.table_of(part)
    owner = table.c.id if isinstance(part, Kind) else (around[-1] if around else table).c.owner_id
    for field in part.fields:
        if not field.link:
            continue
        question = select(owner, table.c[field.name]).where(table.c[field.name].in_(ids))
        inner = table
        for outer in around:
            question = question.where(inner.c.owner_id == outer.c.id)
            inner = outer
        yield from ((line[0], line[1]) for line in connection.execute(question))
    lies_in = () if isinstance(part, Kind) else (table, *around)
    for rows in part.rows:
        yield from _naming(connection, rows, ids, lies_in)


def files_of(connection: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """Return the files that prove one of these records: the id of each, and all that it proves."""
    links = aggregate.table_of(next(r for r in kind_of(EVIDENCE).rows if r.name == "links"))
    found: dict[str, set[str]] = {}
    for some in aggregate.chunks(ids):
        mine = select(links.c.owner_id).where(links.c.record_id.in_(some))
        every = select(links.c.owner_id, links.c.record_id).where(links.c.owner_id.in_(mine))
        for owner, proved in connection.execute(every):
            found.setdefault(owner, set()).add(proved or "")
    return found
