"""A folder that was named and is not there is told as that, by every verb that writes somewhere."""

from pathlib import Path

import pytest

from tests.builders.files import copied
from tests.builders.terminal import Terminal

PASSWORD = "grader wolf coffee"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in a folder with a company file, a dump of it and a file that is no folder."""
    copied(tmp_path / "bow.muster").close()
    (tmp_path / "file").write_bytes(b"x")
    return Terminal(tmp_path)


def test_who_writes_into_a_folder_that_is_not_there_is_told(terminal: Terminal) -> None:
    backup = terminal.muster("backup", "bow.muster", "--json").document()["folder"]
    assert terminal.muster("dump", "bow.muster", "--out", "dump").code == 0
    for words in (
        ("new", "none/x.muster", "--company", "Bow"),
        ("print", "bow.muster", "toolbox-meeting", "--out", "none/x.pdf"),
        ("dump", "bow.muster", "--out", "none/dump"),
        ("load", "dump", "--to", "none/x.muster"),
        ("restore", backup, "--to", "none/x.muster"),
    ):
        told = terminal.muster(*words)
        assert (told.code, told.out) == (3, ""), words
        assert "does not exist" in told.err, words
        in_a_file = terminal.muster(*(str(word).replace("none/", "file/") for word in words))
        assert in_a_file.code == 3
        assert "disk or stick is connected" not in in_a_file.err
    assert not (terminal.folder / "none").exists()


def test_the_folder_of_a_sheet_too(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    password = terminal.folder / "password.txt"
    password.write_text(PASSWORD, encoding="utf-8")
    monkeypatch.setenv("MUSTER_PASSWORD_FILE", str(password))
    terminal.muster("password", "bow.muster", "set")
    told = terminal.muster("password", "bow.muster", "sheet", "--out", "none/sheet.pdf")
    assert told.code == 3
    assert "folder" in told.err
    assert "does not exist" in told.err
    assert "take the change" not in told.err


def test_a_file_in_the_place_of_a_folder_is_told_as_that(terminal: Terminal) -> None:
    told = terminal.muster("backup", "bow.muster", "--to", "file")
    assert told.code == 3
    assert "or there is a file of that name. Your company file is as it was" in told.err
    told = terminal.muster("export", "bow.muster", "--out", "file/deep")
    assert (told.code, "is a file, not a folder" in told.err) == (3, True)
