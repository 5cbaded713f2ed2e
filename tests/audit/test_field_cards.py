"""When a field assessment was filled in, beside the start of work, around midnight, without one."""

import tomllib

import pytest

from desktop.audit.common.controlled import is_nothing, is_only_ppe
from desktop.audit.common.field_cards import copied_from, filled_late, minutes_late
from desktop.audit.wording.hazards import is_bare_ppe, is_field_by_title, is_worn
from desktop.records.hazards.levels import CONTROL_LEVELS
from desktop.resources import resource
from tests.builders.hazard_facts import TYLER, card, who


@pytest.mark.parametrize(
    ("at", "start", "late"),
    [
        ("06:50", "07:00", 0),
        ("07:00", "07:00", 0),
        ("07:01", "07:00", 1),
        ("16:30", "07:00", 570),
        ("21:00", "07:00", 840),
        ("23:45", "00:15", 0),
        ("05:00", "17:00", 720),
        ("06:30", "19:00", 690),
        ("07:00", "13:00", 0),
        (None, "07:00", None),
        ("07:00", None, None),
    ],
)
def test_minutes_after_the_start(at: str | None, start: str | None, late: int | None) -> None:
    assert minutes_late(card(at=at, work_start=start)) == late


def test_the_second_job_of_a_foreman_may_begin_late_in_the_day() -> None:
    early, second = card(), card(id="second", at="15:40")
    assert filled_late([early, second]) == {}
    of_another = card(id="other", at="15:40", foreman=who(TYLER))
    assert filled_late([early, of_another]) == {"other": None}
    assert filled_late([card(at=None), second]) == {"second": None}


def test_of_three_in_a_row_two_repeat_the_one_before() -> None:
    cards = [card("2026-11-02"), card("2026-11-03"), card("2026-11-04")]
    assert {id_: before.id for id_, before in copied_from(cards).items()} == {
        "c 2026-11-03": "c 2026-11-02",
        "c 2026-11-04": "c 2026-11-03",
    }
    assert copied_from([card(lines={}), card("2026-11-10", {})]) == {}


def test_what_is_worn_is_told_from_what_is_done() -> None:
    assert is_worn("Insulated gloves")
    assert is_worn("Muffs")
    assert not is_worn("Insulated pipe")
    assert not is_worn("PPE")
    assert is_bare_ppe("Wear proper PPE at all times")
    assert not is_bare_ppe("Use the right equipment for the job and inspect it")
    assert not is_bare_ppe("Use it always")
    assert not is_bare_ppe("")


@pytest.mark.parametrize("level", [*CONTROL_LEVELS])
def test_the_usual_controls_are_what_they_are_listed_as(level: str) -> None:
    text = resource("hazards", "common.toml").read_text(encoding="utf-8")
    usual = [words for hazard in tomllib.loads(text)["hazard"] for words in hazard.get(level, ())]
    assert len(usual) > 5
    assert [words for words in usual if is_nothing(words)] == []
    is_listed = [words for words in usual if is_only_ppe(((words, ""),)) != (level == "ppe")]
    # a seat belt is built in, and whoever counts it as equipment is not accused for it
    assert is_listed in ([], ["Seat belt"])


def test_a_formal_one_about_field_assessments_is_no_field_assessment() -> None:
    assert is_field_by_title("FLHA - Nexen")
    assert not is_field_by_title("FLHA procedure")
    assert not is_field_by_title("Field welding")
