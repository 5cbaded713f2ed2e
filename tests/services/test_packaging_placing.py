"""A package takes the place of the one before it; what others put there is left alone."""

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Unavailable
from desktop.intake import Intake
from desktop.services.packaging import private_place
from desktop.services.packaging.placing import place
from desktop.services.packaging.target import working_in
from desktop.services.packaging.twin import LaidOut, lay
from desktop.store import private_temp, replacing_whole
from tests.builders.laid_out import pages, told_in


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory, intake: Intake) -> dict[str, LaidOut]:
    """A package, and a later one of another day in which a paper is no more."""
    folder = tmp_path_factory.mktemp("templates")
    first = lay(folder / "first", told_in(folder / "first"), intake)
    told = told_in(folder / "second")
    later = pages(folder / "second" / "Bow River_SECOR_package_2026-12-01.pdf", 8)
    fewer = replace(told, pdf=later, exhibits=told.exhibits[:2])
    return {"first": first, "second": lay(folder / "second", fewer, intake)}


def build(out: Path, template: LaidOut) -> None:
    with working_in(out, 0, is_all=True) as work:
        shutil.copytree(template.root, work / "new")
        place(out, template, work)


def lying(out: Path) -> dict[str, bytes]:
    found = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def test_an_older_package_is_replaced_whole(tmp_path: Path, templates: dict[str, LaidOut]) -> None:
    build(tmp_path, templates["first"])
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "C Company" / "mine.txt").write_text("mine", encoding="utf-8")
    build(tmp_path, templates["second"])
    wanted = {
        path: (templates["second"].root / path).read_bytes() for path in templates["second"].paths
    }
    assert lying(tmp_path) == wanted | {"mine.txt": b"mine", "C Company/mine.txt": b"mine"}
    assert not (tmp_path / "1 Everything" / "1.2").exists()


def test_the_same_twice_is_the_same(tmp_path: Path, templates: dict[str, LaidOut]) -> None:
    build(tmp_path / "a", templates["first"])
    once = lying(tmp_path / "a")
    build(tmp_path / "a", templates["first"])
    assert lying(tmp_path / "a") == once


@pytest.mark.parametrize(("remark", "age"), [(b"a letter with a remark", 0), (b"A LETTER", 99)])
def test_a_paper_that_somebody_wrote_on_is_not_thrown_away(
    tmp_path: Path, templates: dict[str, LaidOut], remark: bytes, age: int
) -> None:
    build(tmp_path, templates["first"])
    letter = tmp_path / "1 Everything/1.2/1.2-01 Letter to Zoe.docx"
    letter.write_bytes(remark)
    written = letter.stat().st_mtime - age  # a copy keeps its time, also of another letter
    os.utime(letter, (written, written))
    build(tmp_path, templates["second"])
    assert letter.read_bytes() == remark


@pytest.mark.parametrize(
    "path", ["index.html", "manifest.json", "action plan.xlsx", "1 Everything/1.2/mine.pdf"]
)
def test_a_file_of_somebody_else_is_not_replaced(
    tmp_path: Path, templates: dict[str, LaidOut], path: str
) -> None:
    paper = next(one for one in templates["first"].paths if one.startswith("1 Everything/1.2"))
    mine = tmp_path / path.replace("1 Everything/1.2/mine.pdf", paper)
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(Unavailable, match="not as Muster wrote it"):
        build(tmp_path, templates["first"])
    assert [*lying(tmp_path).values()] == [b"mine"]


def test_the_package_of_another_company_is_not_replaced(
    tmp_path: Path, templates: dict[str, LaidOut]
) -> None:
    build(tmp_path, templates["first"])
    before = lying(tmp_path)
    with pytest.raises(Unavailable, match=r"package of Bow River .* lies in"):
        build(tmp_path, replace(templates["second"], company="Elk Valley Ltd."))
    assert lying(tmp_path) == before


