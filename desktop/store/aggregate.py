"""Reads and writes whole records, rows inside them included, as plain values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection, RowMapping

from desktop.records.kind import Kind, Rows
from desktop.records.privacy import SEALED, is_sealable
from desktop.store.canonical import digest, written

Values = dict[str, Any]
AT_ONCE: Final = 500  # ids in one question: SQLite's limit of bound values is far above
ABOUT: Final = ("id", "version", "created_at", "created_by", "voided_at", "voided_by",
                "void_reason", "checksum")  # fmt: skip


@dataclass(frozen=True)
class Stored:
    """One record as it lies in the file.

    `values` hold its fields and, per table inside it, a list of rows.
    """

    kind: str
    id: str
    version: int
    created_at: datetime
    created_by: str
    values: Values
    voided_at: datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None
    checksum: str = field(default="", compare=False)

    @property
    def is_voided(self) -> bool:
        """Whether it was voided; it stays in the file and counts no more."""
        return self.voided_at is not None

    def whole(self) -> Values:
        """Everything about it in one mapping: what the checksum covers and what a dump writes."""
        about = {name: getattr(self, name) for name in ABOUT if name != "checksum"}
        return about | {"values": self.values}

    def seal(self) -> str:
        """Return the checksum that the row must carry."""
        return digest(self.kind, written(self.whole()))


def chunks(items: Iterable[str]) -> Iterator[list[str]]:
    """Split ids into lists that one statement can take."""
    source = iter(items)
    while some := list(islice(source, AT_ONCE)):
        yield some


def read(connection: Connection, kind: Kind, ids: Sequence[str] | None = None) -> dict[str, Stored]:
    """Return records by id, in the order of their ids; all of the kind when `ids` is None."""
    table = table_of(kind)
    found: dict[str, Stored] = {}
    for some in [None] if ids is None else chunks(sorted(ids)):
        question = select(table).order_by(table.c.id)
        if some is not None:
            question = question.where(table.c.id.in_(some))
        lines = connection.execute(question).mappings().all()
        inner = {rows.name: _rows_of(connection, rows, some) for rows in kind.rows}
        for line in lines:
            mine = {name: by_owner.get(line["id"], []) for name, by_owner in inner.items()}
            found[line["id"]] = _stored(kind, line, mine)
    return found


def read_one(connection: Connection, kind: Kind, record_id: str) -> Stored | None:
    """Return one record, or None."""
    return read(connection, kind, [record_id]).get(record_id)


def in_parts(connection: Connection, kind: Kind) -> Iterator[dict[str, Stored]]:
    """Return all records of a kind in the order of their ids, some at a time."""
    for some in chunks(ids_of(connection, kind)):
        yield read(connection, kind, some)


def ids_of(connection: Connection, kind: Kind) -> list[str]:
    """Return the ids of all records of a kind, in order."""
    table = table_of(kind)
    return list(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())


def own_values(part: Kind | Rows, line: Mapping[Any, Any]) -> Values:
    """Return the values of one line of a table; what is sealed is among them where there is any."""
    values: Values = {field.name: line[field.name] for field in part.fields}
    if is_sealable(part) and line[SEALED] is not None:
        values[SEALED] = line[SEALED]
    return values


def _stored(kind: Kind, line: RowMapping, inner: Values) -> Stored:
    values = own_values(kind, line)
    return Stored(kind=kind.key, values=values | inner, **{name: line[name] for name in ABOUT})


def _rows_of(
    connection: Connection, rows: Rows, owners: list[str] | None
) -> dict[str, list[Values]]:
    table = table_of(rows)
    question = select(table).order_by(table.c.owner_id, table.c.position)
    lines: list[RowMapping] = []
    for some in [None] if owners is None else chunks(owners):
        part = question if some is None else question.where(table.c.owner_id.in_(some))
        lines += connection.execute(part).mappings().all()
    ids = None if owners is None else [line["id"] for line in lines]
    deeper = {inner.name: _rows_of(connection, inner, ids) for inner in rows.rows} if lines else {}
    found: dict[str, list[Values]] = {}
    for line in lines:
        values: Values = {"id": line["id"]}
        values |= own_values(rows, line)
        values |= {name: by_owner.get(line["id"], []) for name, by_owner in deeper.items()}
        found.setdefault(line["owner_id"], []).append(values)
    return found


def lines_of(kind: Kind, record: Stored) -> Iterator[tuple[Table, Values]]:
    """Return the table lines of a record, its own first."""
    head = _columns(kind, record.values)
    about = {key: value for key, value in record.whole().items() if key != "values"}
    yield table_of(kind), head | about | {"checksum": record.seal()}
    yield from _inner_lines(kind.rows, record.id, record.values)


def inner_lines(kind: Kind, record: Stored) -> list[tuple[Table, Values]]:
    """Return only the lines of the tables inside."""
    return list(_inner_lines(kind.rows, record.id, record.values))


def _inner_lines(
    tables: Iterable[Rows], owner: str, values: Values
) -> Iterator[tuple[Table, Values]]:
    for rows in tables:
        for position, line in enumerate(values.get(rows.name) or []):
            place = {"id": line["id"], "owner_id": owner, "position": position}
            yield table_of(rows), _columns(rows, line) | place
            yield from _inner_lines(rows.rows, line["id"], line)


def _columns(part: Kind | Rows, values: Values) -> Values:
    own = {field.name: values.get(field.name) for field in part.fields}
    return own | {SEALED: values.get(SEALED)} if is_sealable(part) else own


def table_of(part: Kind | Rows) -> Table:
    """Return the table in which a kind, or the rows inside one, are kept."""
    table = part.model.__table__
    assert isinstance(table, Table)
    return table
