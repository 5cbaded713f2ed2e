"""Where a package goes: what a person is told when the disk or a program stands in the way."""

import errno
import os
import shutil
from collections import namedtuple
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Unavailable
from desktop.services.packaging.target import package_name, put, working_in

DAY = date(2026, 11, 16)
Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("company", "stem"),
    [
        ("Bow River Mechanical Ltd.", "Bow River Mechanical Ltd"),
        ("A/B\\C: Welding?", "A-B-C- Welding"),
        ("CON", "CON"),
        ("...", "evidence"),
        ("Désjarlais & Ø", "Desjarlais and O"),
        ("小龙", "小龙"),
    ],
)
def test_the_name_says_whose_and_of_which_day(company: str, stem: str) -> None:
    assert package_name(company, DAY) == f"{stem}_SECOR_package_2026-11-16.pdf"


def test_one_without_names_is_called_so() -> None:
    name = package_name("Bow River", DAY, hide="initials")
    assert name == "Bow River_SECOR_package_2026-11-16_initials.pdf"


def test_a_draft_is_called_so() -> None:
    name = package_name("Bow River", DAY, hide="numbers", own_copy=True, is_draft=True)
    assert name == "Bow River_SECOR_package_2026-11-16_draft_numbers_own_copy.pdf"


@pytest.mark.parametrize("letter", ["x", "é", "漢", "👷"])
def test_a_name_of_any_length_fits_every_disk(letter: str) -> None:
    assert len(package_name(letter * 300, DAY).encode()) < 200


def test_folders_that_were_made_go_again_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), working_in(tmp_path / "a" / "b", 0):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays_with_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(KeyError), working_in(tmp_path, 0):
        raise KeyError
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_a_program_left_that_fell_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".muster-package-999999999-x").mkdir()
    with working_in(tmp_path, 0) as work:
        assert [path.name for path in tmp_path.iterdir()] == [work.name]


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("a file", encoding="utf-8")
    for out in (there, there / "deeper"):
        with pytest.raises(Unavailable, match="not a folder"), working_in(out, 0):
            pass
    assert there.read_text(encoding="utf-8") == "a file"


def test_too_little_space_is_said_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(0, 0, 30 << 20))
    with working_in(tmp_path / "a", 5 << 20):
        pass
    said = "about 32 MB, and 30 MB"
    with pytest.raises(Unavailable, match=said), working_in(tmp_path / "b", 6 << 20):
        pass
    assert not (tmp_path / "b").exists()


def test_no_right_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_given: Any, **_named: Any) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "mkdir", denied)
    with pytest.raises(Unavailable, match="Nothing may be written"), working_in(tmp_path, 0):
        pass


Staged = Callable[[str], Path]


@pytest.fixture
def staged(tmp_path: Path) -> Staged:
    """Lays a new file ready in the private folder; returns where it is to be."""
    (tmp_path / "work" / "new" / "Files").mkdir(parents=True)

    def made(path: str) -> Path:
        (tmp_path / "work" / "new" / path).write_text("new", encoding="utf-8")
        return tmp_path / path

    return made


def test_files_are_put_together(tmp_path: Path, staged: Staged) -> None:
    finals = [staged("Files/a"), staged("b")]
    put(tmp_path, tmp_path / "work", ["Files/a", "b"])
    assert [final.read_text(encoding="utf-8") for final in finals] == ["new", "new"]


@pytest.mark.parametrize("failing", [0, 1])
def test_a_file_that_is_open_elsewhere_keeps_all_as_it_was(
    tmp_path: Path, staged: Staged, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    finals = [staged("Files/a"), staged("b")]
    (tmp_path / "Files").mkdir()
    for final in finals:
        final.write_text("old", encoding="utf-8")
    replace = os.replace

    def locked(source: Path, to: Path) -> None:
        if finals[failing] in (source, to):  # as Windows does with what a reader has open
            raise PermissionError(errno.EACCES, "in use", str(source), None, str(to))
        replace(source, to)

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(Unavailable, match="close it there") as refused:
        put(tmp_path, tmp_path / "work", ["Files/a", "b"])
    assert str(finals[failing]) in str(refused.value)
    assert [final.read_text(encoding="utf-8") for final in finals] == ["old", "old"]


def test_a_folder_made_for_files_that_fail_goes_again(tmp_path: Path, staged: Staged) -> None:
    staged("Files/a")
    with pytest.raises(Unavailable):
        put(tmp_path, tmp_path / "work", ["Files/a", "Files/gone"])
    assert not (tmp_path / "Files").exists()


def test_nothing_is_put_through_a_folder_that_leads_elsewhere(
    tmp_path: Path, staged: Staged
) -> None:
    staged("Files/a")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "Files").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(Unavailable, match="Files' leads to another place"):
        put(tmp_path, tmp_path / "work", ["Files/a"])
    assert list(elsewhere.iterdir()) == []


def test_a_folder_with_the_name_of_the_package_is_not_replaced(
    tmp_path: Path, staged: Staged
) -> None:
    first, in_the_way = staged("Files/a"), staged("b")
    in_the_way.mkdir()
    (in_the_way / "mine").write_text("kept", encoding="utf-8")
    with pytest.raises(Unavailable, match="is a folder") as refused:
        put(tmp_path, tmp_path / "work", ["Files/a", "b"])
    assert str(in_the_way) in str(refused.value)
    assert (in_the_way / "mine").read_text(encoding="utf-8") == "kept"
    assert not first.exists()


def test_what_is_replaced_is_never_gone_from_its_place(
    tmp_path: Path, staged: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is killed at any of these moments leaves the old package or the new one."""
    final = staged("package.pdf")
    final.write_text("old", encoding="utf-8")
    seen: list[str] = []
    replace = os.replace

    def watched(source: Path, target: Path) -> None:
        seen.append(final.read_text(encoding="utf-8"))
        replace(source, target)
        seen.append(final.read_text(encoding="utf-8"))

    monkeypatch.setattr(os, "replace", watched)
    put(tmp_path, tmp_path / "work", ["package.pdf"])
    assert list(dict.fromkeys(seen)) == ["old", "new"]
