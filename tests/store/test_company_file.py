"""A company file is made whole or not at all, and nothing else is taken for one."""

import os
import signal
from pathlib import Path

import pytest

from desktop.errors import Refused, Unavailable
from desktop.store import connecting, migrate
from desktop.store.file import APPLICATION_ID, CompanyFile
from tests.builders.files import BY, faults_in, made, opened, python, save, standing_clock


def test_what_was_saved_is_there_when_opened_again(path: Path) -> None:
    with made(path) as company:
        worker = save(company, "worker", first_name="Rick", last_name="Désjarlais")
    with opened(path) as company:
        assert company.write("Look", lambda t: t.get("worker", worker)).values["last_name"] == (
            "Désjarlais"
        )
        assert faults_in(company) == []


def test_a_new_file_is_marked_and_leaves_nothing_beside_it(path: Path) -> None:
    made(path).close()
    connection = connecting.connect_to(path, connecting.READ)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (migrate.HEAD,)
    connection.close()
    assert list(path.parent.iterdir()) == [path]


def test_two_files_have_identities_of_their_own(tmp_path: Path) -> None:
    names = set()
    for name in ("a.muster", "b.muster"):
        with made(tmp_path / name) as company, company.reading() as connection:
            names.add(connection.exec_driver_sql("SELECT value FROM particular").scalar())
    assert len(names) == 2


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
    ],
)
def test_settings_of_every_connection(company: CompanyFile, pragma: str, wanted: object) -> None:
    with company.reading() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == wanted


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_text("my own notes")
    with pytest.raises(Refused, match="exists already"):
        made(path)
    assert path.read_text() == "my own notes"


def test_nothing_is_left_when_making_fails(path: Path) -> None:
    def fill(_connection: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        CompanyFile.create(path, by=BY, clock=standing_clock, fill=fill)
    assert list(path.parent.iterdir()) == []


def test_no_folder_to_make_it_in(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="does not exist"):
        made(tmp_path / "away" / "bow.muster")


# --- what is no company file ----------------------------------------------------------------------


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Dear diary, " * 1000)


def _folder(path: Path) -> None:
    path.mkdir()


def _foreign(path: Path) -> None:
    connection = connecting.connect_to(path, connecting.MAKE)
    connection.execute("CREATE TABLE moz_places (url TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    made(path).close()
    connection = connecting.connect_to(path, connecting.WRITE)
    connection.execute(f"PRAGMA user_version={migrate.HEAD + 1}")
    connection.close()


def _torn(path: Path) -> None:
    with made(path) as company:
        company.write("Many", lambda t: [t.save("site", {"name": f"S{i}"}) for i in range(300)])
    raw = bytearray(path.read_bytes())
    raw[100:5000] = os.urandom(4900)  # behind the header, so that it still looks like a database
    path.write_bytes(raw)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_missing, "There is no file"),
        (_empty, "is not a Muster company file"),
        (_text, "is not a Muster company file"),
        (_folder, "is a folder"),
        (_foreign, "is not a Muster company file"),
        (_newer, "newer Muster"),
        (_torn, "is damaged"),
    ],
)
def test_what_is_no_company_file_is_said_and_not_touched(
    path: Path, make: object, sentence: str, read_only: bool
) -> None:
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Unavailable, match=sentence) as told:
        opened(path, read_only=read_only)
    assert path.name in str(told.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert set(path.parent.iterdir()) <= {path}


def test_a_name_with_signs_that_addresses_use(tmp_path: Path) -> None:
    path = tmp_path / "50% off? #1 é.muster"
    with made(path) as company:
        save(company, "site", name="Yard")
    with opened(path, read_only=True) as company, company.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM site").scalar() == "Yard"


# --- reading only ---------------------------------------------------------------------------------


def test_read_only_reads_and_refuses_to_write(path: Path) -> None:
    with made(path) as company:
        save(company, "site", name="Yard")
    with opened(path, read_only=True) as company:
        assert faults_in(company) == []
        with pytest.raises(Refused, match="read only"):
            save(company, "site", name="Shop")


DIES_WRITING = """
import os, signal, sys
from pathlib import Path
from tests.builders.files import opened
company = opened(Path(sys.argv[1]))
def work(t):
    t.connection.exec_driver_sql("PRAGMA cache_size=1")  # so that pages reach the file at once
    for number in range(3000):
        t.connection.exec_driver_sql(
            "UPDATE site SET name = ? WHERE name = ?", (f"spoilt {number}" * 50, f"S{number}")
        )
    os.kill(os.getpid(), signal.SIGKILL)
company.write("Half", work)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process in the way of POSIX")
def test_a_reader_after_a_crash_sees_what_was_there_before(path: Path) -> None:
    with made(path) as company:
        company.write("Many", lambda t: [t.save("site", {"name": f"S{i}"}) for i in range(3000)])
    assert python(DIES_WRITING, path).wait() == -signal.SIGKILL
    assert path.with_name(path.name + "-journal").exists()
    with opened(path, read_only=True) as company:
        assert faults_in(company) == []
        with company.reading() as connection:
            question = "SELECT count(*) FROM site WHERE name LIKE 'spoilt%'"
            assert connection.exec_driver_sql(question).scalar() == 0
