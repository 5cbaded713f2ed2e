"""A company file that is built otherwise than Muster builds it is refused before it is asked."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import Unavailable
from desktop.store import building, connecting, guard, migrate
from desktop.store.asking import Ask
from desktop.store.fact_all import all_facts
from desktop.store.glancing import glance
from tests.builders import first_release
from tests.builders.company import AS_OF
from tests.builders.files import copied, faults_in, opened, save

ANEW = "how a file is built changed: run `python -m desktop.store.building`"
BLAST = "UPDATE particular SET value = 'stolen'"

# what somebody might add to a file, or change in it
CRAFTED = {
    "a trigger": f"CREATE TRIGGER steal AFTER INSERT ON action BEGIN {BLAST}; END",
    "a trigger in place of ours": (
        "DROP TRIGGER action_is_kept;"
        f"CREATE TRIGGER action_is_kept BEFORE DELETE ON action BEGIN {BLAST}; END"
    ),
    "one of our triggers on another table": (
        "DROP TRIGGER action_is_kept;"
        "CREATE TRIGGER action_is_kept BEFORE DELETE ON worker"
        " BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END"
    ),
    "a trigger missing": "DROP TRIGGER change_is_fixed",
    "a view": "CREATE VIEW everybody AS SELECT * FROM worker",
    "a view in place of a table": (
        "DROP TABLE draft; CREATE VIEW draft AS SELECT randomblob(1e9) AS id"
    ),
    "a table": "CREATE TABLE extra (data)",
    "a virtual table": "CREATE VIRTUAL TABLE loot USING fts5(words)",
    "an index": "CREATE INDEX ix_more ON worker (last_name)",
    "an index on a formula": "CREATE INDEX ix_more ON worker (upper(last_name))",
    "an index missing": "DROP INDEX ix_change_record",
    "a table missing": "DROP TABLE draft",
    "a column": "ALTER TABLE worker ADD COLUMN more TEXT",
    "a column that is worked out": (
        "ALTER TABLE worker ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(last_name))"
    ),
    "a column renamed": "ALTER TABLE worker RENAME COLUMN phone TO fone",
    "a constraint changed": (
        "PRAGMA writable_schema=ON;"
        "UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', 'CHECK (1)') WHERE name='worker'"
    ),
    "a default that calls something": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql ="
        " replace(sql, 'phone VARCHAR(60)', 'phone DEFAULT (hex(1))') WHERE name='worker'"
    ),
    "two names for one place": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage ="
        " (SELECT rootpage FROM sqlite_schema WHERE name='particular') WHERE name='draft'"
    ),
    "a table of what SQLite counts": "ANALYZE",
}


def craft(path: Path, statements: str) -> None:
    connection = connecting.connect_to(path, connecting.WRITE)
    try:
        connection.executescript(statements)
    finally:
        connection.close()


@pytest.fixture
def ours(path: Path) -> Path:
    """A file with somebody in it."""
    with copied(path) as company:
        save(company, "worker", first_name="Rick", last_name="Désjarlais")
    return path


@pytest.mark.parametrize("what", CRAFTED)
def test_a_crafted_file_is_refused_and_stays_as_it_is(ours: Path, what: str) -> None:
    craft(ours, CRAFTED[what])
    before = ours.read_bytes()
    for read_only in (False, True):
        with pytest.raises(Unavailable, match=r"bow\.muster is (not built as Muster|damaged)"):
            opened(ours, read_only=read_only)
    assert glance(ours, _everybody) is None
    assert ours.read_bytes() == before
    assert sorted(file.name for file in ours.parent.glob("bow*")) == ["bow.muster"]


def _everybody(ask: Ask) -> object:
    return all_facts(ask, AS_OF)


def test_the_part_that_is_not_ours_is_named_and_no_longer_than_a_line(ours: Path) -> None:
    craft(ours, f'CREATE VIEW "a\n\x1b[31m{"x" * 5000}" AS SELECT 1')
    with pytest.raises(Unavailable) as told:
        opened(ours)
    assert "a stored question, “a" in str(told.value)
    assert len(str(told.value)) < 350
    assert str(told.value).isprintable()


def test_thousands_of_parts_more_are_refused_as_one(ours: Path) -> None:
    parts = "".join(f"CREATE TABLE a{n} (x);" for n in range(2000))
    craft(ours, f"BEGIN;{parts}COMMIT")  # at once: 2000 times to the disk take half a minute
    with pytest.raises(Unavailable, match="none of Muster's, “a0”"):
        opened(ours)


@pytest.mark.parametrize("revision", [0, -1])
def test_a_file_that_claims_no_revision_there_ever_was_is_refused(
    ours: Path, revision: int
) -> None:
    craft(ours, f"PRAGMA user_version={revision}")
    with pytest.raises(Unavailable, match="not built as Muster"):
        opened(ours)


def test_a_file_as_it_was_made_opens(ours: Path) -> None:
    assert glance(ours, _everybody) is not None
    with opened(ours) as company:
        assert faults_in(company) == []


def test_a_file_whose_tables_an_update_made_anew_opens(ours: Path) -> None:
    """The parts are told apart from their order, and a name from the quotes about it."""
    changed = (
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql ="
        " replace(replace(sql, 'CREATE TABLE worker', 'CREATE TABLE \"worker\"'), char(9), '  ')"
        " WHERE name = 'worker'"
    )
    craft(ours, changed)
    with opened(ours) as company:
        assert faults_in(company) == []


# --- what is expected -----------------------------------------------------------------------------


def test_what_is_expected_is_what_the_models_and_revisions_make() -> None:
    assert guard.FILE.read_text(encoding="utf-8") == building.text(), ANEW


def test_every_revision_that_can_be_brought_up_to_date_is_expected(tmp_path: Path) -> None:
    connection = connecting.connect_to(first_release.unpack(tmp_path / "1.muster"), "ro")
    assert guard.foreign_part(connection) == "", ANEW
    connection.close()
    assert set(building.expectations()) == {str(n + 1) for n in range(migrate.HEAD)}


@pytest.fixture
def connection(ours: Path) -> Iterator[object]:
    connection = connecting.connect_to(ours, connecting.READ)
    yield connection
    connection.close()


def test_looking_takes_no_time(connection: object) -> None:
    """Ten milliseconds are promised; the best of five, because other programs run as well."""
    guard.foreign_part(connection)
    taken = []
    for _time in range(5):
        begun = time.perf_counter()
        guard.foreign_part(connection)
        taken.append(time.perf_counter() - begun)
    assert min(taken) < 0.010
