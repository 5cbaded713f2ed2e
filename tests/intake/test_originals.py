"""What lies on the disk is read only when it is an ordinary file that keeps still."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake, Limits, originals, read_bytes_checked
from desktop.intake.originals import fingerprint, shown_name, stamp
from tests.builders.hostile import picture, written

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")
LIMITS = Limits()


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("outside"), "secret.txt", "words")


def test_a_folder_is_refused(intake: Intake, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        intake.examine(tmp_path)


def test_an_empty_file_is_refused(intake: Intake, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"'a\.pdf' is empty"):
        intake.examine(written(tmp_path, "a.pdf", b""))


def test_a_file_that_is_gone_is_the_machine_s_affair(intake: Intake, tmp_path: Path) -> None:
    for question in (intake.examine, intake.tables, intake.looks_like_table):
        with pytest.raises(Unavailable, match=r"'gone\.csv' is no longer there"):
            question(tmp_path / "gone.csv")


@posix_only
def test_a_pipe_that_nobody_writes_into_holds_nothing_up(intake: Intake, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(Refused, match="not an ordinary file"):
        intake.examine(tmp_path / "a.csv")
    with pytest.raises(Unavailable, match="no longer there"):
        fingerprint(tmp_path / "a.csv", LIMITS)


@posix_only
def test_a_device_is_refused(intake: Intake) -> None:
    with pytest.raises(Refused, match="not an ordinary file"):
        intake.examine(Path(os.devnull))


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_the_machine_s_affair(
    intake: Intake, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.csv", "Unit,Date")
    path.chmod(0)
    with pytest.raises(Unavailable, match=r"This computer does not allow 'a\.csv' to be read"):
        intake.examine(path)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "does not allow 'a.csv' to be read"),
        (OSError(5, "Input/output error"), r"read from its disk \(Input/output error\)"),
        (OSError("odd"), r"read from its disk \(odd\)"),
    ],
)
def test_what_the_machine_answers_becomes_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def fail(*_args: object) -> int:
        raise error

    path = written(tmp_path, "a.csv", "Unit,Date")
    monkeypatch.setattr(originals.os, "open", fail)
    with pytest.raises(Unavailable, match=words):
        fingerprint(path, LIMITS)


@posix_only
def test_a_link_may_not_lead_out_of_the_folder(
    intake: Intake, tmp_path: Path, outside: Path
) -> None:
    (tmp_path / "a.txt").symlink_to(outside)
    with pytest.raises(Refused, match=r"'a\.txt' is a link to a file outside its folder"):
        intake.examine(tmp_path / "a.txt")


@posix_only
def test_a_linked_folder_may_not_lead_out_either(
    intake: Intake, tmp_path: Path, outside: Path
) -> None:
    (tmp_path / "sub").symlink_to(outside.parent)
    with pytest.raises(Refused, match="outside its folder"):
        intake.examine(tmp_path / "sub" / outside.name, within=tmp_path)


@posix_only
def test_a_link_within_the_folder_is_followed(intake: Intake, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    written(tmp_path, "a.txt", "words")
    (tmp_path / "sub" / "b.txt").symlink_to(tmp_path / "a.txt")
    found = intake.examine(tmp_path / "sub" / "b.txt", within=tmp_path)
    assert (found.name, found.text) == ("b.txt", "words")


@posix_only
def test_a_link_to_nowhere_is_gone_and_one_to_itself_cannot_be_read(
    intake: Intake, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    with pytest.raises(Unavailable, match="no longer there"):
        intake.examine(tmp_path / "a.txt")
    with pytest.raises(Unavailable, match="could not be read from its disk"):
        intake.examine(tmp_path / "b.txt")


def test_a_relative_path_is_read_from_where_the_program_stands(
    intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "a.txt", "words")
    monkeypatch.chdir(tmp_path)
    assert intake.examine(Path("a.txt")).path == tmp_path / "a.txt"


def test_the_hash_is_the_file_s_own(tmp_path: Path) -> None:
    content = picture() * 40
    path = written(tmp_path, "a.jpg", content)
    sha256, seen = fingerprint(path, LIMITS)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert seen == stamp(path, LIMITS)
    assert read_bytes_checked(path, sha256) == content


def test_a_file_that_grows_while_it_is_hashed_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "a.csv", "Unit,Date\n")
    real = originals.hashlib.sha256

    def growing() -> object:
        with path.open("ab") as stream:
            stream.write(b"101,2026-01-02\n")
        return real()

    _, seen = fingerprint(path, LIMITS)
    monkeypatch.setattr(originals.hashlib, "sha256", growing)
    assert fingerprint(path, LIMITS)[1] != seen


def test_a_file_that_outgrows_the_limit_while_it_is_hashed_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "x" * 100)
    with pytest.raises(Refused, match="Muster takes files of up to"):
        fingerprint(path, Limits(max_bytes=99))


def test_a_file_that_changes_while_it_is_read_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "a.csv", "Unit,Date\n101,2026-01-02\n")
    with Intake() as door:
        real = door._reader.ask

        def meddling(*args: object) -> object:
            answer = real(*args)
            path.write_text("Unit,Date\n102,2026-01-02\n102,2026-01-02\n")
            return answer

        monkeypatch.setattr(door._reader, "ask", meddling)
        for question in (door.examine, door.tables):
            path.write_text("Unit,Date\n")
            with pytest.raises(Unavailable, match=r"'a\.csv' was changed while it was being read"):
                question(path)


def test_contents_that_are_no_longer_the_same_are_not_stored(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "Unit,Date\n")
    sha256, _ = fingerprint(path, LIMITS)
    path.write_text("Unit;Date\n")
    with pytest.raises(Unavailable, match="was changed while it was being read"):
        read_bytes_checked(path, sha256)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a.pdf", "a.pdf"),
        ("José.pdf", "José.pdf"),
        ("two\nlines\x1b[2J.pdf", "two lines [2J.pdf"),
        ("b\udcffd.pdf", "b\ufffdd.pdf"),
    ],
)
def test_a_name_is_fit_to_show(given: str, shown: str) -> None:
    assert shown_name(Path("/folder") / given) == shown


@posix_only
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes only names that are text")
def test_a_name_that_is_no_text_does_not_stop_its_file(intake: Intake, tmp_path: Path) -> None:
    found = intake.examine(written(tmp_path, os.fsdecode(b"caf\xe9.txt"), "words"))
    assert (found.name, found.text) == ("caf\ufffd.txt", "words")


def test_braces_in_a_name_are_only_letters(intake: Intake, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"'\{advice\} \{0\}\.html' is a web page"):
        intake.examine(written(tmp_path, "{advice} {0}.html", "<html>"))
