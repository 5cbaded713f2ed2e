"""How `muster` comes by a password: of who sits there, out of a file, from the keyring."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.locking import set_password
from tests.builders.company import NOON, company_in
from tests.builders.terminal import Terminal

ASKED = "Password of company.muster: "
NEW, AGAIN = "New password: ", "Once more: "
PASSWORD = "grader wolf coffee"
FILE = "company.muster"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in a folder with a locked company file."""
    with company_in(tmp_path) as company:
        path = company.file.path
    set_password(path, PASSWORD, by="Test", clock=lambda: NOON)
    return Terminal(tmp_path)


@pytest.fixture
def keys() -> Iterator[tuple[int, int]]:
    """A keyboard and what a program reads of it."""
    pty = pytest.importorskip("pty", reason="the terminals of POSIX")
    here, there = pty.openpty()
    yield here, there
    os.close(here)
    os.close(there)


def _typed(
    terminal: Terminal, keys: tuple[int, int], answers: list[tuple[str, str]], *words: str
) -> tuple[int, str]:
    """Run `muster`, answer each question; return its exit code and what it said."""
    keyboard, seen = keys
    command = terminal.command(*words)
    with subprocess.Popen(
        command, stdin=seen, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=terminal.surroundings, cwd=terminal.folder, start_new_session=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        said = b""
        for question, answer in answers:
            asked = b""
            while not asked.endswith(question.encode()):
                mark = program.stdout.read(1)
                assert mark, (said + asked).decode()
                asked += mark
            said += asked
            os.write(keyboard, answer.encode() + b"\n")
        said += program.stdout.read()
    assert b"Traceback" not in said
    return program.returncode, said.decode()


def test_who_sits_there_is_asked_and_may_mistype(terminal: Terminal, keys: tuple[int, int]) -> None:
    code, said = _typed(
        terminal, keys, [(ASKED, "grader wolf tea"), (ASKED, PASSWORD)], "check", FILE
    )
    assert code == 0, said
    assert said.count(ASKED) == 2
    assert "does not open company.muster" in said
    assert "grader" not in said  # what is typed is not shown


def test_after_three_wrong_ones_it_is_over(terminal: Terminal, keys: tuple[int, int]) -> None:
    code, said = _typed(terminal, keys, [(ASKED, "not this one")] * 3, "check", FILE)
    assert code == 3
    assert "company.muster was not opened." in said


def test_a_new_file_with_a_password_asks_for_it_twice(
    terminal: Terminal, keys: tuple[int, int]
) -> None:
    words = ("new", "other.muster", "--company", "Bow River", "--with-password")
    code, said = _typed(terminal, keys, [(NEW, PASSWORD), (AGAIN, "grader wolf tea")], *words)
    assert code == 2
    assert "not the same" in said
    assert not (terminal.folder / "other.muster").exists()
    code, said = _typed(terminal, keys, [(NEW, PASSWORD), (AGAIN, PASSWORD)], *words)
    assert code == 0, said
    code, said = _typed(terminal, keys, [("other.muster: ", PASSWORD)], "check", "other.muster")
    assert code in (0, 1), said


def test_where_nobody_sits_it_says_how_to_hand_the_password_over(terminal: Terminal) -> None:
    for words in (("check", FILE), ("verify", FILE), ("backup", FILE), ("history", FILE)):
        ended = terminal.muster(*words)
        assert ended.code == 3
        assert "MUSTER_PASSWORD_FILE" in ended.err
        assert ended.out == ""


def test_where_there_is_no_keyring_it_says_so(terminal: Terminal) -> None:
    ended = terminal.muster("check", FILE, "--password-from-keyring")
    assert ended.code == 3
    assert "keyring of this PC has no password" in ended.err


def test_a_password_file_that_is_none_is_named(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUSTER_PASSWORD_FILE", str(terminal.folder / "none.txt"))
    ended = terminal.muster("check", FILE)
    assert ended.code == 3
    assert "none.txt" in ended.err


def test_a_password_is_changed_without_anybody_at_the_keys(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, password in (("MUSTER_PASSWORD_FILE", PASSWORD), ("MUSTER_NEW_PASSWORD_FILE", "q")):
        file = terminal.folder / f"{name}.txt"
        file.write_text(password + "\r\n", encoding="utf-8")
        monkeypatch.setenv(name, str(file))
    too_short = terminal.muster("password", FILE, "change")
    assert too_short.code == 2
    assert "at least 8" in too_short.err
    file.write_text("another long one\n", encoding="utf-8")
    assert terminal.muster("password", FILE, "change").code == 0
    assert terminal.muster("check", FILE).code == 3
    monkeypatch.setenv("MUSTER_PASSWORD_FILE", str(file))
    assert terminal.muster("check", FILE).code == 0
