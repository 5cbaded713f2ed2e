"""A backup is there when it is needed: proved, whole or absent, and it brings everything back."""

import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Locked, Refused, Unavailable, WrongPassword
from desktop.services import backups
from desktop.services.backups import Places, Why
from desktop.services.backups.filling import Making, silent
from desktop.services.backups.manifest import CONTENTS, NAME, RECORDS
from desktop.services.backups.shelf import shelves
from desktop.store.backup_copy import copy_tables
from desktop.store.file import CompanyFile
from desktop.store.plain import WRITE, connect_to
from tests.builders.backing import (
    KEY,
    OTHER_KEY,
    add_photo,
    all_at,
    all_of,
    later,
    locked_company,
)
from tests.builders.company import NOON
from tests.builders.files import copied, faults_in, opened, save, tampering

PHOTO = b"\xff\xd8" + bytes(range(256)) * 40


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with copied(tmp_path / "bow.muster") as file:
        save(file, "worker", last_name="Desjarlais")
        add_photo(file, PHOTO)
        yield file


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "backups")


def made(company: CompanyFile, places: Places, **how: Any) -> backups.Made:
    return backups.back_up(company, places, Why.BY_HAND, **{"now": NOON} | how)


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


# --- what there is of it --------------------------------------------------------------------------


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


# --- nothing half-done ----------------------------------------------------------------------------


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
    with pytest.raises(Unavailable, match=r"taken did not take the backup\. Your company file"):
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


# --- in the place of the file ---------------------------------------------------------------------


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


# --- damage ---------------------------------------------------------------------------------------


