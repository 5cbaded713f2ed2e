"""Backups that anybody can read go only when a whole locked one is there, and it is told."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import Unavailable
from desktop.services.backups import Places, Why, back_up_path, backups_of
from desktop.services.locking import set_password
from desktop.services.unlocked_backups import (
    delete_unlocked_backups,
    say_unlocked,
    unlocked_backups,
)
from tests.builders.company import NOON, company_in
from tests.builders.files import standing_clock


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "stick").mkdir()
    return Places(tmp_path / "backups", tmp_path / "stick")


@pytest.fixture
def path(tmp_path: Path, places: Places) -> Path:
    """A file without a password and two backups of it, in both places."""
    with company_in(tmp_path) as company:
        for hours in (1, 2):
            at = NOON - timedelta(hours=hours)
            back_up_path(company.file.path, None, places, Why.BY_HAND, now=at)
        assert unlocked_backups(company.file, places) == 2
        return company.file.path


def test_they_go_in_both_places_once_there_is_a_locked_one(path: Path, places: Places) -> None:
    made = set_password(path, "four bats eat jam", by="Test", clock=standing_clock, places=places)
    assert made.key is not None
    said = delete_unlocked_backups(path, made.key, places, NOON)
    assert said == "2 older backups without a password were deleted."
    for place in places.all():
        left = backups_of(Places(place), path)
        assert [one.is_locked for one in left] == [True]
    assert delete_unlocked_backups(path, made.key, places, NOON) == ""


def test_without_a_locked_one_they_stay(path: Path, places: Places) -> None:
    made = set_password(path, "four bats eat jam", by="Test", clock=standing_clock, places=None)
    assert made.key is not None
    said = delete_unlocked_backups(path, made.key, places, NOON)
    assert said == "The older backups were kept, because there is no whole locked one yet."
    assert len(backups_of(places, path)) == 2


def test_a_disk_that_does_not_let_go_is_a_sentence(
    path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = set_password(path, "four bats eat jam", by="Test", clock=standing_clock, places=places)
    assert made.key is not None

    def full(*_asked: object) -> int:
        raise Unavailable("The stick is read only.")

    monkeypatch.setattr("desktop.services.unlocked_backups.delete_clear_backups", full)
    said = delete_unlocked_backups(path, made.key, places, NOON)
    assert said == "The older backups were not deleted. The stick is read only."


def test_one_and_several_are_told_as_such() -> None:
    assert say_unlocked(1).startswith("1 backup made before now can be read")
    assert say_unlocked(3).startswith("3 backups made before now can be read")
