"""A crew is offered the hazards it is likely to meet, what it did last time, and some advice."""

import tomllib
from datetime import time
from typing import Any

from desktop.records.hazards.levels import CONTROL_LEVELS
from desktop.resources import resource
from desktop.services.assessing_field import (
    Control,
    advice,
    best_level,
    clock_now,
    found,
    last_time,
    level_of,
    suggestions,
)
from desktop.services.crew import crew_of
from desktop.services.field_hazards import common
from desktop.values.folding import key
from tests.builders.company import AS_OF, Company, day


def assessed(company: Company, on: str, hazards: list[Any], **more: Any) -> str:
    lines = [{"hazard": h, "control": c, "level": v} for h, c, v in hazards]
    values = {"done_on": on, "task": "Weld", "hazards": lines}
    return company.save("field_level_hazard_assessment", **(values | more))


FLASH = ("Arc flash", "Screens", "engineering")


def test_the_list_of_usual_hazards_is_whole() -> None:
    told = tomllib.loads(resource("hazards", "common.toml").read_text(encoding="utf-8"))["hazard"]
    known = {"name", "also", *CONTROL_LEVELS}
    assert all(set(one) <= known for one in told)
    assert len({key(one["name"]) for one in told}) == len(told) >= 60
    for one in common():
        assert one.controls
        assert {control.level for control in one.controls} != {"ppe"}, one.name
        assert len(one.name) <= 60
        assert all(len(control.words) <= 80 for control in one.controls)


def test_what_the_company_names_most_comes_first_with_its_own_controls(company: Company) -> None:
    for on in ("2026-10-01", "2026-10-02"):
        assessed(company, on, [("Bears", "Pairs", "administrative"), FLASH])
    assessed(
        company, "2026-10-03", [("bears", "Spray", "ppe"), ("Noise", "Barrier", "engineering")]
    )
    company.save("formal_hazard_assessment", made_on="2026-01-01", hazards=[
        {"hazard": "Bears", "controls": [{"control": "Fence", "level": "engineering"}]},
    ])  # fmt: skip
    company.void("field_level_hazard_assessment", assessed(company, "2026-10-04", [FLASH] * 9))
    offered = suggestions(company.file)
    assert [(one.name, one.used) for one in offered[:3]] == [
        ("Bears", 4), ("Arc flash", 2), ("Noise", 1),
    ]  # fmt: skip
    assert offered[0].controls[0] == Control("Pairs", "administrative")
    assert {control.words for control in offered[0].controls} == {"Pairs", "Spray", "Fence"}
    words = [control.words for control in offered[2].controls]
    assert words[0] == "Barrier"
    assert "Ear plugs or muffs" in words  # what is usual stands behind what is their own
    assert [one.name for one in offered].count("Noise") == 1


def test_hazards_are_found_by_a_part_of_a_word_and_not_twice() -> None:
    names = [one.name for one in found(common(), "grin", "", [], 5)]
    assert names[0] == "Sparks and hot metal from grinding"
    assert "Noise" in names
    again = found(common(), "grin", "", ["sparks and hot metal FROM grinding"], 5)
    assert "Sparks and hot metal from grinding" not in [one.name for one in again]
    assert found(common(), "zzz", "", [], 5) == []


def test_the_task_says_which_hazards_are_likely() -> None:
    names = [one.name for one in found(common(), "", "Dig the trench for the sewer", [], 4)]
    assert "Trench or excavation caving in" in names
    assert len(found(common(), "", "", [], 4)) == 4


def test_the_last_assessment_of_the_site_is_offered_the_same_task_first(company: Company) -> None:
    gilby, shop = company.site("Gilby"), company.site("Shop")
    assessed(company, "2026-10-01", [FLASH], site_id=gilby, task="Weld")
    assessed(company, "2026-11-03", [("Ice", "", None)], site_id=gilby, task="Haul")
    assessed(company, "2026-11-04", [], site_id=gilby, task="Weld")
    found_here = last_time(company.file, gilby, "Pump", "", AS_OF)
    assert found_here is not None
    assert found_here.said == "3 November: Haul"
    same = last_time(company.file, gilby, "weld", "", AS_OF)
    assert same is not None
    assert same.hazards == ({"hazard": FLASH[0], "control": FLASH[1], "level": FLASH[2]},)
    assert last_time(company.file, shop, "weld", "", AS_OF) is None
    without = last_time(company.file, "", "haul", "", AS_OF)
    assert without is not None
    assert without.said == "3 November: Haul"
    assert last_time(company.file, "", "", "", AS_OF) is None
    assert last_time(company.file, "", "sing", "", AS_OF) is None


def test_ppe_alone_is_worth_a_thought() -> None:
    only = {"hazard": "Grinding sparks", "control": "Face shield", "level": "ppe"}
    said = (
        "Only PPE stands against “Grinding sparks”. Could something be guarded, moved or done "
        "another way?"
    )
    assert advice([only]) == [said]
    assert advice([only | {"level": ""}]) == [said]  # the words say so
    assert advice([only, only | {"control": "Guard", "level": "engineering"}]) == ["", ""]
    assert advice([{"hazard": "Ice"}]) == ["Say what is done about “Ice”."]
    assert advice([{"hazard": "", "control": "Gloves", "level": "ppe"}]) == [""]


def test_a_control_is_as_good_as_its_best_part() -> None:
    usual = [Control("Own words", "elimination")]
    assert best_level(["Gloves", "Own words"], usual) == "elimination"
    assert best_level(["Gloves", "Permit"], usual) == "administrative"
    assert best_level(["Hum"], usual) == ""
    assert level_of(" ") == ""


def test_the_crew_is_who_is_employed_that_day(company: Company) -> None:
    company.worker("Zoe Nguyen", hired="2020-01-01")
    company.worker("Amy Adams", hired="2020-01-01", left="2026-11-16")
    company.worker("Gone Away", hired="2020-01-01", left="2026-11-15")
    company.worker("Never Hired")
    company.void("worker", company.worker("Typed Twice", hired="2020-01-01"))
    assert [member.name for member in crew_of(company.file, AS_OF)] == ["Amy Adams", "Zoe Nguyen"]
    assert len(crew_of(company.file, day("2026-11-15"))) == 3


def test_now_is_a_time_of_day_to_the_minute(company: Company) -> None:
    assert isinstance(clock_now(company.file), time)
    assert clock_now(company.file).second == 0
