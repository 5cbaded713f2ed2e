"""What the program writes for a moment is private, and gone with it, however it ends."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import pytest

from desktop.store.private_temp import noted, own
from tests.builders.files import python

# writes into its private folder, begins a file of the person, says where all of it is, and waits
FALLS = """
import sys, tempfile
from pathlib import Path
from desktop.store.private_temp import noted, own

half = Path(sys.argv[1]).with_name(".list.0123.new")
with own(Path(sys.argv[1]).with_name("opened")), noted(half):
    (Path(tempfile.mkdtemp()) / "sheet.xml").write_text("Desjarlais")
    half.write_text("Desjarlais")
    print(tempfile.gettempdir(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for what is temporary, of a test and the programs that it starts."""
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    return temp


@pytest.mark.usefixtures("temp")
def test_what_is_of_the_moment_lies_where_only_this_person_may_look(tmp_path: Path) -> None:
    with own(tmp_path / "opened"):
        folder = Path(tempfile.gettempdir())
        assert folder.name.startswith(f"muster-{os.getpid()}-")
        if os.name == "posix":
            assert folder.stat().st_mode & 0o777 == 0o700
        (Path(tempfile.mkdtemp()) / "sheet.xml").write_text("Desjarlais")
    assert not folder.exists()


def test_what_a_program_that_fell_left_is_cleared_away_by_the_next(
    tmp_path: Path, temp: Path
) -> None:
    with python(FALLS, tmp_path / "bow.muster", stdin=PIPE, stdout=PIPE) as program:
        assert program.stdout is not None
        left = Path(program.stdout.readline().strip())
        with own(tmp_path / "opened"):  # while that one is still at work
            assert left.is_dir()
        program.kill()
    half = tmp_path / ".list.0123.new"
    assert left.is_dir()
    assert half.exists()
    with own(tmp_path / "opened"):
        assert not left.exists()
        assert not half.exists()
    assert list(temp.iterdir()) == []


@pytest.mark.usefixtures("temp")
def test_files_that_were_opened_outside_go_at_the_next_start(tmp_path: Path) -> None:
    dead = tmp_path / "opened" / f"open-{2**22 + 1}"  # no system counts its processes so far
    dead.mkdir(parents=True)
    shown = dead / "card.pdf"
    shown.write_text("Desjarlais")
    shown.chmod(0o400)
    with own(tmp_path / "opened"):
        assert not dead.exists()


def test_a_note_leads_to_nothing_but_what_is_half_made(tmp_path: Path, temp: Path) -> None:
    ours = tmp_path / "bow.muster"
    ours.write_text("ten years")
    dead = temp / f"muster-{2**22 + 1}-x"
    dead.mkdir()
    (dead / "left-1").write_text(str(ours))
    (dead / "left-2").write_bytes(b"\xff\x00nonsense")
    with own(tmp_path / "opened"):
        assert not dead.exists()
    assert ours.read_text() == "ten years"


@pytest.mark.usefixtures("temp")
def test_nothing_stays_of_a_note_once_the_work_is_done(tmp_path: Path) -> None:
    with own(tmp_path / "opened"):
        with noted(tmp_path / ".x.new"):
            assert len(list(Path(tempfile.gettempdir()).iterdir())) == 1
        assert list(Path(tempfile.gettempdir()).iterdir()) == []
