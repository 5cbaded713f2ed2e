"""Two copies of one company file share a shelf; what is done about the one spares the other."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.services import backups
from desktop.services.backups import Places, Why, back_up_path, backups_of, last_good
from desktop.services.backups.manifest import NAME, read_manifest
from desktop.services.backups.origin import Origin
from desktop.services.locking import clear_backups, delete_clear_backups, set_password
from desktop.services.locking.older import say_of_others
from desktop.services.safe_keeping.listing import backups_shown
from desktop.services.unlocked_backups import delete_unlocked_backups, unlocked_backups
from tests.builders.backing import later
from tests.builders.company import NOON, company_in
from tests.builders.files import opened, save, standing_clock

PASSWORD = "four bats eat jam"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "backups")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with company_in(tmp_path) as company:
        return company.file.path


@pytest.fixture
def copy(path: Path, tmp_path: Path) -> Path:
    """A copy made in the file manager, in a folder of another name."""
    (tmp_path / "Old PC").mkdir()
    return Path(shutil.copy(path, tmp_path / "Old PC" / path.name))


def backed_up(path: Path, places: Places, **ago: int) -> Path:
    at = NOON - timedelta(**ago)
    return back_up_path(path, None, places, Why.BY_HAND, now=at).folder


def test_a_manifest_says_where_the_file_lay_and_names_no_person(
    path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: path.parent.parent)
    folder = backed_up(path, places)
    assert f'"~/{path.parent.name}"' in (folder / NAME).read_text()
    assert str(path.parent) not in (folder / NAME).read_text()
    assert read_manifest(folder).origin.path_of(path.name) == path


def test_deleting_the_open_backups_of_one_spares_those_of_the_other(
    path: Path, copy: Path, places: Places
) -> None:
    own, others = backed_up(path, places, hours=2), backed_up(copy, places, hours=1)
    made = set_password(path, PASSWORD, by="Test", clock=standing_clock, places=places)
    assert made.key is not None
    assert [one.folder for one in clear_backups(path, made.key, places)] == [own]
    assert delete_clear_backups(path, made.key, places, NOON) == 0
    assert (own.exists(), others.exists()) == (False, True)
    said = say_of_others(path, made.key, places)
    assert said.startswith("1 backup that opens without a password was made from a copy")
    assert str(others) in said


def test_the_window_counts_and_tells_the_same(path: Path, copy: Path, places: Places) -> None:
    backed_up(path, places, hours=2)
    others = backed_up(copy, places, hours=1)
    with opened(path) as company:
        assert unlocked_backups(company, places) == 1
    made = set_password(path, PASSWORD, by="Test", clock=standing_clock, places=places)
    assert made.key is not None
    said = delete_unlocked_backups(path, made.key, places, NOON)
    assert said.startswith("1 older backup without a password was deleted. 1 backup that opens")
    assert others.exists()


def test_those_of_a_file_that_was_moved_are_its_own(
    path: Path, tmp_path: Path, places: Places
) -> None:
    old = backed_up(path, places, hours=1)
    moved = path.rename(tmp_path / "river.muster")
    made = set_password(moved, PASSWORD, by="Test", clock=standing_clock, places=places)
    assert made.key is not None
    assert delete_clear_backups(moved, made.key, places, NOON) == 0
    assert not old.exists()


def test_of_a_copy_that_is_gone_only_the_common_past_is_deleted(
    path: Path, copy: Path, places: Places
) -> None:
    common = backed_up(copy, places, hours=2)
    with opened(copy) as company:
        save(company, "site", name="Only in the copy")
    only = backed_up(copy, places, hours=1)
    copy.unlink()
    made = set_password(path, PASSWORD, by="Test", clock=standing_clock, places=places)
    assert made.key is not None
    delete_clear_backups(path, made.key, places, NOON)
    assert (common.exists(), only.exists()) == (False, True)


def test_what_was_made_on_another_pc_is_kept(path: Path, places: Places) -> None:
    folder = backed_up(path, places, hours=1)
    put_elsewhere(folder)
    made = set_password(path, PASSWORD, by="Test", clock=standing_clock, places=places)
    assert made.key is not None
    delete_clear_backups(path, made.key, places, NOON)
    assert folder.exists()


def put_elsewhere(folder: Path) -> None:
    """Let the manifest say that another PC made the backup."""
    from desktop.services.backups import manifest

    said = json.loads((folder / NAME).read_bytes())
    said["from"] = {"folder": "~/Documents", "pc": "01234567"}
    del said["seal"]
    said["seal"] = manifest._seal(said)
    (folder / NAME).write_text(json.dumps(said))


def test_a_manifest_of_an_older_muster_says_nothing_of_it(path: Path, places: Places) -> None:
    from desktop.services.backups import manifest
    from desktop.services.verifying import verify

    folder = backed_up(path, places)
    said = json.loads((folder / NAME).read_bytes())
    del said["from"], said["seal"]
    said["seal"] = manifest._seal(said)
    (folder / NAME).write_bytes((json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode())
    assert read_manifest(folder).origin == Origin()
    assert verify(folder).is_whole
    with opened(path) as company:
        assert last_good(places, company) is not None


def test_one_copy_is_thinned_without_the_other(path: Path, copy: Path, places: Places) -> None:
    """Of one day the newest is kept: of each of the two."""
    old = [backed_up(path, places, days=9, hours=3), backed_up(copy, places, days=9, hours=2)]
    backed_up(path, places)
    assert [folder.exists() for folder in old] == [True, True]
    backed_up(path, places, days=9, hours=1)
    backed_up(path, places)
    assert [folder.exists() for folder in old] == [False, True]


def test_the_second_place_gets_those_of_both(path: Path, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    places = Places(tmp_path / "backups", tmp_path / "stick")
    backed_up(path, Places(places.first), days=9, hours=3)
    backed_up(copy, Places(places.first), days=9, hours=2)
    backed_up(path, places)
    assert len(backups_of(Places(tmp_path / "stick"), path)) == 3


def test_a_copy_has_no_good_backup_before_it_has_one_of_its_own(
    path: Path, copy: Path, places: Places
) -> None:
    backed_up(path, places, hours=1)
    with opened(copy) as company:
        assert last_good(places, company) is None
        made = backups.back_up_if_changed(company, places, Why.CLOSE, now=later())
        assert made is not None
        good = last_good(places, company)
        assert good is not None
        assert good.folder == made.folder


def test_the_list_says_of_which_file_each_is(path: Path, copy: Path, places: Places) -> None:
    backed_up(path, places, hours=1)
    backed_up(copy, places, hours=2)
    with opened(path) as company:
        own, other = backups_shown(company, NOON, places).backups
    assert own.why == "made by hand"
    assert other.why == f"made by hand, made from {copy.name} in {copy.parent}"
