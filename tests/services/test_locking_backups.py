"""A change of the password leaves a locked backup, and tells of those that it does not lock."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.services.backups import Places, Why, back_up_path, backups_of
from desktop.services.locking import (
    change_password,
    clear_backups,
    delete_clear_backups,
    is_locked,
    remove_password,
    set_password,
)
from desktop.store.backup_head import file_id_of
from desktop.store.keys import Key
from tests.builders.company import NOON, company_in

PASSWORD = "grader wolf coffee"
BY = {"by": "Test", "clock": lambda: NOON}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A company file with one worker in it, that nobody has open."""
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais")
        return company.file.path


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where the backups of a test go, in two folders."""
    places = Places(tmp_path / "backups", tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    return places


def _backed_up(path: Path, places: Places, key: Key | None = None, days: int = 1) -> None:
    back_up_path(path, key, places, Why.CLOSE, now=NOON - timedelta(days=days))


def test_a_locked_backup_is_there_before_the_open_file_is_gone(path: Path, places: Places) -> None:
    made = set_password(path, PASSWORD, **BY, places=places)
    (backup,) = backups_of(places, _identity(path, made.key))
    assert backup.is_locked
    assert backup.is_whole
    assert made.note == ""
    assert made.older == 0


def test_backups_without_a_password_are_told_of_and_deleted_when_wanted(
    path: Path, places: Places
) -> None:
    _backed_up(path, places, days=2)
    _backed_up(path, places, days=1)
    made = set_password(path, PASSWORD, **BY, places=places)
    assert made.key is not None
    assert made.older == len(clear_backups(path, made.key, places)) == 2
    assert delete_clear_backups(path, made.key, places, NOON) == 0
    left = {
        file
        for place in places.all()
        for file in place.rglob("*")
        if file.is_file() and b"Desjarlais" in file.read_bytes()
    }
    assert left == set()
    (backup,) = backups_of(places, _identity(path, made.key))
    assert backup.is_locked


def test_backups_of_the_password_before_are_told_of(path: Path, places: Places) -> None:
    old = set_password(path, PASSWORD, **BY, places=None).key
    assert old is not None
    _backed_up(path, places, old)
    made = change_password(path, old, "another long one", **BY, places=places)
    assert made.older == 1
    assert made.key is not None
    assert remove_password(path, made.key, **BY, places=places).older == 2


def test_a_password_is_set_where_no_backup_can_be_made_and_that_is_said(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("no folder")
    made = set_password(path, PASSWORD, **BY, places=Places(tmp_path / "taken"))
    assert "No backup could be made" in made.note
    assert is_locked(path)


def _identity(path: Path, key: Key | None) -> str:
    return file_id_of(path, key) or ""
