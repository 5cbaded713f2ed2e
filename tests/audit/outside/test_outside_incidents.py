"""Incidents, causes and investigations that were labelled before anything was measured by them.

The first set was written before the rules were read. Each was measured once, then mended by:

| set | weak | found | sound | accused |
|---|---|---|---|---|
| first, records | 109 | 82.6 % | 79 | 5.1 % |
| second, records | 68 | 91.2 % | 55 | 0.0 % |
| sentences 1, of causes | 89 | 79.8 % | 60 | 1.7 % |
| sentences 2 | 73 | 76.7 % | 45 | 0.0 % |
| sentences 3 | 75 | 74.7 % | 40 | 2.5 % |
| sentences 4 | 60 | 88.3 % | 40 | 0.0 % |
| third, records | 15 | 100.0 % | 13 | 0.0 % |
| sentences 5 | 40 | 75.0 % | 40 | 0.0 % |
| sentences 6, plainly worded | 30 | 100.0 % | 20 | 0.0 % |

In the first set a finding of the same record under the same question was counted as found. What is
held is that nothing of it is lost again. Six of the first set are not found, because what the set
calls weak is none: nobody has to investigate damage or a spill of medium severity, and that what
was found has not been told at a meeting is asked by the question on sharing and is no finding.
Five of the first sentences and two of the second name a condition beside the person, or may be
read so.
"""

from pathlib import Path

import pytest

from desktop.audit.wording import weighing
from tests.builders.outside_incidents import FOLDER, Outcome, of_years, outcome


def _all_found(said: Outcome) -> None:
    assert [(topic, case) for topic, case, _told in said.missed] == []
    assert [(topic, case) for topic, case, _told in said.accused] == []


@pytest.mark.parametrize(
    "name", ["first_blame", "first_causes", "second_causes", "second_more", "third_causes"]
)
def test_what_is_weak_is_found_and_what_is_sound_is_left_alone(name: str, tmp_path: Path) -> None:
    _all_found(outcome([name], tmp_path))


def test_of_what_is_no_cause_only_what_the_rules_ask_for_is_told(tmp_path: Path) -> None:
    said = outcome(["first_more"], tmp_path)
    assert said.accused == []
    assert {topic for topic, _case, _told in said.missed} == {"not_investigated", "not_shared"}
    assert len(said.missed) <= 6


@pytest.mark.parametrize("name", ["first_years", "second_years"])
def test_a_year_of_many_hours_without_a_near_miss(name: str, tmp_path: Path) -> None:
    _all_found(of_years(name, tmp_path))


@pytest.mark.parametrize(("number", "missed"), [(1, 5), (2, 2), (3, 0), (4, 1), (5, 2), (6, 0)])
def test_causes_in_a_sentence(number: int, missed: int) -> None:
    lines = (FOLDER / f"sentences_{number}.txt").read_text(encoding="utf-8").splitlines()
    wrong: dict[str, list[str]] = {"W": [], "S": []}
    for line in lines[1:]:
        label, text = line.split("|", 1)
        if (weighing.blames(text) or weighing.names_no_cause(text)) is not (label == "W"):
            wrong[label].append(text)
    assert wrong["S"] == []
    assert len(wrong["W"]) <= missed, wrong["W"]
