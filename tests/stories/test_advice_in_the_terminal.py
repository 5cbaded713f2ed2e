"""`muster advise` and `muster talks`: in words for a person, as a document for a program."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import cli
from tests.builders.company import Company, company_in
from tests.builders.terminal import Ended

Muster = Callable[..., Ended]
DAY = ("--as-of", "2026-11-16")


@pytest.fixture
def muster(capsys: pytest.CaptureFixture[str]) -> Muster:
    def run(*words: object) -> Ended:
        try:
            code = cli.run([*map(str, words)])
        except SystemExit as ended:
            code = int(str(ended.code))
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return run


def shop(company: Company) -> None:
    unit = company.unit("FE", "none", description="Fire extinguishers", lot_size=8)
    company.plan("quarterly", unit, task="Extinguisher check")
    company.save("incident", happened_on="2026-11-04", kind="near_miss", what="Slipped on ice")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with company_in(tmp_path) as made:
        made.together(lambda: shop(made))
        return made.file.path


def test_advice_in_words(muster: Muster, file: Path) -> None:
    ended = muster("advise", file, *DAY)
    assert (ended.code, ended.err) == (1, "")
    assert "Fire extinguishers (8) · Extinguisher check" in ended.out
    assert "New rule: Monthly." in ended.out


def test_every_line_of_a_clause_stands_below_its_title(muster: Muster, tmp_path: Path) -> None:
    with company_in(tmp_path) as made:
        for number in ("101", "102"):
            made.plan("weekly", made.unit(number), task="Vehicle inspection")
        path = made.file.path
    lines = muster("advise", path, *DAY).out.splitlines()
    assert any("102" in line for line in lines)
    assert all(line.startswith("  ") for line in lines if "a written inspection" in line)


def test_advice_as_a_document(muster: Muster, file: Path) -> None:
    (one,) = muster("advise", file, *DAY, "--json").document()["proposals"]
    assert (one["because"], one["rule"], one["changes_plan"]) == ("below", "monthly", True)


def test_nothing_to_advise(muster: Muster, tmp_path: Path) -> None:
    with company_in(tmp_path) as made:
        path = made.file.path
    ended = muster("advise", path, *DAY, "--json")
    assert (ended.code, ended.document()["proposals"]) == (0, [])


def test_talks(muster: Muster, file: Path) -> None:
    ended = muster("talks", file, *DAY)
    assert (ended.code, ended.err) == (0, "")
    assert "Near miss on 4 November: Slipped on ice." in ended.out
    talks = muster("talks", file, *DAY, "--json").document()["talks"]
    assert talks[0]["topic"] == "slips_ice"
    assert len(talks) == 3


def test_a_file_that_is_not_there(muster: Muster, tmp_path: Path) -> None:
    for verb in ("advise", "talks"):
        assert muster(verb, tmp_path / "none.muster").code == 3
