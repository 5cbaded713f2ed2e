"""A package is checked, and a file is held to one: good, spoilt, cut off, or of somebody else."""

import re
from pathlib import Path

import pikepdf
import pytest

from desktop.services.verifying.packages import head_in_package
from tests.builders.files import copied, save
from tests.builders.terminal import Terminal


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Two companies, each with its package."""
    terminal = Terminal(tmp_path_factory.mktemp("packages"))
    for name, company in (("bow", "Bow River Welding"), ("elk", "Elk Point Hauling")):
        with copied(terminal.folder / f"{name}.muster") as file:
            save(file, "company", legal_name=company)
            save(file, "site", name="Yard")
        ended = terminal.muster("export", f"{name}.muster", "--out", name)
        assert ended.code == 1  # it is made, and nothing is in it yet
        assert "There is nothing to send" in ended.out
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(terminal.folder / "letter.pdf")
    (terminal.folder / "notes.pdf").write_text("Call Rick.")
    return terminal


def package(terminal: Terminal, name: str = "bow") -> Path:
    [found] = (terminal.folder / name).glob("*.pdf")
    return found


def test_a_package_needs_no_password_whatever_it_is_called(terminal: Terminal) -> None:
    alone = terminal.folder / "audit.pdf"
    alone.write_bytes(package(terminal).read_bytes())
    for path, said in ((package(terminal), "bow is whole: "), (alone, "every page can be read")):
        told = terminal.muster("verify", path)
        assert (told.code, told.err) == (0, "")
        assert said in told.out
    assert terminal.muster("verify", "bow.muster", "--package", "audit.pdf").code == 0


@pytest.mark.parametrize("how", ["cut", "holed"])
def test_a_spoilt_package_is_told_once(terminal: Terminal, how: str) -> None:
    raw = package(terminal).read_bytes()
    # of what is packed: a hole in plain words leaves a PDF that can be read
    packed = max(
        re.finditer(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL), key=lambda one: len(one[1])
    )
    middle = (packed.start() + packed.end()) // 2
    hole = raw[:middle] + bytes(400) + raw[middle + 400 :]
    spoilt = raw[:middle] if how == "cut" else hole
    path = terminal.folder / f"{how}_SECOR_package_2026-11-16.pdf"
    path.write_bytes(spoilt)
    told = terminal.muster("verify", path)
    assert told.code == 1
    assert told.out.count("is damaged, so that not all of it can be read. Build it again.") == 1
    assert "--mend" not in told.out


def test_what_is_no_package_is_said_to_be_none(terminal: Terminal) -> None:
    told = terminal.muster("verify", "letter.pdf")
    assert (told.code, "not a package that Muster built" in told.err) == (3, True)


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ("letter.pdf", 2, "letter.pdf does not say how the history stood."),
        ("notes.pdf", 2, "notes.pdf is no PDF. Choose the PDF of a package."),
        (".", 2, "is a folder. Choose the PDF of the package in it."),
        ("gone.pdf", 3, "There is no file gone.pdf."),
    ],
)
def test_what_a_file_cannot_be_held_to_is_said(
    terminal: Terminal, given: str, code: int, said: str
) -> None:
    told = terminal.muster("verify", "bow.muster", "--package", given)
    assert (told.code, told.out) == (code, "")
    assert said in told.err


def test_a_file_is_held_to_the_folder_of_a_package_as_to_its_pdf(terminal: Terminal) -> None:
    told = terminal.muster("verify", "bow.muster", "--package", "bow", "--json").document()
    assert (told["whole"], told["heads_checked"]) == (True, 1)


def test_the_package_of_another_company_accuses_nobody(terminal: Terminal) -> None:
    told = terminal.muster("verify", "bow.muster", "--package", package(terminal, "elk"))
    assert told.code == 1
    assert "That does not name “Bow River Welding”: it is of another company" in told.out
    assert "cut the history off" not in told.out
    assert "--mend" not in told.out


def test_a_package_that_is_ahead_of_the_file_still_tells(terminal: Terminal) -> None:
    with copied(terminal.folder / "cut.muster") as file:
        save(file, "company", legal_name="Bow River Welding")
    told = terminal.muster("verify", "cut.muster", "--package", package(terminal))
    assert told.code == 1
    assert "somebody cut the history off or wrote it anew" in told.out
    assert head_in_package(package(terminal)).number == 2
