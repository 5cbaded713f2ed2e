"""Whose days off count, what they are called, and what is kept of what was typed."""

import pytest

from desktop.errors import Refused
from desktop.services.company_profile import read_profile, save_profile
from desktop.services.days_off import TypedDaysOff, days_off, say_days_off, say_province
from tests.builders.company import AS_OF, Company, day

WEEK = tuple(range(5))
OWN = ({"day_on": "24 December 2026", "name": "Shop closed"},)


def test_own_days_and_those_of_the_province_stand_by_day() -> None:
    said = say_days_off(TypedDaysOff(True, OWN), "AB", AS_OF, WEEK)
    assert said[:3] == (
        "Thursday, 24 December: Shop closed",
        "Friday, 25 December: Christmas Day",
        "Friday, 1 January 2027: New Year's Day",
    )
    assert len(said) == 10


def test_another_province_keeps_other_days() -> None:
    named = {one.name for one in days_off(TypedDaysOff(True), "QC", AS_OF, WEEK)}
    assert "Saint Jean Baptiste Day" in named
    assert "Family Day" not in named
    assert say_province("QC") == "Statutory holidays of Quebec are days off"
    assert say_province("") == "Statutory holidays of Alberta are days off"


def test_days_that_are_no_work_days_are_left_out() -> None:
    own = ({"day_on": "21 November 2026", "name": "A Saturday"}, {"day_on": "soonish"})
    assert days_off(TypedDaysOff(False, own), "AB", AS_OF, WEEK) == ()
    assert len(days_off(TypedDaysOff(False, own), "AB", AS_OF, range(6))) == 1
    assert say_days_off(TypedDaysOff(), "AB", AS_OF, WEEK) == (
        "No working day of the next twelve months is a day off.",
    )


def test_a_day_with_two_names_stands_once() -> None:
    own = ({"day_on": "25 December 2026", "name": "Party"},)
    [christmas] = [
        one
        for one in days_off(TypedDaysOff(True, own), "AB", AS_OF, WEEK)
        if one.on == day("2026-12-25")
    ]
    assert christmas.name == "Party, Christmas Day"


def test_what_was_typed_is_saved_as_one_action_and_read_again(company: Company) -> None:
    typed, week = read_profile(company.file).typed, frozenset(WEEK)

    assert save_profile(company.file, typed, week, AS_OF, off=TypedDaysOff(True, OWN))

    kept = read_profile(company.file).days_off
    assert kept.keeps_statutory
    assert [(line["day_on"], line["name"]) for line in kept.lines] == [
        ("24 December 2026", "Shop closed")
    ]
    assert not save_profile(company.file, typed, week, AS_OF, off=kept)
    assert save_profile(company.file, typed, week, AS_OF, off=TypedDaysOff(True))
    assert read_profile(company.file).days_off.lines == ()


def test_a_day_that_cannot_be_read_is_told_at_its_line(company: Company) -> None:
    typed = read_profile(company.file).typed
    wrong = TypedDaysOff(False, ({"day_on": "soonish", "name": "x"},))
    with pytest.raises(Refused) as refused:
        save_profile(company.file, typed, frozenset(WEEK), AS_OF, off=wrong)
    assert set(refused.value.faults) == {"holidays.0.day_on"}
