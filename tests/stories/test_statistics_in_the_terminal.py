"""`muster statistics`: in words for a person, as one document for a program, as of any day."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import cli
from desktop.values.months import add_months
from tests.builders.company import Company, company_in, day
from tests.builders.terminal import Ended

Muster = Callable[..., Ended]


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


def year(company: Company) -> None:
    for n in range(24):
        company.save("hours_worked", month_on=add_months(day("2024-11-01"), n), hours=1600)
    company.save("incident", happened_on="2026-04-23", kind="lost_time", what="A fall", lost_days=6)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with company_in(tmp_path) as made:
        made.together(lambda: year(made))
        return made.file.path


def test_in_words(muster: Muster, file: Path) -> None:
    ended = muster("statistics", file, "--as-of", "2026-11-16")
    assert (ended.code, ended.err) == (0, "")
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    for line in (
        "November 2025 to October 2026: the last 12 whole months",
        "Lost days 6 From 1 injury with lost time · 6 more than in the twelve months before",
        "Recordable injuries per 200,000 hours 10.4 1 recordable injury in 19,200 hours · "
        "0 in the twelve months before: 0 recordable injuries in 19,200 hours",
        "Lost time 1 1 more than in the twelve months before",
        "October 2026 1,600 0 0 0 0 0 0 0 – –",
    ):
        assert line in lines


def test_as_one_document(muster: Muster, file: Path) -> None:
    ended = muster("statistics", file, "--as-of", "2026-04-22", "--months", 36, "--json")
    assert (ended.code, ended.err) == (0, "")
    document = ended.document()
    assert document["as_of"] == "2026-04-22"
    assert document["period"]["to"] == "2026-03-31"
    assert document["period"]["recordable"] == 0  # it happened on the day after
    assert document["running_month"]["hours"]["total"] == 1600
    assert [rate["value"] for rate in document["rates"]] == [0, 0, 0]


def test_only_twelve_or_thirty_six_months(muster: Muster, file: Path) -> None:
    ended = muster("statistics", file, "--months", 13)
    assert ended.code == 2
    assert "12, 36" in ended.err


def test_no_file(muster: Muster, tmp_path: Path) -> None:
    ended = muster("statistics", tmp_path / "none.muster")
    assert ended.code == 3
    assert "none.muster" in ended.err