def test_a_plan_that_somebody_filled_in_is_not_replaced(
    tmp_path: Path, templates: dict[str, LaidOut]
) -> None:
    build(tmp_path, templates["first"])
    plan = tmp_path / "action plan.xlsx"
    as_it_was = plan.stat()
    filled_in = plan.read_bytes()[:-1] + b"!"  # of the same length
    plan.write_bytes(filled_in)
    with pytest.raises(Unavailable, match="action plan"):
        build(tmp_path, templates["second"])
    assert plan.read_bytes() == filled_in
    long_ago = as_it_was.st_mtime - 1_000_000  # a restored backup of it, a copy that kept its time
    os.utime(plan, (long_ago, long_ago))
    with pytest.raises(Unavailable, match="action plan"):
        build(tmp_path, templates["second"])
    assert plan.read_bytes() == filled_in
    plan.write_bytes((templates["first"].root / plan.name).read_bytes())
    os.utime(plan, (as_it_was.st_atime + 99, as_it_was.st_mtime + 99))  # as of a copy
    build(tmp_path, templates["second"])


@pytest.mark.parametrize(
    ("path", "said"), [("index.html/x", "is a folder"), ("1 Everything", "is a file")]
)
def test_what_stands_in_the_way_is_named_and_left(
    tmp_path: Path, templates: dict[str, LaidOut], path: str, said: str
) -> None:
    in_the_way = tmp_path / path
    in_the_way.parent.mkdir(exist_ok=True)
    in_the_way.write_text("mine", encoding="utf-8")
    with pytest.raises(Unavailable, match=said):
        build(tmp_path, templates["first"])
    assert lying(tmp_path) == {path: b"mine"}


def test_a_file_open_elsewhere_is_named_and_the_old_package_stays(
    tmp_path: Path, templates: dict[str, LaidOut], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, templates["first"])
    before = lying(tmp_path)
    plain = os.replace

    def locked(source: Path, to: Path) -> None:
        if "index.html" in (Path(source).name, Path(to).name):
            raise PermissionError(errno.EACCES, "in use", str(source), None, str(to))
        plain(source, to)

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(Unavailable, match="close it there") as refused:
        build(tmp_path, templates["second"])
    assert "index.html" in str(refused.value)
    monkeypatch.undo()
    assert lying(tmp_path) == before


def test_a_file_that_another_program_lets_nobody_read_is_named(
    tmp_path: Path, templates: dict[str, LaidOut], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, templates["first"])
    plan = tmp_path / "action plan.xlsx"
    before, plain = lying(tmp_path), Path.open

    def locked(path: Path, *given: Any, **named: Any) -> Any:
        if path == plan:
            raise PermissionError(errno.EACCES, "in use", str(path))
        return plain(path, *given, **named)

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(Unavailable, match=r"action plan.xlsx' could not be replaced.*close it"):
        build(tmp_path, templates["second"])
    monkeypatch.undo()
    assert lying(tmp_path) == before


def test_a_disk_that_fails_says_so_and_the_old_package_stays(
    tmp_path: Path, templates: dict[str, LaidOut], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, templates["first"])
    before, plain = lying(tmp_path), os.replace

    def full(source: Path, to: Path) -> None:
        if Path(to).name == "manifest.json":
            raise OSError(errno.ENOSPC, "full")
        plain(source, to)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Unavailable, match="no space left"):
        build(tmp_path, templates["second"])
    monkeypatch.undo()
    assert lying(tmp_path) == before


class Fallen(BaseException):
    """The program is gone: nothing that it would still do is done."""


def fall_in_the_midst(out: Path, templates: dict[str, LaidOut], patch: pytest.MonkeyPatch) -> Path:
    """A program was killed while it put a package in place; returns its private folder."""
    plain = os.replace

    def killed(source: Path, to: Path) -> None:
        if Path(to).name == "index.html":
            raise Fallen
        plain(source, to)

    def nothing(*_given: Any) -> None:
        raise Fallen

    with patch.context() as inner:
        inner.setattr(os, "replace", killed)
        inner.setattr(replacing_whole, "put_back", nothing)
        with pytest.raises(Fallen):
            build(out, templates["second"])
    (left,) = out.glob(".muster-package-*")
    return left.rename(out / ".muster-package-999999999-x")


