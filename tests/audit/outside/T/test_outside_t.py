"""Inspections, emergencies and what templates leave behind, as a stranger would write them.

At first look, before anything was mended for it, each set was judged so (none at severity fails):

    first set    112 of 154 weak ones found (73 %), 7 of 120 sound ones accused (5.8 %)
    second set    69 of 103 (67 %), 7 of 71 (9.9 %)
    third set     39 of  63 (62 %), 4 of 46 (8.7 %)
    fourth set    41 of  42 (98 %), none of 30

The second and third were written to be harder than the one before, out of words that had not been
used yet; the fourth of the words that anybody would take first. What stands here was mended for
since, so it only says that nothing got worse.
"""

from pathlib import Path
from typing import Final

from tests.audit.outside.T.judging_t import Told, cases, judge

TOPICS: Final = {
    "leftover": r"_leftovers|plan_without_(?:muster|hospital|route|numbers)",
    "defect": "defect_without_action|failed_without_tag_out",
    "drill": "drill_without_lesson|lesson_without_action",
    "goal": "goal_without_result",
    "plan": "plan_",
    "never_drilled": "never_drilled",
    "tailgate": "no_tailgate_review",
    "first_aider": "first_aider_not_valid",
    "extinguisher": "extinguisher_tag",
    "still_used": "failed_without_tag_out",
    "no_defect": "never_a_defect",
    "frequency": "inspected_against_policy",
}
FIRST: Final = ("first_words", "first_contacts", "first_plans", "first_units", "first_years")
LATER: Final = ("second_words", "second_cases", "third", "fourth")


def test_the_first_set(tmp_path: Path) -> None:
    told = judge(cases(*(f"{name}.toml" for name in FIRST)), TOPICS, tmp_path)

    assert _recall(told) >= 0.98
    assert _accused(told) == []


def test_the_later_sets(tmp_path: Path) -> None:
    told = judge(cases(*(f"{name}.toml" for name in LATER)), TOPICS, tmp_path)

    assert _recall(told) >= 0.98
    assert _accused(told) == []


def _recall(told: list[Told]) -> float:
    weak = [one for one in told if one.case.weak]
    return sum(1 for one in weak if one.of_topic) / len(weak)


def _accused(told: list[Told]) -> list[str]:
    return [one.case.name for one in told if not one.case.weak and one.of_topic]
