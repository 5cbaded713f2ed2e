"""All tables are copied as they stood at one moment, whatever they are, without their contents."""

import threading
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import Unavailable
from desktop.store.backup_copy import APPLICATION_ID, copy_tables
from desktop.store.file import CompanyFile
from desktop.store.plain import READ, WRITE, connect_to
from tests.builders.backing import KEY, add_photo, locked_company
from tests.builders.files import made, opened, save

PHOTO = bytes(range(256)) * 400


def rows(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(connect_to(path, READ)) as connection:
        found: list[tuple[object, ...]] = connection.execute(question).fetchall()
    return found


def test_every_table_says_the_same_but_for_contents_and_search(
    company: CompanyFile, tmp_path: Path
) -> None:
    worker = save(company, "worker", last_name="Desjarlais")
    save(company, "worker", worker, last_name="Beaulieu")
    sha256 = add_photo(company, PHOTO)
    copy = tmp_path / "records.db"
    snapshot = copy_tables(company.path, copy, None)

    tables = [str(n) for (n,) in rows(copy, "SELECT name FROM sqlite_schema WHERE type='table'")]
    assert tables == [
        str(name)
        for (name,) in rows(company.path, "SELECT name FROM sqlite_schema WHERE type='table'")
    ]
    apart = {"content", "search_row"} | {name for name in tables if name.startswith("search_word")}
    for name in set(tables) - apart:
        question = f'SELECT * FROM "{name}" ORDER BY rowid'
        assert rows(copy, question) == rows(company.path, question), name
    assert rows(copy, "SELECT sha256, size, data, text FROM content") == [
        (sha256, len(PHOTO), b"", "text of photo.jpg")
    ]
    assert rows(copy, "SELECT * FROM search_row") == []
    assert snapshot.contents == ((sha256, len(PHOTO)),)
    assert snapshot.counts["worker"] == 1
    assert (snapshot.number, snapshot.schema) == (3, 1)
    assert rows(company.path, "SELECT hash FROM change WHERE number = 3") == [(snapshot.hash,)]
    assert PHOTO[:64] not in copy.read_bytes()


def test_triggers_and_indexes_are_there_so_that_the_file_can_be_made_again(
    company: CompanyFile, tmp_path: Path
) -> None:
    copy_tables(company.path, tmp_path / "records.db", None)
    question = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    assert rows(tmp_path / "records.db", question) == rows(company.path, question)


def test_it_is_no_company_file(company: CompanyFile, tmp_path: Path) -> None:
    copy = tmp_path / "records.muster"
    copy_tables(company.path, copy, None)
    assert rows(copy, "PRAGMA application_id") == [(APPLICATION_ID,)]
    with pytest.raises(Unavailable, match="is not a Muster company file"):
        opened(copy)


def test_of_a_locked_file_nothing_can_be_read_without_the_key(tmp_path: Path) -> None:
    copy = tmp_path / "records.db"
    with locked_company(tmp_path / "l.muster") as company:
        save(company, "worker", last_name="Desjarlais")
        copy_tables(company.path, copy, KEY)
    raw = copy.read_bytes()
    assert b"Desjarlais" not in raw
    assert b"CREATE TABLE" not in raw
    with closing(connect_to(copy, READ, KEY)) as connection:
        assert connection.execute("SELECT last_name FROM worker").fetchall() == [("Desjarlais",)]


def test_what_is_no_company_file_is_not_copied(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(connect_to(other, "rwc")) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(Unavailable, match="is not a Muster company file"):
        copy_tables(other, tmp_path / "records.db", None)


def test_somebody_may_stop_it(company: CompanyFile, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        copy_tables(company.path, tmp_path / "a.db", None, lambda: True)
    asked = iter([False] * 3)
    with pytest.raises(CancelledError):
        copy_tables(company.path, tmp_path / "b.db", None, lambda: next(asked, True))


def test_it_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    """Every action adds a site and a worker: no copy ever holds one without the other."""
    company = made(tmp_path / "bow.muster")
    enough = threading.Event()

    def work() -> None:
        while not enough.is_set():
            company.write(
                "Two",
                lambda t: (t.save("site", {"name": "S"}), t.save("worker", {"last_name": "W"})),
            )

    writer = threading.Thread(target=work)
    writer.start()
    try:
        for number in range(10):
            counts = copy_tables(company.path, tmp_path / f"{number}.db", None).counts
            assert counts["site"] == counts["worker"]
            assert counts["change"] == 2 * counts["action"]
    finally:
        enough.set()
        writer.join()
        company.close()


def test_a_file_of_a_schema_to_come_is_copied_as_it_is(
    company: CompanyFile, tmp_path: Path
) -> None:
    save(company, "site", name="Shop")
    company.close()
    with closing(connect_to(company.path, WRITE)) as connection:
        connection.execute("ALTER TABLE site ADD COLUMN colour TEXT DEFAULT 'red'")
        connection.execute("CREATE TABLE later (what TEXT PRIMARY KEY) WITHOUT ROWID")
        connection.execute("INSERT INTO later VALUES ('x')")
        connection.execute("PRAGMA user_version=7")
    snapshot = copy_tables(company.path, tmp_path / "records.db", None)
    assert snapshot.schema == 7
    assert rows(tmp_path / "records.db", "SELECT colour FROM site") == [("red",)]
    assert rows(tmp_path / "records.db", "SELECT what FROM later") == [("x",)]