def test_of_a_damaged_file_there_is_a_backup_that_says_so_and_replaces_none(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    good = made(company, places)
    company.close()
    with tampering(company.path) as connection:
        connection.execute("UPDATE worker SET last_name = 'Desjarlaid'")
        (worker,) = connection.execute("SELECT id FROM worker").fetchone()
    with opened(company.path) as damaged:
        bad = made(damaged, places, now=later(hours=1))
        assert [(one.kind, one.record) for one in bad.damaged] == [("worker", worker)]
        last = backups.last_good(places, damaged)
    assert last is not None
    assert last.folder == good.folder
    restored = backups.restore(bad.folder, tmp_path / "back.muster")
    assert restored.damaged == bad.damaged


def test_a_damaged_photo_spoils_nothing_else_and_is_told_of(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    company.close()
    with tampering(company.path) as connection:
        (sha256,) = connection.execute("SELECT sha256 FROM content").fetchone()
        connection.execute("UPDATE content SET data = ?", (PHOTO[:-1] + b"x",))
    with opened(company.path) as damaged:
        bad = made(damaged, places)
    assert [(one.kind, one.record) for one in bad.damaged] == [("content", sha256)]
    restored = backups.restore(bad.folder, tmp_path / "back.muster")
    assert restored.damaged == bad.damaged
    with opened(restored.path, read_only=True) as back, back.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM worker").scalar() == 1


def test_a_photo_that_a_backup_has_already_is_no_longer_in_danger(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    made(company, places)
    before = all_of(company)
    company.close()
    with tampering(company.path) as connection:
        connection.execute("UPDATE content SET data = ?", (PHOTO[:-1] + b"x",))
    with opened(company.path) as damaged:
        backups.restore(made(damaged, places).folder, tmp_path / "back.muster")
    assert all_at(tmp_path / "back.muster") == before


@pytest.mark.parametrize("name", [RECORDS, CONTENTS, NAME])
def test_a_backup_that_the_disk_has_spoilt_is_not_taken_for_whole(
    company: CompanyFile, places: Places, tmp_path: Path, name: str
) -> None:
    backup = made(company, places)
    spoilt = backup.folder / name
    raw = bytearray(spoilt.read_bytes())
    raw[len(raw) // 2] ^= 4
    spoilt.write_bytes(raw)
    if name == CONTENTS:
        assert backups.restore(backup.folder, tmp_path / "back.muster").is_whole
    else:
        with pytest.raises(Unavailable, match=r"is not as it was made|is no backup"):
            backups.restore(backup.folder, tmp_path / "back.muster")
        assert not (tmp_path / "back.muster").exists()


def test_a_photo_spoilt_in_one_place_comes_from_the_other(
    company: CompanyFile, tmp_path: Path
) -> None:
    places = Places(tmp_path / "backups", tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    backup, before = made(company, places), all_of(company)
    (photo,) = (backup.folder.parent / "contents").glob("*/*")
    photo.write_bytes(b"x" * photo.stat().st_size)
    alone = backups.restore(backup.folder, tmp_path / "alone.muster")
    assert [one.kind for one in alone.damaged] == ["content"]
    backups.restore(backup.folder, tmp_path / "back.muster", places=places)
    assert all_at(tmp_path / "back.muster") == before


def test_evidence_that_rots_beside_the_backups_is_put_there_anew_in_time(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    backup, before = made(company, places), all_of(company)
    (photo,) = (backup.folder.parent / "contents").glob("*/*")
    photo.write_bytes(b"x" * photo.stat().st_size)
    renewed = [_again(company, places, day) for day in range(97)]
    assert sum(renewed) == 1
    backups.restore(made(company, places, now=later(days=98)).folder, tmp_path / "back.muster")
    assert all_at(tmp_path / "back.muster") == before


def _again(company: CompanyFile, places: Places, day: int) -> int:
    """Back up without all that costs time, on a day; returns how much evidence was new."""
    shelf = next(iter(shelves(places.first)))
    making = Making(company.path, None, shelf, later(days=day), silent, None)
    with shelf.half() as half:
        snapshot = copy_tables(company.path, half / RECORDS, None)
        making._store_contents(snapshot, half, is_last=True)
    return making.new_contents


def test_what_is_no_backup_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", tmp_path / "x" / RECORDS):
        with pytest.raises(Unavailable, match="is no backup that Muster made"):
            backups.restore(path, tmp_path / "back.muster")


def test_a_backup_of_a_newer_muster_is_a_sentence(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    manifest = made(company, places).folder / NAME
    manifest.write_text('{"muster_backup": 2, "all": "else is new"}', encoding="utf-8")
    with pytest.raises(Unavailable, match="was made by a newer Muster"):
        backups.restore(manifest, tmp_path / "back.muster")
    assert backups.backups_of(places, company) == []


def test_a_backup_with_something_added_to_it_is_refused_before_it_runs(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    """Whoever can write the manifest can make its hashes fit; a trigger is refused all the same."""
    import hashlib

    from desktop.services.backups.manifest import _seal

    folder = made(company, places).folder
    with closing(connect_to(folder / RECORDS, WRITE)) as connection:
        connection.execute(
            "CREATE TRIGGER t BEFORE UPDATE ON content BEGIN DELETE FROM worker; END"
        )
    said = json.loads((folder / NAME).read_text(encoding="utf-8"))
    raw = (folder / RECORDS).read_bytes()
    said["records"] |= {"size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
    del said["seal"]
    said["seal"] = _seal(said)
    (folder / NAME).write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(Unavailable, match="is not built as Muster builds its files"):
        backups.restore(folder, tmp_path / "back.muster")


# --- passwords ------------------------------------------------------------------------------------


def test_of_a_locked_file_the_backup_is_locked_and_comes_back_locked(
    tmp_path: Path, places: Places
) -> None:
    with locked_company(tmp_path / "l.muster") as company:
        save(company, "worker", last_name="Desjarlais")
        add_photo(company, b"Desjarlais on a photo" * 100)
        before = all_of(company)
        backup = made(company, places)
    assert not [
        f for f in files_in(places.first) if b"Desjarlais" in (places.first / f).read_bytes()
    ]
    to = tmp_path / "back.muster"
    with pytest.raises(Locked, match="Type the password that the company file had on that day"):
        backups.restore(backup.folder, to)
    with pytest.raises(WrongPassword):
        backups.restore(backup.folder, to, key=OTHER_KEY)
    assert backups.restore(backup.folder, to, key=KEY).is_whole
    assert all_at(to, KEY) == before
    assert b"Desjarlais" not in to.read_bytes()


def test_a_closed_locked_file_is_backed_up_with_its_key_only(
    tmp_path: Path, places: Places
) -> None:
    with locked_company(tmp_path / "l.muster") as company:
        save(company, "worker", last_name="Desjarlais")
    with pytest.raises(Locked):
        backups.back_up_path(company.path, None, places, Why.PASSWORD, now=NOON)
    with pytest.raises(WrongPassword):
        backups.back_up_path(company.path, OTHER_KEY, places, Why.PASSWORD, now=NOON)
    assert not list(places.first.rglob("manifest.json"))
    assert backups.back_up_path(company.path, KEY, places, Why.PASSWORD, now=NOON).is_whole


# --- another PC -----------------------------------------------------------------------------------


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
