"""An older company file becomes a new one whole, after a copy was copied, or stays as it was."""

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event

from desktop.errors import Unavailable
from desktop.store import building, connecting, guard, migrate
from desktop.store.tables import METADATA
from tests.builders import first_release
from tests.builders.files import copied, faults_in, opened, save

ANEW = "a model changed: run `python -m desktop.store.revise` (see CONTRIBUTING.md)"

# a table that others point at is made anew, and what stands in it is changed
SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("worker", recreate="always") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer(), nullable=True))
    op.execute("UPDATE worker SET shoe_size = 43")
    op.create_table("boot", sa.Column("id", sa.String(32), primary_key=True))
    op.execute("INSERT INTO boot VALUES ('left')")
"""
LOOSENS = SECOND + "    op.execute(\"UPDATE certificate SET worker_id = 'nobody'\")\n"

WORKERS = "SELECT id, first_name, last_name, version, checksum FROM worker"
Revisions = Callable[[str], None]


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Revisions:
    """Let there be a second revision from here on."""

    def add(script: str) -> None:
        scripts = tmp_path / "50% of migrations"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "0002_boots.py").write_text(script)
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)
        monkeypatch.setattr(migrate, "REVISIONS", ("0001", "0002"))
        monkeypatch.setattr(migrate, "HEAD", 2)
        built = tmp_path / "built.json"
        built.write_text(json.dumps(_built_by_both()))
        monkeypatch.setattr(guard, "FILE", built)

    return add


@cache
def _built_by_both() -> dict[str, Any]:
    """What both revisions build; the models know only of the first."""
    first = json.loads(guard.FILE.read_text())
    with tempfile.TemporaryDirectory() as folder:
        return first | {"2": building.built_by_revisions(Path(folder) / "2.muster", "0002")}


@pytest.fixture
def old(path: Path) -> Path:
    """A file of the first revision, with a worker whom a certificate names."""
    with copied(path) as company:
        worker = save(company, "worker", first_name="Rick", last_name="Désjarlais")
        kind = save(company, "certificate_type", name="H2S Alive")
        save(company, "certificate", worker_id=worker, type_id=kind)
    return path


def ask(path: Path, question: str) -> list[Any]:
    connection = connecting.connect_to(path, connecting.READ)
    try:
        found: list[Any] = connection.execute(question).fetchall()
        return found
    finally:
        connection.close()


def copies(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.glob("*.muster*") if file != path)


# --- the revisions and the models say the same ----------------------------------------------------


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Engine]:
    """A file made by all revisions from nothing."""
    engine = connecting.engine(tmp_path / "migrated.muster", connecting.MAKE)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        migrate.upgrade(connection)
    yield engine
    engine.dispose()


def test_the_revisions_lead_to_the_models(migrated: Engine) -> None:
    options = {"compare_type": True, "include_name": migrate.is_from_a_model}
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == [], ANEW


def test_a_migrated_file_is_built_as_a_new_one_is(migrated: Engine, path: Path) -> None:
    copied(path).close()
    with migrated.connect() as connection:
        found = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        built = {tuple(line[:3]): _parts(line[3]) for line in found.all()}
    new = {tuple(line[:3]): _parts(line[3]) for line in ask(path, "SELECT type, name, tbl_name, sql FROM sqlite_schema")}  # fmt: skip  # noqa: E501
    assert built == new, ANEW


def _parts(statement: str | None) -> list[str]:
    """What a table is made of; in which order its constraints stand means nothing."""
    text = re.sub(r"\s+", " ", statement or "")
    return sorted(part.strip(" ,()") for part in re.split(r", (?=CONSTRAINT)|\( ?", text))


def test_every_revision_is_counted() -> None:
    scripts = sorted((migrate.SCRIPTS / "versions").glob("[0-9]*.py"))
    assert tuple(script.name[:4] for script in scripts) == migrate.REVISIONS


def test_a_file_of_the_first_release_opens(tmp_path: Path) -> None:
    path = first_release.unpack(tmp_path / "first.muster")
    with opened(path) as company:
        assert faults_in(company) == [], (
            "the first schema changed: run `python -m tests.builders.first_release`"
        )
        workers = company.write("Look", lambda t: t.load("worker"))
        assert [w.values["last_name"] for w in workers.values()] == ["Désjarlais"]
        save(company, "site", name="Yard")
        assert faults_in(company) == []


# --- one revision more ----------------------------------------------------------------------------


def test_an_older_file_is_brought_up_to_date_after_a_copy(
    old: Path, next_revision: Revisions
) -> None:
    before, workers = old.read_bytes(), ask(old, WORKERS)
    next_revision(SECOND)
    with opened(old) as company:
        assert faults_in(company) == []
        save(company, "worker", first_name="Anika", last_name="Li")
    assert ask(old, WORKERS)[:1] == workers
    assert ask(old, "SELECT shoe_size FROM worker") == [(43,), (None,)]
    assert ask(old, "PRAGMA user_version") == [(2,)]
    assert ask(old, "SELECT version_num FROM alembic_version") == [("0002",)]
    assert copies(old) == ["bow.before-update-1.muster"]
    copy = old.with_name("bow.before-update-1.muster")
    assert ask(copy, WORKERS) == workers
    assert ask(copy, "PRAGMA user_version") == [(1,)]
    assert len(copy.read_bytes()) == len(before)


def test_an_up_to_date_file_is_not_copied(old: Path, next_revision: Revisions) -> None:
    next_revision(SECOND)
    opened(old).close()
    opened(old).close()
    assert copies(old) == ["bow.before-update-1.muster"]


def test_an_older_copy_is_never_overwritten(old: Path, next_revision: Revisions) -> None:
    first = old.with_name("bow.before-update-1.muster")
    first.write_text("the copy of last time")
    next_revision(SECOND)
    opened(old).close()
    assert first.read_text() == "the copy of last time"
    assert copies(old) == ["bow.before-update-1-2.muster", "bow.before-update-1.muster"]


class Interrupted(Exception):
    """As if somebody had pulled the plug, as far as Python can."""


def test_a_file_whose_update_was_cut_off_anywhere_is_as_it_was(
    old: Path, next_revision: Revisions, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    next_revision(SECOND)
    steps = 0
    while steps < 500:
        with _cut_off_at(steps):
            try:
                opened(old).close()
                break
            except Interrupted:
                steps += 1
        assert old.read_bytes() == before
        assert not old.with_name(old.name + "-journal").exists()
    assert steps > 15
    assert ask(old, "PRAGMA user_version") == [(2,)]
    monkeypatch.undo()


class _cut_off_at:  # noqa: N801 (reads as a verb)
    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, *_what: object) -> None:
        if self.left == 0:
            raise Interrupted
        self.left -= 1

    def __enter__(self) -> None:
        event.listen(Engine, "before_cursor_execute", self)

    def __exit__(self, *_fault: object) -> None:
        event.remove(Engine, "before_cursor_execute", self)


def test_an_update_that_leaves_loose_links_is_taken_back(
    old: Path, next_revision: Revisions
) -> None:
    before = old.read_bytes()
    next_revision(LOOSENS)
    with pytest.raises(ValueError, match="loose links"):
        opened(old)
    assert old.read_bytes() == before


def test_a_damaged_file_is_neither_updated_nor_copied(old: Path, next_revision: Revisions) -> None:
    with opened(old) as company:
        company.write("Many", lambda t: [t.save("site", {"name": f"S{i}"}) for i in range(500)])
    pages = ask(old, "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_change_record'")
    raw = bytearray(old.read_bytes())
    at = (pages[0][0] - 1) * 4096
    raw[at + 100 : at + 4000] = bytes(3900)
    old.write_bytes(raw)
    next_revision(SECOND)
    with pytest.raises(Unavailable, match=r"bow\.muster is damaged"):
        opened(old)
    assert old.read_bytes() == raw
    assert copies(old) == []


def test_a_copy_that_does_not_fit_is_taken_away_again(
    old: Path, next_revision: Revisions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(_path: Path, copy: Path, _key: object) -> None:
        copy.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    before = old.read_bytes()
    next_revision(SECOND)
    monkeypatch.setattr(migrate, "_copy", no_space)
    with pytest.raises(Unavailable, match="no space left"):
        opened(old)
    assert old.read_bytes() == before
    assert copies(old) == []


def test_an_older_file_is_not_updated_by_reading_it(old: Path, next_revision: Revisions) -> None:
    before = old.read_bytes()
    next_revision(SECOND)
    with pytest.raises(Unavailable, match=r"bow\.muster was last written by an older Muster"):
        opened(old, read_only=True)
    assert old.read_bytes() == before
    assert copies(old) == []
