"""Letters and sheets become pages where there is LibreOffice, or a program that does as it does."""

import sys
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path

import psutil
import pytest

from desktop.intake import office
from desktop.intake.faults import Fault
from tests.builders import hostile
from tests.builders.papers import write_pdf

SCRIPT = """#!{python}
import pathlib, shutil, subprocess, sys, time
given = sys.argv[1:]
folder, source = pathlib.Path(given[given.index("--outdir") + 1]), pathlib.Path(given[-1])
said = (folder / "office" / "user" / "registrymodifications.xcu").read_text()
assert "DisableMacrosExecution" in said
{what}
"""
MAKES = 'shutil.copy("{pdf}", folder / (source.stem + ".pdf"))'
HANGS = """
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
time.sleep(60)
"""
Office = Callable[[str], None]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Put a program in the place of LibreOffice that does what is said."""

    def put(what: str) -> None:
        script = tmp_path / "soffice"
        script.write_text(SCRIPT.format(python=sys.executable, what=what))
        script.chmod(0o700)
        monkeypatch.setattr(office, "program", lambda: str(script))

    return put


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "1.pdf.raw"
    path.parent.mkdir()
    path.write_bytes(hostile.letter("The guard rail was mended."))
    return path


def never() -> bool:
    return False


def test_pages_come_back_and_the_letter_does_not_stay(
    pretend: Office, letter: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "made.pdf"
    write_pdf(pdf, ["The guard rail was mended."])
    pretend(MAKES.format(pdf=pdf))
    made = office.drawn(letter, "docx", letter.parent, never)
    assert made.read_bytes() == pdf.read_bytes()
    assert {one.name for one in letter.parent.iterdir()} == {made.name, "office"}


@pytest.mark.parametrize("what", ["sys.exit(1)", "pass"], ids=["fails", "makes nothing"])
def test_where_it_fails_that_is_said(pretend: Office, letter: Path, what: str) -> None:
    pretend(what)
    with pytest.raises(Fault) as fault:
        office.drawn(letter, "docx", letter.parent, never)
    assert fault.value.said.message == office.NOT_DRAWN


def test_one_that_hangs_is_ended_with_all_that_it_began(pretend: Office, letter: Path) -> None:
    pretend(HANGS)
    before = {one.pid for one in psutil.Process().children(recursive=True)}
    begun = time.monotonic()
    with pytest.raises(Fault):
        office.drawn(letter, "docx", letter.parent, never, seconds=0.5)
    assert time.monotonic() - begun < 5
    assert not {one.pid for one in psutil.Process().children(recursive=True)} - before


def test_stopped_it_ends_at_once(pretend: Office, letter: Path) -> None:
    pretend(HANGS)
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        office.drawn(letter, "docx", letter.parent, lambda: time.monotonic() - begun > 0.3)
    assert time.monotonic() - begun < 1.5


def test_only_letters_and_sheets_and_only_where_it_is_there(
    pretend: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend("pass")
    assert [office.can_draw(one) for one in ("docx", "xlsx", "pdf", "eml")] == [True] * 2 + [
        False
    ] * 2
    monkeypatch.setattr(office, "program", lambda: None)
    assert not office.can_draw("docx")
