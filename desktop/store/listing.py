"""Which records a table shows and in which order, as numbers of rows: cheap by the 100,000."""

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import Select, and_, func, literal_column, select, text
from sqlalchemy.engine import Connection, RowMapping
from sqlalchemy.sql.elements import ColumnElement

from desktop.records import kind_of
from desktop.records.kind import Kind
from desktop.records.privacy import SEALED, is_sealable
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.tables import SEARCH
from desktop.store.titles import Titles

Numbers: TypeAlias = "array[int]"
ABOUT: Final = ("id", "version", "created_at", "created_by", "voided_at")
_LONG_AGO: Final = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Which:
    """Which records of a kind: with those that were voided or not; `among` are rows by number."""

    voided: bool = False
    among: Iterable[int] | None = None


def row_number(kind: Kind) -> ColumnElement[int]:
    """Return SQLite's own number of a row: shorter than an id, and quicker to come back to."""
    return literal_column(f"{kind.key}.rowid")


def numbers(
    connection: Connection, kind: Kind, which: Which, by: str | None, most: int | None = None
) -> Numbers:
    """Return the rows in the order of a column, oldest or least first, the empty ones at the end.

    "-" before its name turns the order round; without a column they come as they were entered.
    `most` returns only the first so many.
    """
    return fetched(connection, _question(kind, which).order_by(*_order(kind, by)).limit(most))


def pairs(
    connection: Connection, kind: Kind, which: Which, names: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Return the number of each row with some of its values, as they were entered."""
    columns = [aggregate.table_of(kind).c[name] for name in names]
    question = _question(kind, which).add_columns(*columns).order_by(row_number(kind))
    return [tuple(line) for line in connection.execute(question).all()]


def number_of(connection: Connection, kind: Kind, record_id: str) -> int | None:
    """Return the number of the row of a record."""
    table = aggregate.table_of(kind)
    question = select(row_number(kind)).where(table.c.id == record_id)
    return connection.execute(question).scalar()


def numbers_of(connection: Connection, kind: Kind, ids: Iterable[str]) -> Numbers:
    """Return the numbers of the rows of these records."""
    table = aggregate.table_of(kind)
    wanted = select(text("value")).select_from(func.json_each(json.dumps(sorted(ids))))
    return fetched(
        connection, select(row_number(kind).label("number")).where(table.c.id.in_(wanted))
    )


def not_indexed(connection: Connection, kind: Kind) -> Numbers:
    """Return the rows that the search index does not hold; they are looked through one by one."""
    table = aggregate.table_of(kind)
    known = select(SEARCH.c.id).where(SEARCH.c.record_id == table.c.id).exists()
    return fetched(
        connection, select(row_number(kind).label("number")).select_from(table).where(~known)
    )


def counts(connection: Connection, kinds: Iterable[Kind]) -> dict[str, int]:
    """Return how many records each kind has, without those that were voided."""
    tables = {kind.key: aggregate.table_of(kind) for kind in kinds}
    asked = [
        select(func.count())
        .select_from(table)
        .where(table.c.voided_at.is_(None))
        .scalar_subquery()
        .label(key)
        for key, table in tables.items()
    ]
    if not asked:
        return {}
    return dict(connection.execute(select(*asked)).mappings().one())


def lines(
    connection: Connection, kind: Kind, wanted: Sequence[int], names: Iterable[str]
) -> dict[int, RowMapping]:
    """Return values of some rows by their number; a row that is gone is not among them."""
    table, number = aggregate.table_of(kind), row_number(kind)
    columns = [table.c[name] for name in dict.fromkeys((*ABOUT, *names))]
    question = select(number.label("row_number"), *columns).where(number.in_(wanted))
    return {line["row_number"]: line for line in connection.execute(question).mappings().all()}


def titles(connection: Connection, wanted: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the titles of records by id, in a few questions however many they are."""
    at_hand: dict[str, Stored] = {}
    asked = {key: {*ids} for key, ids in wanted.items()}
    wave = asked
    while wave:
        found: dict[str, set[str]] = {}
        for key, ids in wave.items():
            kind = kind_of(key)
            for record in _heads(connection, kind, ids):
                at_hand[record.id] = record
                for name in kind.heading:
                    link, value = kind.field(name).link, record.values[name]
                    if link and value and value not in at_hand:
                        found.setdefault(link, set()).add(value)
        wave = {key: ids - at_hand.keys() for key, ids in found.items() if ids - at_hand.keys()}
    named = Titles(connection, at_hand)
    return {i: named.of(at_hand[i]) for ids in asked.values() for i in ids if i in at_hand}


def _heads(connection: Connection, kind: Kind, ids: Iterable[str]) -> Iterable[Stored]:
    """Records with no more of them than their titles need."""
    table = aggregate.table_of(kind)
    names = (*kind.heading, SEALED) if is_sealable(kind) else kind.heading
    question = select(table.c.id, *(table.c[name] for name in names))
    for some in aggregate.chunks(sorted(ids)):
        for line in connection.execute(question.where(table.c.id.in_(some))).mappings().all():
            values = {name: line[name] for name in names}
            yield Stored(kind.key, line["id"], 0, _LONG_AGO, "", values)


def _question(kind: Kind, which: Which) -> Select[Any]:
    table = aggregate.table_of(kind)
    conditions = [] if which.voided else [table.c.voided_at.is_(None)]
    if which.among is not None:
        some = func.json_each(json.dumps([*which.among]))
        conditions.append(row_number(kind).in_(select(text("value")).select_from(some)))
    return (
        select(row_number(kind).label("number")).select_from(table).where(and_(True, *conditions))
    )


def _order(kind: Kind, by: str | None) -> Iterable[ColumnElement[Any]]:
    if by is None:
        return (row_number(kind),)
    column = aggregate.table_of(kind).c[by.removeprefix("-")]
    # with "-" the last entered comes first among equals, and SQLite keeps the empty ones for last
    if by.startswith("-"):
        return column.desc(), row_number(kind).desc()
    return column.asc().nulls_last(), row_number(kind)


def fetched(connection: Connection, question: Select[Any]) -> Numbers:
    """Fetch the one column of a question in one piece: a row at a time costs three times more."""
    inner = question.subquery()
    whole = select(func.json_group_array(inner.c.number))
    return array("q", json.loads(connection.execute(whole).scalar() or "[]"))
