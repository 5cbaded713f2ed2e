"""What people type is read as what they meant, or refused with a sentence at its field."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.records import KINDS, kind_of
from desktop.records.checking import check
from desktop.records.kind import Kind
from desktop.services.typing import (
    NewOne,
    read_one,
    read_typed,
    say_typed,
    still_needed,
    typed_of,
)
from tests.builders.values import A_FEW_OF_EACH, SOMEBODY, values_for

TODAY = date(2026, 11, 16)  # a Monday
WORKER = "0" * 31 + "1"


def read(kind: str, name: str, typed: object) -> Any:
    return read_one(kind_of(kind).field(name), typed, TODAY).value


def refused(kind: str, name: str, typed: object) -> str:
    with pytest.raises(Refused) as fault:
        read(kind, name, typed)
    return fault.value.faults[""]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 oct", "2026-10-14"),
        ("Oct 14", "2026-10-14"),
        ("14/10", "2026-10-14"),
        ("20 dec", "2025-12-20"),
        ("29 feb", "2024-02-29"),
        ("14/10/26", "2026-10-14"),
        ("oct 14 2026", "2026-10-14"),
        ("2026-10-14", "2026-10-14"),
        ("14 October 2026", "2026-10-14"),
        ("14.10.2026", "2026-10-14"),
        ("today", "2026-11-16"),
        ("Yesterday", "2026-11-15"),
        ("hier", "2026-11-15"),
        ("3 days ago", "2026-11-13"),
        ("2 weeks ago", "2026-11-02"),
        ("friday", "2026-11-13"),
        ("last friday", "2026-11-13"),
        ("monday", "2026-11-16"),
        ("last monday", "2026-11-09"),
        ("10/27", "2026-10-27"),
    ],
)
def test_a_day_that_happened(typed: str, day: str) -> None:
    assert read("inspection", "done_on", typed) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 oct", "2027-10-14"),
        ("20 dec", "2026-12-20"),
        ("friday", "2026-11-20"),
        ("tomorrow", "2026-11-17"),
        ("in 2 weeks", "2026-11-30"),
        ("oct 2027", "2027-10-31"),
        ("12/2028", "2028-12-31"),
        ("29 feb", "2028-02-29"),
        ("14 oct 2025", "2025-10-14"),
    ],
)
def test_a_day_that_runs_out(typed: str, day: str) -> None:
    assert read("certificate", "expires_on", typed) == date.fromisoformat(day)


def test_a_period_begins_on_the_nearest_day() -> None:
    assert read("representative", "from_on", "20 nov") == date(2026, 11, 20)
    assert read("representative", "from_on", "10 nov") == date(2026, 11, 10)


def test_which_year_was_taken_is_said() -> None:
    taken = read_one(kind_of("inspection").field("done_on"), "20 dec", TODAY)
    assert taken.remark == "No year was typed, so 20 December 2025 was taken."
    whole = read_one(kind_of("inspection").field("done_on"), "20 dec 2025", TODAY)
    assert whole.remark == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorow", "“tomorow” is not a date Muster can read. Type it like 14 October 2026"),
        ("4/10/26", "“4/10/26” can be 4 October 2026 or 10 April 2026."),
        ("3/4", "“3/4” can be 4 March 2026 or 3 April 2026."),
        ("oct 2026", "“oct 2026” does not say which day."),
        ("30 feb 2026", "30 February does not exist in 2026."),
        ("14 oct 1850", "is before 1900"),
        ("99", "is not a date"),
        ("x" * 5000, "is not a date"),
    ],
)
def test_a_day_that_cannot_be_read(typed: str, said: str) -> None:
    sentence = refused("inspection", "done_on", typed)
    assert said in sentence
    assert len(sentence) < 300


def test_the_month_on_a_card_and_a_day_without_a_year_look_the_same() -> None:
    said = refused("certificate", "expires_on", "10/27")
    assert "27 October 2027 or 31 October 2027" in said


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("7:30", time(7, 30)), ("0730", time(7, 30)), ("730", time(7, 30)), ("2 pm", time(14)),
     ("2pm", time(14)), ("14", time(14)), ("7h30", time(7, 30)), ("noon", time(12)),
     ("12 am", time(0))],
)  # fmt: skip
def test_a_time(typed: str, clock: time) -> None:
    assert read("incident", "happened_at", typed) == clock


@pytest.mark.parametrize("typed", ["25:10", "7:99", "2 pm today", "soon", "99999", "9:5:77 pm x"])
def test_what_is_no_time(typed: str) -> None:
    assert "is not a time of day" in refused("incident", "happened_at", typed)


def test_a_bare_hour_is_asked_about() -> None:
    assert "Type 7 am or 7 pm" in refused("incident", "happened_at", "7")


def test_a_moment() -> None:
    kind, name = "field_level_hazard_assessment", "reviewed_at"
    half_past = datetime(2026, 10, 14, 7, 30)  # noqa: DTZ001 (on the wall clock)
    assert read(kind, name, "14 oct 7:30") == half_past
    assert read(kind, name, "14 October 2026, 0730") == half_past
    assert "has no time of day" in refused(kind, name, "14 oct")
    assert "not a date" in refused(kind, name, "tomorow 7:30")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12,450", "12450"), ("1 234,5", "1234.5"), ("128450 km", "128450"), ("128 450", "128450"),
     ("-5", "-5"), ("12.5", "12.5"), ("950 h", "950")],
)  # fmt: skip
def test_a_reading(typed: str, number: str) -> None:
    assert read("reading", "value", typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12.450", "can be read as 12,450"),
        ("about 5", "is not a number"),
        ("12.5 mi", "not in km or h"),
        ("1e9", "is not a number"),
    ],
)
def test_what_is_no_reading(typed: str, said: str) -> None:
    assert said in refused("reading", "value", typed)


def test_kilometres_are_not_taken_for_hours() -> None:
    typed = {"value": "128450 km", "unit": "h"}
    with pytest.raises(Refused) as fault:
        read_typed("reading", typed, TODAY)
    assert "not in h" in fault.value.faults["value"]
    assert read_typed("reading", typed | {"unit": "km"}, TODAY)["value"] == 128450


def test_months_are_no_years() -> None:
    assert read("policy", "review_months", "12 months") == 12
    assert "is not in months" in refused("policy", "review_months", "1 year")


def test_yes_and_choices_by_their_words() -> None:
    assert read("inspection", "safe_to_use", "Yes") is True
    assert read("inspection", "safe_to_use", "non") is False
    assert read("inspection", "result", "PASS") == "pass"
    assert "Choose one of: Pass, Fail." in refused("inspection", "result", "pas")
    assert "neither yes nor no" in refused("inspection", "safe_to_use", "maybe")


def test_a_name_for_a_link() -> None:
    assert read("certificate", "worker_id", {"new": " Kayla Nguyen "}) == NewOne("Kayla Nguyen")
    assert "“Rik” is not on the list" in refused("certificate", "worker_id", "Rik")
    assert read("certificate", "worker_id", WORKER) == WORKER


def test_all_faults_come_at_once_each_at_its_place() -> None:
    typed = {
        "made_on": "tomorow",
        "review_months": "often",
        "title": "x" * 300,
        "hazards": [
            {"hazard": "Burns"},
            {"hazard": "", "category": ""},
            {"hazard": "", "severity": "3", "controls": [{"control": "", "level": "gloves"}]},
        ],
    }
    with pytest.raises(Refused) as fault:
        read_typed("formal_hazard_assessment", typed, TODAY)
    assert set(fault.value.faults) == {
        "made_on", "review_months", "title", "hazards.2.hazard", "hazards.2.controls.0.control",
        "hazards.2.controls.0.level",
    }  # fmt: skip
    assert fault.value.faults["hazards.2.hazard"] == "Hazard is needed."


def test_what_a_record_cannot_be_without() -> None:
    typed = {"happened_on": "", "kind": " ", "what": "A sling broke", "site_id": None}
    assert still_needed("incident", typed) == ("Date", "Kind")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@A_FEW_OF_EACH
@given(data=st.data())
def test_what_is_shown_is_read_as_what_is_stored(kind: Kind, data: st.DataObject) -> None:
    ids = {other.key: [SOMEBODY, WORKER] for other in KINDS}
    values = data.draw(values_for(kind, ids))
    typed = typed_of(kind.key, values)
    assert check(kind, read_typed(kind.key, typed, TODAY)) == check(kind, values)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@A_FEW_OF_EACH
@given(data=st.data())
def test_what_is_said_of_each_value_is_read_as_it(kind: Kind, data: st.DataObject) -> None:
    values = data.draw(values_for(kind, {other.key: [WORKER] for other in KINDS}))
    for field in kind.fields:
        if values[field.name] is not None:
            said = say_typed(field, values[field.name])
            assert read_one(field, said, TODAY).value == values[field.name]


@given(st.text(max_size=40) | st.from_regex(r"[0-9/. :-]{1,12}( ?(am|pm|km|oct|ago))?"))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    for kind, names in (
        ("inspection", ("done_on", "reading", "safe_to_use")),
        ("incident", ("happened_on", "happened_at", "lost_days", "kind")),
    ):
        for name in names:
            assert _answer(kind, name, typed)


def _answer(kind: str, name: str, typed: str) -> bool:
    """Whether it was read, or refused with a sentence; anything else is raised."""
    try:
        read(kind, name, typed)
    except Refused as fault:
        return bool(fault.faults[""])
    return True