def test_a_program_puts_back_what_it_could_not_when_the_stick_was_pulled(
    tmp_path: Path, templates: dict[str, LaidOut], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, templates["first"])
    before = lying(tmp_path)
    left = fall_in_the_midst(tmp_path, templates, monkeypatch)
    left.rename(tmp_path / f".muster-package-{os.getpid()}-x")
    private_place.put_back_left(tmp_path)
    assert lying(tmp_path) == before


def test_the_next_build_puts_back_what_a_program_left_that_fell(
    tmp_path: Path, templates: dict[str, LaidOut], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, templates["first"])
    before = lying(tmp_path)
    fall_in_the_midst(tmp_path, templates, monkeypatch)
    assert lying(tmp_path) != before
    private_place.put_back_left(tmp_path)
    assert lying(tmp_path) == before


def test_the_next_start_puts_it_back(
    tmp_path: Path, templates: dict[str, LaidOut], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, temporary = tmp_path / "out", tmp_path / "tmp"
    build(out, templates["first"])
    before = lying(out)
    left = fall_in_the_midst(out, templates, monkeypatch)
    folder = temporary / "muster-999999999-abc"
    folder.mkdir(parents=True)
    (folder / "left-1").write_bytes(os.fsencode(left))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with private_temp.own(tmp_path / "opened"):
        assert lying(out) == before


def test_the_number_of_a_program_that_fell_may_be_that_of_another_by_now(
    tmp_path: Path, templates: dict[str, LaidOut], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, templates["first"])
    before = lying(tmp_path)
    left = fall_in_the_midst(tmp_path, templates, monkeypatch)
    other = left.rename(tmp_path / f".muster-package-{os.getppid()}-x")
    private_place.put_back_left(tmp_path)
    assert other.exists()  # at work still, as far as anybody can tell
    os.utime(other, (1_000_000_000, 1_000_000_000))
    private_place.put_back_left(tmp_path)
    assert lying(tmp_path) == before


def test_a_folder_that_leads_elsewhere_is_not_written_into(
    tmp_path: Path, templates: dict[str, LaidOut]
) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    build(out, templates["first"])
    elsewhere.mkdir()
    shutil.copytree(out / "1 Everything", elsewhere / "kept")
    shutil.rmtree(out / "1 Everything")
    (out / "1 Everything").symlink_to(elsewhere / "kept", target_is_directory=True)
    before, there = lying(out), lying(elsewhere)
    with pytest.raises(Unavailable, match="1 Everything' leads to another place"):
        build(out, templates["second"])
    assert lying(out) == before
    assert lying(elsewhere) == there


def test_two_packages_are_not_built_into_one_folder_at_once(
    tmp_path: Path, templates: dict[str, LaidOut]
) -> None:
    build(tmp_path, templates["first"])
    before = lying(tmp_path)
    with working_in(tmp_path, 0, is_all=True):
        with pytest.raises(Unavailable, match="Another package is being written into"):
            build(tmp_path, templates["second"])
        assert lying(tmp_path) == before
        with working_in(tmp_path, 0):  # one PDF beside it disturbs nobody
            pass
    build(tmp_path, templates["second"])
    assert [path.name for path in tmp_path.glob(".*")] == []


@pytest.mark.parametrize(("age", "is_refused"), [(60, True), (2 * 3600, False)])
def test_a_package_from_another_pc_is_at_work_as_long_as_it_writes(
    tmp_path: Path, templates: dict[str, LaidOut], age: int, is_refused: bool
) -> None:
    theirs = tmp_path / ".muster-package-4711-0badcafe-all-x"
    theirs.mkdir()
    then = theirs.stat().st_mtime - age
    os.utime(theirs, (then, then))
    if is_refused:
        with pytest.raises(Unavailable, match="Another package is being written into"):
            build(tmp_path, templates["first"])
    else:
        build(tmp_path, templates["first"])
    assert theirs.exists() == is_refused
