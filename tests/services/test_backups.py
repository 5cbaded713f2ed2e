"""A backup has all that was there, brings everything back, and may be taken elsewhere."""

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services import backups
from desktop.services.backups import Places, Why
from desktop.services.backups.manifest import CONTENTS, NAME, RECORDS
from desktop.store.file import CompanyFile
from tests.builders.backing import (
    all_at,
    all_of,
    company_with_photo,
    files_in,
    later,
    made,
)
from tests.builders.company import NOON
from tests.builders.files import faults_in, opened, save


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with company_with_photo(tmp_path) as company:
        yield company


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "backups")


def test_what_is_restored_says_what_was_backed_up(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    before = all_of(company)
    backup = made(company, places)
    assert backup.is_whole
    restored = backups.restore(backup.folder, tmp_path / "back.muster")
    assert (restored.is_whole, restored.file) == (True, "bow.muster")
    assert all_at(tmp_path / "back.muster") == before
    with opened(tmp_path / "back.muster") as back:
        assert faults_in(back) == []
        assert save(back, "worker", last_name="Beaulieu")


def test_search_finds_in_the_restored_file_what_it_found_before(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    from desktop.store.search import find

    backups.restore(made(company, places).folder, tmp_path / "back.muster")
    with opened(tmp_path / "back.muster") as back, back.reading() as connection:
        assert [hit.title for hit in find(connection, "desj")] == ["desjarlais"]
        assert find(connection, "text of photo") != []


def test_the_folder_is_as_it_is_written_down(company: CompanyFile, places: Places) -> None:
    folder = made(company, places).folder
    assert folder.name == "2026-11-16_190000_by-hand"
    assert files_in(folder) == {RECORDS, CONTENTS, NAME}
    assert folder.parent.name.startswith("bow-")
    assert (folder.parent / "README.txt").read_text(encoding="utf-8").startswith("These are")
    said = json.loads((folder / NAME).read_text(encoding="utf-8"))
    assert said["muster_backup"] == 1
    assert said["counts"] == {"worker": 1, "evidence": 1}
    assert (said["state"], said["encrypted"], said["why"]) == ("whole", False, "by-hand")
    assert said["head"]["number"] == 2


def test_a_content_is_copied_once_however_many_backups_there_are(
    company: CompanyFile, places: Places
) -> None:
    first = made(company, places)
    assert first.new_contents == 1
    save(company, "worker", last_name="Beaulieu")
    second = made(company, places, now=later(hours=1))
    assert second.new_contents == 0
    assert len(list((first.folder.parent / "contents").glob("*/*"))) == 1


def test_of_a_file_that_has_not_changed_none_is_made(company: CompanyFile, places: Places) -> None:
    assert backups.back_up_if_changed(company, places, Why.CLOSE, now=NOON) is not None
    assert backups.back_up_if_changed(company, places, Why.CLOSE, now=later(hours=1)) is None
    save(company, "worker", last_name="Beaulieu")
    assert backups.back_up_if_changed(company, places, Why.CLOSE, now=later(hours=2)) is not None


def test_two_within_a_second_are_two(company: CompanyFile, places: Places) -> None:
    assert made(company, places).folder != made(company, places).folder
    assert len(backups.backups_of(places, company)) == 2


def test_a_file_that_got_another_name_keeps_its_folder(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    first = made(company, places)
    company.close()
    with opened(company.path.rename(tmp_path / "river.muster")) as renamed:
        assert made(renamed, places).folder.parent == first.folder.parent
        assert len(backups.backups_of(places, renamed)) == 2


def test_the_list_says_what_differs_from_now(company: CompanyFile, places: Places) -> None:
    made(company, places)
    save(company, "worker", last_name="Beaulieu")
    save(company, "site", name="Shop")
    made(company, places, now=later(hours=1))
    newest, oldest = backups.backups_of(places, company)
    assert [newest.made_at, oldest.made_at] == [later(hours=1), NOON]
    assert backups.last_good(places, company) == newest
    differs = backups.difference(company, oldest)
    assert (differs.kinds(), differs.actions_since) == (["site", "worker"], 2)
    assert (differs.then["worker"], differs.now["worker"]) == (1, 2)
    assert differs.is_earlier
    assert backups.difference(company, newest).actions_since == 0


def test_what_was_restored_is_behind_and_says_so(company: CompanyFile, places: Places) -> None:
    old = made(company, places)
    save(company, "worker", last_name="Beaulieu")
    new = made(company, places, now=later(hours=1))
    company.close()
    backups.restore_in_place(old.folder, company.path, places, now=later(hours=2))
    with opened(company.path) as back:
        assert not backups.difference(back, backups.backup_at(new.folder)).is_earlier


def test_a_copy_for_another_pc_has_everything(company: CompanyFile, tmp_path: Path) -> None:
    copy = backups.portable_copy(company, tmp_path / "copy.muster")
    assert copy.is_whole
    assert copy.size == (tmp_path / "copy.muster").stat().st_size
    assert all_at(copy.path) == all_of(company)
    with pytest.raises(Refused):
        backups.portable_copy(company, tmp_path / "copy.muster")
    with pytest.raises(Refused, match="ends in"):
        backups.portable_copy(company, tmp_path / "copy.zip")
    with pytest.raises(CancelledError):
        backups.portable_copy(company, tmp_path / "two.muster", stopped=lambda: True)
    assert not list(tmp_path.glob("*two*"))


def test_the_whole_folder_may_be_taken_elsewhere(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    backup, before = made(company, places), all_of(company)
    shutil.move(places.first, tmp_path / "elsewhere")
    folder = tmp_path / "elsewhere" / backup.folder.parent.name / backup.folder.name
    backups.restore(folder / NAME, tmp_path / "back.muster")
    assert all_at(tmp_path / "back.muster") == before
