"""Pictures of the window without a screen: every tab is there, drawn, in every look."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PIL import Image

from desktop.language import _
from tests.builders.terminal import Terminal
from ui.tabs import TABS

DAY = date(2026, 11, 16)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture(scope="module")
def company(folder: Path) -> Path:
    file = folder / "demo.muster"
    assert Terminal(folder).muster("demo", file, "--as-of", DAY).code == 0
    return file


@pytest.mark.parametrize(
    ("look", "ending", "size"),
    [
        ((), ".png", (1360, 860)),
        (("--dark", "--scale", "2.0"), "-dark-200.png", (1920, 1080)),
    ],
    ids=["light", "dark and twice as large"],
)
def test_a_picture_of_every_tab(
    tmp_path: Path, company: Path, look: tuple[str, ...], ending: str, size: tuple[int, int]
) -> None:
    before = company.read_bytes()
    done = Terminal(tmp_path).muster("shots", company, "--out", tmp_path / "out", *look)
    assert done.code == 0, done.err
    assert done.err == ""
    names = {path.name for path in (tmp_path / "out").iterdir()}
    tabs = {f"{number:02}-{tab.key}{ending}" for number, tab in enumerate(TABS, 1)}
    others = {"welcome", "import-rows", "form-with-faults", "empty-today", "search", "renewal"}
    others |= {"blank-forms", "print-record", "package", "restore", "check"}
    others |= {"assessment", "assessment-signed"}
    assert tabs | {name + ending for name in others} <= names
    pages = [Image.open(tmp_path / "out" / name).convert("RGB") for name in sorted(tabs)]
    assert {page.size for page in pages} == {size}
    assert len({page.tobytes() for page in pages}) == len(TABS)  # no two show the same
    assert min(len(page.getcolors(maxcolors=1 << 24) or ()) for page in pages) > 100
    assert company.read_bytes() == before  # what is drawn is a copy


def test_a_look_that_there_is_not_is_wrong_use(tmp_path: Path, company: Path) -> None:
    done = Terminal(tmp_path).muster("shots", company, "--out", tmp_path, "--scale", "9")
    assert done.code == 2
    assert "1.0 to 2.0" in done.err


def test_a_file_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.muster").write_bytes(b"not a company file")
    done = Terminal(tmp_path).muster("shots", tmp_path / "a.muster", "--out", tmp_path / "out")
    assert done.code == 3
    assert "a.muster" in done.err


def test_the_titles_of_the_tabs_are_those_of_the_design() -> None:
    said = [_(tab.title) for tab in TABS]
    assert said[1:7] == [
        "1 Leadership", "2 Hazards", "3 Training", "4 Inspections", "5 Incidents", "6 Emergency",
    ]  # fmt: skip
