"""Changed from two sides at once: no change is lost, and who was slower sees both versions."""

import json
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.builders.files import faults_in, opened, python
from tests.faults import conflicts
from tests.faults.conflicts import Window

CAMPAIGN = [pytest.mark.campaign, pytest.mark.timeout(7200)]


@pytest.mark.parametrize(
    ("imports", "workers"), [(2, 8), pytest.param(40, 25, marks=CAMPAIGN)], ids=["", "1000"]
)
def test_forms_that_are_open_while_the_command_line_imports(
    tmp_path: Path, imports: int, workers: int
) -> None:
    path, sheet = tmp_path / "bow.muster", tmp_path / "Phones.csv"
    ids = conflicts.company_of(path, workers)
    with opened(path, by="Window") as company:
        window = Window(company, "Window")
        for turn in range(imports):
            window.open(ids)
            phones = conflicts.write_sheet(sheet, workers, turn)
            conflicts.import_by_command(path, sheet)
            for one in ids:
                window.add(one, f"word{turn}")
            assert [window.shown[one].values["phone"] for one in ids] == phones
        assert window.conflicts == imports * workers
        words = " ".join(f"word{turn}" for turn in range(imports))
        by_history = conflicts.values_by_history(company)
        assert [window.shown[one].values["notes"] for one in ids] == [words] * workers
        assert [by_history[one]["notes"] for one in ids] == [words] * workers
        assert faults_in(company) == []


@pytest.mark.parametrize("edits", [30, pytest.param(500, marks=CAMPAIGN)], ids=["60", "1000"])
def test_two_windows_that_edit_the_same_records(tmp_path: Path, edits: int) -> None:
    path = tmp_path / "bow.muster"
    ids = conflicts.company_of(path, 3)
    programs = [
        python(conflicts.RACE, path, name, edits, *ids, stdout=PIPE) for name in ("Mona", "Dale")
    ]
    told = [json.loads(program.communicate()[0]) for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    assert sum(one["conflicts"] for one in told) > 0
    with opened(path) as company:
        by_history = conflicts.values_by_history(company)
        assert faults_in(company) == []
    for one in ids:
        saved = [token for side in told for token in side["saved"][one]]
        assert sorted(by_history[one]["notes"].split()) == sorted(saved)
    assert sum(len(tokens) for side in told for tokens in side["saved"].values()) == 2 * edits
