"""What a backup needs stays, whoever else makes, copies or clears away backups at that moment."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services import backups
from desktop.services.backups import Places, Why
from desktop.services.backups.manifest import NAME
from desktop.services.locking import change_password, set_password
from desktop.store.file import CompanyFile
from tests.builders.backing import all_at, all_of, company_with_photo, later, made
from tests.builders.files import opened, save, standing_clock


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with company_with_photo(tmp_path) as company:
        yield company


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "stick").mkdir()
    return Places(tmp_path / "backups", tmp_path / "stick")


def contents(shelf: Path) -> list[Path]:
    return [path for path in shelf.glob("contents*/*/*") if path.is_file()]


def test_a_backup_whose_manifest_is_gone_keeps_its_evidence(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    backup, before = made(company, places), all_of(company)
    (backup.folder / NAME).unlink()
    (places.second or tmp_path).rename(tmp_path / "pulled")
    photo = next(iter(contents(backup.folder.parent)))
    company.write("Gone", lambda t: t.connection.exec_driver_sql("DELETE FROM content") and None)
    for hour in (1, 2, 24 * 9):
        save(company, "site", name=f"Site {hour}")
        made(company, places, now=later(hours=hour))
        os.utime(photo, (0, 0))
    backups.restore(backup.folder, tmp_path / "back.muster")
    assert all_at(tmp_path / "back.muster") == before


def test_a_backup_of_another_password_is_none_of_what_the_file_says_now(
    company: CompanyFile, places: Places
) -> None:
    company.close()
    how = {"by": "Test", "clock": standing_clock}
    old = set_password(company.path, "four bats eat jam", **how, places=places).key
    assert old is not None
    new = change_password(company.path, old, "five bats eat jam", **how, places=None).key
    with opened(company.path, key=new) as again:
        first = backups.back_up_if_changed(again, places, Why.CLOSE, now=later(hours=1))
        assert first is not None
        assert backups.back_up_if_changed(again, places, Why.CLOSE, now=later(hours=2)) is None


def test_what_is_carried_over_is_not_taken_for_old(company: CompanyFile, places: Places) -> None:
    """A second program that thins on the stick just then finds it young, as no backup names it."""
    shelf = made(company, places).folder.parent
    there = contents((places.second or shelf) / shelf.name)
    for photo in there:
        os.utime(photo, (0, 0))
    save(company, "site", name="Shop")
    made(company, places, now=later(days=3))
    assert {photo.stat().st_mtime for photo in there} == {later(days=3).timestamp()}
    for photo in there:
        photo.unlink()
    save(company, "site", name="Yard")
    made(company, places, now=later(days=3, hours=1))
    assert {photo.stat().st_mtime for photo in there} == {later(days=3, hours=1).timestamp()}


def test_what_another_program_just_put_there_stays_when_backups_are_deleted(
    company: CompanyFile, places: Places
) -> None:
    backup = made(company, places)
    stray = backup.folder.parent / "contents-0" / "ab" / ("ab" * 32)
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"of a locked backup in the making")
    os.utime(stray, (later(hours=1).timestamp(),) * 2)
    backups.remove([backup.folder], later(hours=1))
    assert contents(backup.folder.parent) == [stray]
