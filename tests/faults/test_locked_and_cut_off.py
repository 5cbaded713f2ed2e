"""A locked file whose last write was cut off still opens with its password, and stays whole."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import WrongPassword
from desktop.services.locking import unlock
from desktop.services.locking.patience import Patience
from desktop.store import connecting, header
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from tests.builders.files import faults_in, opened, save, standing_clock
from tests.faults.place import OTHER_PASSWORD, PASSWORD


@pytest.fixture
def key() -> Key:
    return Key.made(PASSWORD)


@pytest.fixture
def cut_off(tmp_path: Path, key: Key) -> Path:
    """A locked company file as a program leaves it that is killed in the middle of a write."""
    path, left = tmp_path / "bow.muster", tmp_path / "left" / "bow.muster"
    left.parent.mkdir()
    with CompanyFile.create(path, by="Test", clock=standing_clock, key=key) as company:
        save(company, "site", name="Yard")
    with closing(connecting.connect_to(path, connecting.WRITE, key)) as connection:
        connection.execute("PRAGMA cache_size=2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE site SET name = 'half'")
        connection.execute("CREATE TABLE much AS SELECT * FROM sqlite_schema, (VALUES (1), (2))")
        for name in (path.name, path.name + "-journal"):
            shutil.copy(path.with_name(name), left.with_name(name))
        connection.execute("ROLLBACK")
    assert left.read_bytes() != path.read_bytes()
    return left


def test_its_password_opens_it(cut_off: Path, key: Key) -> None:
    assert unlock(cut_off, PASSWORD, patience=Patience()) == key
    with opened(cut_off, key=key) as company:
        assert faults_in(company) == []


def test_a_wrong_password_harms_nothing(cut_off: Path, key: Key) -> None:
    with pytest.raises(WrongPassword):
        unlock(cut_off, OTHER_PASSWORD, patience=Patience())
    assert header.opens(cut_off, key)
    with opened(cut_off, key=key) as company, company.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM site").scalars().all() == ["Yard"]
    with opened(cut_off, key=key) as company:
        assert faults_in(company) == []
