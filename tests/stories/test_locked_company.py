"""A company behind a password: it opens for whoever may, and says nothing to anybody else."""

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from desktop.store.file import CompanyFile
from tests.builders.company import NOON
from tests.builders.terminal import Terminal

PASSWORD = "grader wolf coffee"
LEAST = 5  # letters of a name that does not come up by chance in what is locked
PATIENCE = 60.0  # seconds


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal whose home, backups and temporary files all lie in one folder."""
    temp = tmp_path / "temp"
    temp.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temp))
    return Terminal(tmp_path)


@pytest.fixture
def names(terminal: Terminal) -> set[str]:
    """The last names of the workers of the demonstration company, in bow.muster."""
    assert terminal.muster("demo", "bow.muster", "--as-of", "2026-11-16").code == 0
    path = terminal.folder / "bow.muster"
    with (
        CompanyFile.open(path, by="Test", clock=lambda: NOON, read_only=True) as company,
        company.reading() as connection,
    ):
        found = connection.exec_driver_sql("SELECT last_name FROM worker").scalars()
        names = {name for name in found if len(name) >= LEAST}
    assert len(names) > 3
    assert _found_in(terminal.folder, names)  # else the search would prove nothing
    return names


@pytest.fixture
def password(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file out of which the commands take the password."""
    file = terminal.folder / "password.txt"
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    monkeypatch.setenv("MUSTER_PASSWORD_FILE", str(file))
    return file


def _found_in(folder: Path, names: set[str]) -> set[tuple[str, str]]:
    """Return where a name stands readable in a file, whatever the file is, or in its own name."""
    found = set()
    for file in folder.rglob("*"):
        data = file.read_bytes() if file.is_file() else b""
        for name in names:
            spelled = (name.encode(), name.encode("utf-16-le"), name.upper().encode())
            if name in file.name or any(one in data for one in spelled):
                found.add((str(file.relative_to(folder)), name))
    return found


def _as_a_stranger(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.delenv("MUSTER_PASSWORD_FILE")
    asked = terminal.muster("check", file)
    assert asked.code == 3
    assert "locked with a password" in asked.err
    wrong = terminal.folder / "wrong.txt"
    wrong.write_text("grader wolf tea bag", encoding="utf-8")
    monkeypatch.setenv("MUSTER_PASSWORD_FILE", str(wrong))
    refused = terminal.muster("check", file)
    assert refused.code == 3
    assert "does not open bow.muster" in refused.err
    assert refused.out == ""


@pytest.mark.usefixtures("password")
def test_from_open_to_locked_to_open_again(
    terminal: Terminal, names: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = terminal.folder / "bow.muster"
    before = terminal.muster("check", file, "--as-of", "2026-11-16", "--json").document()
    assert terminal.muster("backup", file).code == 0

    # locked, and the backups from before go: nothing says a name any more
    done = terminal.muster("password", file, "set", "--delete-open-backups")
    assert done.code == 0, done.err
    assert terminal.muster("backup", file).code == 0
    assert _found_in(terminal.folder, names) == set()

    # the right password opens it, and it says what it said; then a sheet is made of it
    after = terminal.muster("check", file, "--as-of", "2026-11-16", "--json").document()
    assert after == before
    assert terminal.muster("verify", file).code == 0
    assert terminal.muster("password", file, "sheet", "--out", "sheet.pdf").code == 0
    with pypdfium2.PdfDocument(terminal.folder / "sheet.pdf") as sheet:
        words = sheet[0].get_textpage().get_text_range().splitlines()

    _as_a_stranger(terminal, monkeypatch, file)

    # what stands on the sheet opens it as well
    code = terminal.folder / "code.txt"
    lines = [line[1:] for line in words if line[:1] in "1234" and len(line.split()) > LEAST]
    code.write_text(" ".join(lines), encoding="utf-8")
    monkeypatch.setenv("MUSTER_PASSWORD_FILE", str(code))
    opened = terminal.muster("check", file, "--as-of", "2026-11-16", "--json").document()
    assert opened == before
    assert _found_in(terminal.folder, names) == set()

    # and without the password it is what it was
    assert terminal.muster("password", file, "remove").code == 0
    monkeypatch.delenv("MUSTER_PASSWORD_FILE")
    open_again = terminal.muster("check", file, "--as-of", "2026-11-16", "--json").document()
    assert open_again == before


@pytest.mark.usefixtures("names", "password")
def test_a_locked_backup_and_a_dump_bring_all_of_it_back(terminal: Terminal) -> None:
    file = terminal.folder / "bow.muster"
    terminal.muster("password", file, "set")
    made = terminal.muster("backup", file, "--to", "stick", "--json").document()
    restored = terminal.muster("restore", made["folder"], "--to", "back.muster")
    assert restored.code == 0, restored.err
    assert terminal.muster("dump", "back.muster", "--out", "one").code == 0
    loaded = terminal.muster("load", "one", "--to", "loaded.muster", "--with-password")
    assert loaded.code == 0, loaded.err
    assert terminal.muster("dump", "loaded.muster", "--out", "two").code == 0
    one, two = (_held(terminal.folder / name) for name in ("one", "two"))
    assert one == two
    assert b"SQLite" not in (terminal.folder / "loaded.muster").read_bytes()[:16]


def _held(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.usefixtures("password")
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes in the way of POSIX")
def test_a_package_that_was_cut_off_leaves_nothing_after_the_next_start(
    terminal: Terminal, names: set[str]
) -> None:
    file = terminal.folder / "bow.muster"
    assert terminal.muster("password", file, "set").code == 0
    out = terminal.folder / "package"
    command = terminal.command("export", file, "--out", out)
    with subprocess.Popen(
        command, env=terminal.surroundings, cwd=terminal.folder, stderr=subprocess.DEVNULL
    ) as export:
        until = time.monotonic() + PATIENCE
        while not any(out.glob(".muster-package-*/*")) and time.monotonic() < until:
            time.sleep(0.002)
        export.kill()
    assert any(out.glob(".muster-package-*")), "it ended before it was killed"
    terminal.muster("check", file)
    assert _found_in(terminal.folder, names) == set()
    assert list((terminal.folder / "temp").iterdir()) == []
