"""Places to which a backup was made by hand are remembered, and looked through with the rest."""

import json
from pathlib import Path

import pytest

from desktop.services import backups
from desktop.services.backups import Places, Why
from desktop.services.backups.places import MOST_OTHERS
from desktop.services.locking import delete_clear_backups, set_password
from desktop.services.safe_keeping.listing import backups_shown
from tests.builders.company import NOON, company_in
from tests.builders.files import opened, standing_clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with company_in(tmp_path) as company:
        return company.file.path


def by_hand(path: Path, place: Path) -> Path:
    made = backups.back_up_path(path, None, Places(place), Why.BY_HAND, now=NOON)
    backups.remember_other(place)
    return made.folder


def test_the_window_lists_it_with_the_name_of_its_place(path: Path, tmp_path: Path) -> None:
    folder = by_hand(path, tmp_path / "stick")
    with opened(path) as company:
        (shown,) = backups_shown(company, NOON).backups
    assert (shown.path, shown.place) == (folder, "stick")


def test_two_of_one_second_in_two_places_are_two(path: Path, tmp_path: Path) -> None:
    """They are called alike and made when the other was: the clock of the program tells seconds."""
    stick = tmp_path / "stick"
    first = tmp_path / "first"
    backups.back_up_path(path, None, Places(stick), Why.BY_HAND, now=NOON)
    made = backups.back_up_path(path, None, Places(first), Why.BY_HAND, now=NOON).folder
    with opened(path) as company:
        found = backups.backups_of(Places(first, None, (stick,)), company)
    assert {one.folder.parent.parent for one in found} == {first, stick}
    assert {one.folder.name for one in found} == {made.name}


def test_a_choice_made_later_keeps_it_and_the_last_few_are_known(tmp_path: Path) -> None:
    sticks = [tmp_path / f"stick {number}" for number in range(MOST_OTHERS + 2)]
    for stick in [*sticks, sticks[5]]:
        backups.remember_other(stick)
    backups.set_second(tmp_path / "second")
    others = backups.of_this_pc().others
    assert others[:2] == (sticks[5], sticks[-1])
    assert len(set(others)) == MOST_OTHERS
    assert backups.set_second(None).others == others


def test_the_usual_places_are_no_others(tmp_path: Path) -> None:
    places = backups.set_second(tmp_path / "second")
    for place in places.all():
        assert backups.remember_other(place).others == ()


def test_a_spoilt_note_of_them_counts_as_none(tmp_path: Path) -> None:
    from desktop.settings import config_file

    backups.remember_other(tmp_path / "stick")
    for kept in ({"others": 3}, {"others": [3, ""]}, []):
        config_file("backups.json").write_text(json.dumps(kept))
        assert backups.of_this_pc().others == ()


def test_the_open_ones_there_are_deleted_with_the_rest(path: Path, tmp_path: Path) -> None:
    folder = by_hand(path, tmp_path / "stick")
    places = backups.of_this_pc()
    made = set_password(path, "four bats eat jam", by="Test", clock=standing_clock, places=places)
    assert made.key is not None
    assert delete_clear_backups(path, made.key, places, NOON) == 0
    assert not folder.exists()
