"""What `muster backups` lists and says: of a file, of a folder, of what is neither."""

import shutil
from pathlib import Path

import pytest

from tests.builders.files import copied, save
from tests.builders.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in a folder with bow.muster in it."""
    with copied(tmp_path / "bow.muster") as company:
        save(company, "worker", last_name="Desjarlais")
    return Terminal(tmp_path)


def test_what_went_to_a_stick_is_listed_with_the_rest(terminal: Terminal) -> None:
    made = terminal.muster("backup", "bow.muster", "--to", "stick")
    assert "To bring it back: muster restore " in made.out
    assert "muster backups bow.muster and File > Restore list it" in made.out
    terminal.muster("backup", "bow.muster")
    told = terminal.muster("backups", "bow.muster", "--json").document()["backups"]
    assert [one["place"] for one in told] == ["first", "other"]
    alone = terminal.muster("backups", "bow.muster", "--to", "stick", "--json").document()
    assert len(alone["backups"]) == 1
    shutil.rmtree(terminal.folder / "stick")
    told = terminal.muster("backups", "bow.muster", "--json").document()["backups"]
    assert [one["place"] for one in told] == ["first"]


def test_a_folder_is_asked_what_lies_in_it(terminal: Terminal) -> None:
    folder = terminal.muster("backup", "bow.muster", "--to", "stick", "--json").document()["folder"]
    for path in ("stick", Path(folder).parent, folder):
        told = terminal.muster("backups", path)
        assert (told.code, folder in told.out, "bow.muster" in told.out) == (0, True, True)
        assert len(terminal.muster("backups", path, "--json").document()["backups"]) == 1


def test_what_is_neither_is_a_sentence(terminal: Terminal) -> None:
    (terminal.folder / "notes.txt").write_text("Call Rick about the cards.\n" * 400)
    (terminal.folder / "empty.muster").write_bytes(b"")
    (terminal.folder / "photo.jpg").write_bytes(b"\xff\xd8" + bytes(range(256)) * 40)
    (terminal.folder / "papers").mkdir()
    for name in ("notes.txt", "empty.muster", "photo.jpg"):
        told = terminal.muster("backups", name)
        assert (told.code, told.out) == (3, "")
        assert f"{name} is not a Muster company file" in told.err
    told = terminal.muster("backups", "papers")
    assert (told.code, "There is no backup in the folder" in told.err) == (3, True)
    told = terminal.muster("backups", "bow.muster")
    assert (told.code, "There is no backup of bow.muster yet." in told.out) == (0, True)


def test_days_are_said_as_people_say_them(terminal: Terminal) -> None:
    folder = terminal.muster("backup", "bow.muster", "--json").document()["folder"]
    listed = terminal.muster("backups", "bow.muster").out
    assert "today at " in listed or "yesterday at " in listed
    restored = terminal.muster("restore", folder, "--to", "back.muster").out
    assert "as it was today at " in restored or "as it was yesterday at " in restored


def test_locked_and_open_ones_are_told_apart(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.muster("backup", "bow.muster")
    assert terminal.muster("backups", "bow.muster").out.splitlines()[0].endswith("by hand")
    password = terminal.folder / "password.txt"
    password.write_text("grader wolf coffee", encoding="utf-8")
    monkeypatch.setenv("MUSTER_PASSWORD_FILE", str(password))
    assert terminal.muster("password", "bow.muster", "set").code == 1  # an open one lies there
    lines = terminal.muster("backups", "bow.muster").out.splitlines()
    assert "when the password was set" in lines[0]
    assert lines[0].endswith("  locked")
    assert lines[2].endswith("  not locked")
    terminal.muster("password", "bow.muster", "remove")
    assert "when the password was taken off" in terminal.muster("backups", "bow.muster").out


def test_a_copy_has_its_own_and_those_of_the_other_are_marked(terminal: Terminal) -> None:
    terminal.muster("backup", "bow.muster")
    (terminal.folder / "copy").mkdir()
    shutil.copy(terminal.folder / "bow.muster", terminal.folder / "copy" / "bow.muster")
    told = terminal.muster("backups", Path("copy") / "bow.muster")
    assert f"made from bow.muster in {terminal.folder}" in told.out.replace("~", str(Path.home()))
    (one,) = terminal.muster("backups", Path("copy") / "bow.muster", "--json").document()["backups"]
    assert not one["own"]
    assert "made from" not in terminal.muster("backups", "bow.muster").out


@pytest.mark.parametrize("verb", ["verify", "restore"])
def test_a_place_is_not_one_backup(terminal: Terminal, verb: str) -> None:
    folder = terminal.muster("backup", "bow.muster", "--to", "stick", "--json").document()["folder"]
    to = ["--to", "back.muster"] if verb == "restore" else []
    for path in ("stick", Path(folder).parent):
        told = terminal.muster(verb, path, *to)
        assert (told.code, f"the newest is {folder}" in told.err) == (3, True)


def test_a_backup_without_its_manifest_comes_back_and_says_so(terminal: Terminal) -> None:
    folder = Path(terminal.muster("backup", "bow.muster", "--json").document()["folder"])
    (folder / "manifest.json").write_bytes(b"{")
    listed = terminal.muster("backups", "bow.muster")
    assert listed.code == 0
    assert "its manifest cannot be read" in listed.out
    assert str(folder) in listed.out
    assert terminal.muster("backups", "bow.muster", "--json").document()["without_manifest"] == [
        str(folder)
    ]
    told = terminal.muster("verify", folder)
    assert told.code == 1
    assert "The manifest of the backup cannot be read" in told.out
    assert "list of the files" not in told.out
    restored = terminal.muster("restore", folder, "--to", "back.muster")
    assert restored.code == 1
    assert "What could not be proved is that this is the backup of that day" in restored.err
    assert terminal.muster("verify", "back.muster").code == 0
