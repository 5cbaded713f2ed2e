"""`muster score`: in words for a person, as one document for a program, as of any day."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import cli
from tests.builders import demonstration
from tests.builders.terminal import Ended

Muster = Callable[..., Ended]
DAY = "2026-11-16"


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


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demonstration.copied(tmp_path_factory.mktemp("score") / "demo.muster")


def test_in_words(muster: Muster, file: Path) -> None:
    ended = muster("score", file, "--as-of", DAY)
    assert (ended.code, ended.err) == (1, "")
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert "% overall: it does not pass." in lines[0]
    assert lines[1].startswith("Planning weights, not an official instrument.")
    assert [line[:2] for line in lines[3:9]] == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert sum(line.startswith("S") and "." in line[:3] for line in lines) == 45
    assert "missing" not in {line.split()[-1] for line in lines if line}  # words, not codes


def test_as_one_document(muster: Muster, file: Path) -> None:
    ended = muster("score", file, "--as-of", DAY, "--json")
    assert (ended.code, ended.err) == (1, "")
    said = ended.document()
    keys = {"as_of", "protocol", "overall", "passes", "elements", "questions", "forecast"}
    assert keys <= said.keys()
    assert {"code", "title", "earned", "possible", "share", "passes"} <= said["elements"][0].keys()
    asked = {"code", "points", "earned", "state", "counted", "missing", "note"}
    assert all(asked <= one.keys() for one in said["questions"])
    assert all({"date", "overall", "elements"} <= one.keys() for one in said["forecast"])
    assert sum(one["points"] for one in said["questions"]) == 200


def test_last_year_is_judged_by_what_was_known_then(muster: Muster, file: Path) -> None:
    now, then = (
        muster("score", file, "--as-of", day, "--json").document() for day in (DAY, "2026-03-01")
    )
    assert then["as_of"] == "2026-03-01"
    assert now["questions"] != then["questions"]
    again = muster("score", file, "--as-of", "2026-03-01", "--json").document()
    assert again == then


def test_check_leads_to_what_no_weakness_of_a_record_tells(muster: Muster, tmp_path: Path) -> None:
    empty = tmp_path / "empty.muster"
    muster("new", empty, "--company", "Nobody Ltd.")
    lines = [line for line in muster("check", empty, "--as-of", DAY).out.splitlines() if line]
    assert lines[-2:] == [
        "Nothing weak was found in what is on file.",
        "What is not on file at all is not in this list. The audit would score 0 %; “muster score” "
        "says what is missing for each question.",
    ]
    score = muster("check", empty, "--as-of", DAY, "--json").document()["score"]
    whole = muster("score", empty, "--as-of", DAY, "--json").document()
    assert score == {"overall": whole["overall"], "passes": False}


def test_no_file(muster: Muster, tmp_path: Path) -> None:
    ended = muster("score", tmp_path / "none.muster")
    assert ended.code == 3
    assert "none.muster" in ended.err
