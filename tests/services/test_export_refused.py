"""What `muster export` says where it cannot build: one sentence, its exit code, nothing left."""

import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli import CANNOT, run
from tests.builders.company import Company

Usage = namedtuple("Usage", "total used free")
Prepare = Callable[[Path], object]


def lying(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def a_file(out: Path) -> None:
    out.write_text("mine", encoding="utf-8")


def files_of_others(out: Path) -> None:
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    (out / "manifest.json").write_text("{}", encoding="utf-8")


def another_at_work(out: Path) -> None:
    (out / ".muster-package-4711-0badcafe-all-x").mkdir(parents=True)


WAYS: dict[str, tuple[str, Prepare, str]] = {
    "a file in its place": ("out", a_file, "is a file, not a folder"),
    "below a file": ("out/deeper", lambda out: a_file(out.parent), "is a file, not a folder"),
    "files of others": ("out", files_of_others, "is not as Muster wrote it"),
    "another package": ("out", another_at_work, "Another package is being written"),
    "a name that no disk takes": ("x" * 300, lambda _out: None, "longer than this disk can take"),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_stands_in_the_way_is_one_sentence(
    company: Company, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    name, prepare, said = WAYS[way]
    place = tmp_path / "place"
    place.mkdir()
    prepare(place / name)
    before = lying(place)
    file = str(company.file.path)
    arguments = ["export", file, "--out", str(place / name), "--as-of", "2026-11-16", "--json"]
    assert run(arguments) == CANNOT
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1
    assert lying(place) == before


def test_a_disk_that_is_full_is_one_sentence(
    company: Company,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(0, 0, 1 << 20))
    file, out = str(company.file.path), tmp_path / "out"
    assert run(["export", file, "--out", str(out), "--as-of", "2026-11-16"]) == CANNOT
    said = capsys.readouterr()
    assert "There is not enough space in" in said.err
    assert said.out == ""
    assert not out.exists()
