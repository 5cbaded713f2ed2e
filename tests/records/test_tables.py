"""The tables of all kinds, made in the SQLite that the company file uses."""

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from desktop.records import KINDS
from desktop.records.base import Base
from desktop.records.kind import Kind, Rows
from tests.builders.values import A_FEW_OF_EACH, values_for

# the store declares tables of its own beside these
NAMES = {kind.key for kind in KINDS} | {
    rows.model.__tablename__ for kind in KINDS for rows in kind.tables()
}
TABLES = [table for table in Base.metadata.sorted_tables if table.name in NAMES]
POSTGRESQL_LONGEST_NAME = 63  # a longer name is cut, and two may become one

# what the store sets itself, for records written here without it
KEPT: dict[str, Any] = {
    "id": "f" * 32,
    "created_at": datetime(2026, 3, 2, tzinfo=UTC),
    "created_by": "Pat",
    "version": 1,
    "checksum": "0" * 64,
}


@pytest.fixture(scope="module")
def engine() -> Any:
    """An empty company file in memory. Links are not enforced: each record is written alone."""
    engine = sa.create_engine("sqlite://", module=sqlcipher3.dbapi2, poolclass=StaticPool)
    Base.metadata.create_all(engine, TABLES)
    yield engine
    engine.dispose()


def test_every_table_is_made(engine: sa.Engine) -> None:
    assert set(sa.inspect(engine).get_table_names()) == NAMES


def test_every_table_belongs_to_a_kind() -> None:
    models = [mapper.class_ for mapper in Base.registry.mappers]
    declared = [m.__tablename__ for m in models if m.__module__.startswith("desktop.records")]
    assert sorted(declared) == sorted(NAMES)


def test_rows_belong_to_the_table_around_them() -> None:
    for kind in KINDS:
        outers: list[Kind | Rows] = [kind, *kind.tables()]
        for outer in outers:
            owners = {rows.model.owner_table for rows in outer.rows}
            assert owners <= {outer.model.__tablename__}


def test_tables_can_be_filled_in_an_order_that_satisfies_every_link() -> None:
    """`sorted_tables` warns of a cycle, and a warning is a failure here."""
    done: set[str] = set()
    for table in TABLES:
        linked = {key.column.table.name for key in table.foreign_keys} - {table.name}
        assert linked <= done
        done.add(table.name)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_constraint_and_index_has_a_name_that_is_kept_whole(table: sa.Table) -> None:
    named = [constraint.name for constraint in table.constraints]
    named += [index.name for index in table.indexes]
    assert all(isinstance(name, str) for name in named)
    assert len(named) == len(set(named))
    assert [name for name in named if len(str(name)) > POSTGRESQL_LONGEST_NAME] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_link_can_be_followed_by_an_index(table: sa.Table) -> None:
    led = {next(iter(index.columns)).name for index in table.indexes}
    links = {column.name for column in table.columns if column.foreign_keys}
    assert links - led <= {"checklist_id", "site_id"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_same_tables_can_be_made_in_postgresql(table: sa.Table) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    assert str(CreateTable(table).compile(dialect=dialect))
    for index in table.indexes:
        assert str(CreateIndex(index).compile(dialect=dialect))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@A_FEW_OF_EACH
@given(data=st.data())
def test_what_was_checked_is_read_back_as_it_was(
    kind: Kind, engine: sa.Engine, data: st.DataObject
) -> None:
    ids = {other.key: ("a" * 32, "b" * 32) for other in KINDS}
    values = data.draw(values_for(kind, ids))
    table = Base.metadata.tables[kind.key]
    fields = {field.name: values[field.name] for field in kind.fields}
    with engine.connect() as connection:
        connection.execute(sa.insert(table).values(**fields, **KEPT))
        stored = connection.execute(sa.select(*(table.c[name] for name in fields))).mappings().one()
        connection.rollback()
    assert dict(stored) == fields
    assert {name: type(value) for name, value in stored.items()} == {
        name: type(value) for name, value in fields.items()
    }
