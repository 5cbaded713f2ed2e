"""Whatever the disk refuses, and at whatever moment: a whole backup or none, and a sentence."""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3.dbapi2 import OperationalError

from desktop.errors import Unavailable
from desktop.services import backups
from desktop.services.backups import Places, Why, filling
from desktop.services.backups.shelf import Shelf
from desktop.store.file import CompanyFile
from tests.builders.backing import KEY, add_photo, all_at, all_of, later, locked_company
from tests.builders.files import copied, save

# what changes anything on a disk, apart from the writing into a file itself
CALLS = ("fsync", "rename", "replace", "mkdir", "utime")


class Disk:
    """Refuses the n-th of all calls that change something, and all after it while it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left: int | None = None
        for name in CALLS:
            monkeypatch.setattr(os, name, self._refusing(getattr(os, name)))

    def _refusing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def refusing(*some: Any, **more: Any) -> Any:
            if self.left is not None:
                self.left -= 1
                if self.left < 0:
                    raise OSError(errno.ENOSPC, "No space left on device")
            return call(*some, **more)

        return refusing


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with copied(tmp_path / "bow.muster") as file:
        save(file, "worker", last_name="Desjarlais")
        add_photo(file, b"photo" * 1000)
        add_photo(file, b"another" * 1000, "another.jpg")
        yield file


def test_the_disk_is_full_at_any_moment_of_a_backup(
    company: CompanyFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, before = Disk(monkeypatch), all_of(company)
    said: list[str] = []
    for refused in range(1000):
        places = Places(tmp_path / f"backups-{refused}")
        disk.left = refused
        try:
            backups.back_up(company, places, Why.CLOSE, now=later())
            break
        except Unavailable as fault:
            said.append(str(fault))
        finally:
            disk.left = None
        assert all_of(company) == before
        assert list(places.first.glob("*/.half-*")) == []
        for one in backups.backups_of(places, company):  # the very last call is about its name
            assert backups.restore(one.folder, tmp_path / f"{refused}.muster").is_whole
        assert backups.back_up(company, places, Why.CLOSE, now=later(hours=1)).is_whole
    assert refused > 8
    assert all(one.startswith("There is no space left for a backup in") for one in said)


def test_the_disk_is_full_at_any_moment_of_a_restore(
    company: CompanyFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(tmp_path / "backups")
    old, then = backups.back_up(company, places, Why.CLOSE, now=later()), all_of(company)
    save(company, "worker", last_name="Beaulieu")
    before = all_of(company)
    company.close()
    disk = Disk(monkeypatch)
    said: list[str] = []
    for refused in range(1000):
        disk.left = refused
        try:
            backups.restore_in_place(old.folder, company.path, places, now=later(hours=1))
        except Unavailable as fault:
            said.append(str(fault))
            done = False
        else:
            done = True
        disk.left = None
        assert [path.name for path in tmp_path.glob(".*")] == []
        if done:
            break
        assert all_at(company.path) in (before, then)
    assert all_at(company.path) == then
    assert refused > 2
    assert all("space" in one or "is as it was" in one for one in said)


def test_the_disk_is_full_while_the_tables_are_copied(
    company: CompanyFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_a: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("desktop.store.backup_copy._copy_table", full)
    places = Places(tmp_path / "backups")
    with pytest.raises(Unavailable, match=r"no space left for a backup in .*backups\."):
        backups.back_up(company, places, Why.CLOSE, now=later())
    assert list(places.first.glob("*/*_close")) == []


def test_what_the_disk_gives_back_otherwise_is_no_backup(
    company: CompanyFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(self: Any, sha256: str, data: bytes, half: Path) -> int:
        place = self.path_of(self.name_of(sha256))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data[:-1] + b"x")
        return len(data) + len(half.name) * 0

    monkeypatch.setattr("desktop.store.backup_contents.Contents.store", careless)
    places = Places(tmp_path / "backups")
    with pytest.raises(Unavailable, match="gave back something else than was written"):
        backups.back_up(company, places, Why.CLOSE, now=later())
    monkeypatch.undo()
    assert list(places.first.glob("*/*_close")) == []


def test_two_at_once_are_both_whole(company: CompanyFile, tmp_path: Path) -> None:
    places = Places(tmp_path / "backups", tmp_path / "stick")
    places.all()[1].mkdir()
    made: list[backups.Made] = []
    faults: list[BaseException] = []

    def work(hour: int) -> None:
        try:
            made.append(backups.back_up(company, places, Why.CLOSE, now=later(hours=hour // 2)))
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len({one.folder for one in made}) == 4
    for number, one in enumerate(made):
        assert backups.restore(one.folder, tmp_path / f"{number}.muster").is_whole


def test_evidence_that_goes_while_it_is_copied_is_told_of_at_the_end(
    company: CompanyFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lawful disposal in the middle: what is backed up is of before it or of after it."""
    places = Places(tmp_path / "backups")
    real, seen = filling.Making._fill, []

    def disposing(self: Any, half: Path, why: Why, *, is_last: bool) -> Any:
        seen.append(is_last)
        if len(seen) < filling.TRIES:
            raise filling._Outdated
        return real(self, half, why, is_last=is_last)

    monkeypatch.setattr(filling.Making, "_fill", disposing)
    assert backups.back_up(company, places, Why.CLOSE, now=later()).is_whole
    assert seen == [False, False, True]


def test_a_folder_of_another_company_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    places = Places(tmp_path / "backups")
    folders = set()
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        with CompanyFile.create(tmp_path / place / "bow.muster", by="Test", clock=later) as company:
            folders.add(backups.back_up(company, places, Why.CLOSE, now=later()).folder.parent)
            assert len(backups.backups_of(places, company)) == 1
    assert len(folders) == 2


def test_a_locked_file_that_got_a_password_is_backed_up_again(tmp_path: Path) -> None:
    """The same history, open and locked: the open backup is not taken for one of the locked."""
    places = Places(tmp_path / "backups")
    with locked_company(tmp_path / "bow.muster") as company:
        save(company, "site", name="Shop")
        assert backups.back_up_if_changed(company, places, Why.CLOSE, now=later()) is not None
        assert backups.back_up_if_changed(company, places, Why.CLOSE, now=later()) is None
        (one,) = backups.backups_of(places, company)
        assert one.is_locked
    # without the key it is found by its name
    assert backups.backups_of(places, company.path) == [one]
    assert backups.restore(one.folder, tmp_path / "b.muster", key=KEY).is_whole


@pytest.mark.parametrize("stem", ["con", "a" * 120, "Übung: 1/2?", "...", "bow.river "])
def test_any_name_of_a_file_makes_a_folder(tmp_path: Path, stem: str) -> None:
    shelf = Shelf.of(tmp_path, "0" * 32, stem)
    shelf.make()
    name = shelf.folder.name
    assert len(name) <= 50
    assert not set('<>:"/\\|?*') & set(name)
    assert not name.startswith((".", " "))
