"""What the disk or somebody spoilt is told of and spoils nothing else; what is locked stays so."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import Locked, Unavailable, WrongPassword
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
    PHOTO,
    add_photo,
    all_at,
    all_of,
    company_with_photo,
    files_in,
    later,
    locked_company,
    made,
)
from tests.builders.company import NOON
from tests.builders.files import opened, save, tampering


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with company_with_photo(tmp_path) as company:
        yield company


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "backups")


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
    if name != RECORDS:
        restored = backups.restore(backup.folder, tmp_path / "back.muster")
        assert (restored.is_whole, bool(restored.unproven)) == (True, name == NAME)
    else:
        with pytest.raises(Unavailable, match="is not as it was made"):
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
