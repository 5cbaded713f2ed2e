"""Packages of companies in which names are planted everywhere: nothing of them can be read.

`benchmarks/redaction.py` does the same ten thousand times.
"""

from pathlib import Path

import pytest

from desktop.intake import Intake
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Choices
from tests.builders.company import AS_OF
from tests.builders.planted import planted_company
from tests.builders.planted_people import Planted
from tests.builders.planted_read import found_in

SEEDS = (4, 3)  # initials and numbers, with scans that were looked through and some that were not
MORE = range(100, 160)


def left_in(seed: int, folder: Path, intake: Intake) -> set[str]:
    """Build the package of one company and return what can be read that must not be."""
    file, planted = planted_company(seed, folder, intake)
    with file:
        hide = ("initials", "numbers")[seed % 2]
        made = build_package(file, folder / "out", AS_OF, Choices(hide=hide, loose_papers=True))
    assert made.pages > 15
    assert sum(one.pages for one in made.exhibits) > 0
    return found_in(folder / "out", planted)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_was_planted_can_be_read(seed: int, tmp_path: Path, intake: Intake) -> None:
    assert left_in(seed, tmp_path, intake) == set()


@pytest.mark.campaign
@pytest.mark.parametrize("seed", MORE)
def test_nothing_that_was_planted_can_be_read_in_many(
    seed: int, tmp_path: Path, intake: Intake
) -> None:
    assert left_in(seed, tmp_path, intake) == set()


def test_the_reader_of_these_tests_finds_what_is_there(tmp_path: Path, intake: Intake) -> None:
    file, planted = planted_company(3, tmp_path, intake)
    with file:
        build_package(file, tmp_path / "out", AS_OF, Choices())
    found = found_in(tmp_path / "out", planted)
    for where in ("by pypdf", "by pdfium", "bookmarks", "index.html", "manifest.json", "name"):
        assert any(where in one for one in found), where


def test_planted_words_are_found_however_they_are_written() -> None:
    planted = Planted({"zorvekqaa"}, {"4035551234"})
    for text in ("Z o r v e k q a a", "by ZÖRVEKQAA's", "xzorvekqaax", "(403) 555-1234"):
        assert len([*planted.in_text(text)]) == 1, text
    assert not [*planted.in_text("zorvek qab 40355512345 a4035551234")]
