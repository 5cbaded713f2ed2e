"""A backup and what is restored from it are whole or absent, and what they replace is kept."""

import os
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from desktop.errors import Refused, Unavailable
from desktop.services import backups
from desktop.services.backups import Places
from desktop.services.backups.manifest import RECORDS
from desktop.store.file import CompanyFile
from tests.builders.backing import (
    all_at,
    all_of,
    company_with_photo,
    files_in,
    later,
    made,
)
from tests.builders.files import save


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with company_with_photo(tmp_path) as company:
        yield company


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "backups")


def test_stopped_at_any_moment_nothing_of_it_is_left(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    save(company, "site", name="Shop")
    for after in range(1000):
        asked = iter(range(after))
        try:
            made(company, places, stopped=lambda it=asked: next(it, None) is None)
            break
        except CancelledError:
            left = files_in(tmp_path / "backups")
            assert {name for name in left if "contents" not in name and "README" not in name} == (
                set()
            )
    assert after > 10
    assert len(backups.backups_of(places, company)) == 1
    for after in range(1000):
        asked = iter(range(after))
        try:
            backups.restore(
                backups.backups_of(places, company)[0].folder,
                tmp_path / "back.muster",
                stopped=lambda it=asked: next(it, None) is None,
            )
            break
        except CancelledError:
            assert [path.name for path in tmp_path.glob("*back.muster*")] == []
    assert after > 3


def test_what_a_dead_run_left_is_swept_and_what_a_live_one_makes_is_not(
    company: CompanyFile, places: Places
) -> None:
    shelf = made(company, places).folder.parent
    mine = shelf / f".half-{'0' * 8}-1-1-abc"
    mine.mkdir()
    dead = shelf / next(iter(_half_names(company, places))).replace(
        f"-{os.getpid()}-", "-999999999-"
    )
    dead.mkdir()
    (dead / "content.part").write_bytes(b"half")
    made(company, places, now=later(hours=1))
    assert not dead.exists()
    assert mine.exists()  # of another PC: it may still be at it
    os.utime(mine, (0, 0))
    made(company, places, now=later(hours=2))
    assert not mine.exists()


def _half_names(company: CompanyFile, places: Places) -> list[str]:
    """How a half-made backup of this process is called, seen while it is made."""
    seen: list[str] = []

    def look(_done: int, _total: int, _name: str) -> None:
        seen.extend(path.name for path in places.first.glob(f"*/.half-*-{os.getpid()}-*"))

    made(company, places, tell=look)
    return seen


def test_where_nothing_can_be_written_a_sentence_names_the_place(
    company: CompanyFile, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_bytes(b"a file")
    with pytest.raises(Unavailable, match=r"no folder .*taken for the backups.* Your company file"):
        made(company, Places(tmp_path / "taken"))


def test_restoring_never_writes_over_a_file(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    backup = made(company, places)
    (tmp_path / "there.muster").write_bytes(b"mine")
    with pytest.raises(Refused, match="exists already"):
        backups.restore(backup.folder, tmp_path / "there.muster")
    assert (tmp_path / "there.muster").read_bytes() == b"mine"


def test_what_a_killed_restore_left_is_cleared_by_a_later_one_and_nothing_else(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    number = "0" * 32
    left = [
        tmp_path / f".back.muster.{number}.new",
        tmp_path / f".back.{number}.restored.muster",
        tmp_path / f"..back.{number}.restored.muster.{number}.new",
    ]
    others = [
        tmp_path / f".other.muster.{number}.new",
        tmp_path / ".back.muster.mine.new",
        tmp_path / "back.muster.new",
    ]
    young = tmp_path / f".back.muster.{'1' * 32}.new"
    for path in (*left, *others, young):
        path.write_bytes(b"half")
        os.utime(path, (0, 0))
    os.utime(young)
    backups.restore(made(company, places).folder, tmp_path / "back.muster")
    assert [path for path in (*left, *others, young) if path.exists()] == [*others, young]


def test_the_file_that_is_replaced_is_backed_up_and_kept(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    old, then = made(company, places), all_of(company)
    save(company, "worker", last_name="Beaulieu")
    before = all_of(company)
    company.close()
    swapped = backups.restore_in_place(old.folder, company.path, places, now=later(hours=1))
    assert swapped.kept == tmp_path / "bow.before-restore.muster"
    assert all_at(company.path) == then
    assert all_at(swapped.kept) == before
    assert swapped.made is not None
    backups.restore(swapped.made.folder, tmp_path / "again.muster")
    assert all_at(tmp_path / "again.muster") == before


def test_a_file_too_damaged_to_be_backed_up_is_replaced_and_kept(
    company: CompanyFile, places: Places
) -> None:
    backup, before = made(company, places), all_of(company)
    company.close()
    company.path.write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000)
    swapped = backups.restore_in_place(backup.folder, company.path, places, now=later(hours=1))
    assert swapped.made is None
    assert swapped.not_made
    assert swapped.kept is not None
    assert swapped.kept.read_bytes().endswith(b"rubbish")
    assert all_at(company.path) == before


def test_a_file_that_is_gone_comes_back(company: CompanyFile, places: Places) -> None:
    backup, before = made(company, places), all_of(company)
    company.close()
    company.path.unlink()
    assert [one.folder for one in backups.backups_of(places, company.path)] == [backup.folder]
    swapped = backups.restore_in_place(backup.folder, company.path, places, now=later(hours=1))
    assert swapped.kept is None
    assert all_at(company.path) == before


def test_what_cannot_be_restored_leaves_the_file_alone(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    backup, before = made(company, places), all_of(company)
    (backup.folder / RECORDS).write_bytes(b"rubbish")
    company.close()
    with pytest.raises(Unavailable, match="is not as it was made"):
        backups.restore_in_place(backup.folder, company.path, places, now=later(hours=1))
    assert all_at(company.path) == before
    assert {path.name for path in tmp_path.iterdir()} == {"bow.muster", "backups"}
