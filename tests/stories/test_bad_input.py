"""Bad input gets one clear sentence each, and everything else in the folder goes in."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.builders.company import company_in
from tests.builders.hostile import locked_pdf, pdf, png_header, written, zip_bomb
from tests.builders.terminal import Ended, Terminal

CREW: Final = """Name,Position,Hired
Robert Ouellet,Welder,2019-04-01
Bob Ouellet,Welder,2020-05-01
Kayla Nguyen,Foreman,31/31/2026
"""
SOUND: Final = """Unit #,Description
101,Pickup
"""


@dataclass(frozen=True)
class Story:
    """A folder of everything bad beside something sound, imported by the command line."""

    ended: Ended
    report: dict[str, Any]

    def about(self, file: str) -> list[dict[str, Any]]:
        return [cell for cell in self.report["refused"] if cell["file"] == file]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    home = tmp_path_factory.mktemp("bad")
    papers = home / "papers"
    papers.mkdir()
    written(papers, "Crew.csv", CREW)
    written(papers, "Equipment.csv", SOUND)
    written(papers, "Really a PDF.xlsx", pdf())
    written(papers, "Bomb.xlsx", zip_bomb())
    written(papers, "Huge.png", png_header(20_000, 15_000))
    written(papers, "Locked.pdf", locked_pdf("boss"))
    with company_in(home):
        pass
    ended = Terminal(home).muster(
        "import", "company.muster", "papers", "--as-of", "2026-11-16", "--json"
    )
    return Story(ended, ended.document())


def test_it_ends_with_something_to_see_and_no_word_beside_the_document(story: Story) -> None:
    assert (story.ended.code, story.ended.err) == (1, "")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("Really a PDF.xlsx", ("Really a PDF.xlsx", "PDF")),
        ("Bomb.xlsx", ("Bomb.xlsx",)),
        ("Huge.png", ("Huge.png",)),
    ],
)
def test_a_file_that_cannot_be_taken_gets_its_sentence(
    story: Story, file: str, words: tuple[str, ...]
) -> None:
    (told,) = story.about(file)
    assert told["row"] == 0
    assert all(word in told["reason"] for word in words)
    assert told["reason"].endswith(".")


def test_a_pdf_with_a_password_is_kept_with_a_sentence(story: Story) -> None:
    assert any("Locked.pdf" in note and "password" in note for note in story.report["notes"])
    assert story.report["evidence"] == 1


def test_a_date_that_is_none_is_told_with_its_place(story: Story) -> None:
    (told,) = (cell for cell in story.about("Crew.csv") if cell["column"] == "Hired")
    assert (told["row"], told["value"]) == (4, "31/31/2026")
    assert "31/31/2026" in told["reason"]


def test_a_worker_who_is_both_bob_and_robert_is_asked_about(story: Story) -> None:
    (told,) = (cell for cell in story.about("Crew.csv") if cell["column"] == "Name")
    assert (told["row"], told["value"]) == (3, "Bob Ouellet")
    assert "Robert Ouellet" in told["reason"]


def test_everything_else_is_kept(story: Story) -> None:
    assert story.report["created"] == {"equipment": 1, "evidence": 1, "position": 2, "worker": 2}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root"
)  # fmt: skip
def test_a_folder_without_read_permission_gets_its_sentence(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    closed = papers / "closed"
    closed.mkdir(parents=True)
    written(closed, "Crew.csv", CREW)
    written(papers, "Equipment.csv", SOUND)
    with company_in(tmp_path):
        pass
    closed.chmod(0)
    try:
        ended = Terminal(tmp_path).muster("import", "company.muster", "papers", "--json")
    finally:
        closed.chmod(0o700)
    (told,) = ended.document()["refused"]
    assert told["file"] == "closed"
    assert "may not be read" in told["reason"]
    assert ended.document()["created"] == {"equipment": 1}
