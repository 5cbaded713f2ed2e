"""A duty with a season: silent out of it, due on its first day, and overdue as ever within it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.duties.duty import State
from desktop.store.facts import PlanFact
from desktop.values.interval import Calendar, Rule, Season, Unit, Usage
from tests.builders.company import day
from tests.builders.facts import done, duty_of, plan, skip, unit

SUMMER, WINTER = Season(5, 1, 10, 31), Season(11, 1, 3, 15)


def seasonal(last: str | None, season: Season = SUMMER, **more: object) -> PlanFact:
    rule = Rule(calendar=Calendar(1, Unit.MONTH), season=season)
    return replace(plan("monthly", last, **more), rule=rule)


@pytest.mark.parametrize(
    ("last", "as_of", "state", "due", "reason"),
    [
        ("2026-10-10", "2026-11-16", State.SUSPENDED, None, "Out of season until 1 May 2027."),
        ("2026-10-10", "2026-10-31", State.OK, "2027-05-01",
         "Out of season before 1 May 2027; due that day, in about 6 months."),
        # it fell due in the winter
        ("2026-10-10", "2027-05-01", State.DUE_SOON, "2027-05-01",
         "The season begins today; not done since."),
        ("2026-10-10", "2027-05-03", State.OVERDUE, "2027-05-01",
         "The season began 1 May, 2 days ago; not done since."),
        # overdue before the season ended is overdue when it begins again
        ("2026-09-10", "2027-05-01", State.OVERDUE, "2026-10-10", None),
        ("2027-05-02", "2027-05-03", State.OK, "2027-06-02", None),
        (None, "2027-05-03", State.NEVER_DONE, None, "Never done."),
        (None, "2026-12-03", State.SUSPENDED, None, "Out of season until 1 May 2027."),
    ],
)  # fmt: skip
def test_over_a_winter(
    last: str | None, as_of: str, state: State, due: str | None, reason: str | None
) -> None:
    duty = duty_of(seasonal(last), as_of)
    assert duty.state is state
    assert due is None or duty.due == day(due)
    assert reason is None or duty.reason == reason


def test_a_winter_that_holds_the_new_year() -> None:
    ploughs = seasonal("2026-12-20", WINTER)
    assert duty_of(ploughs, "2027-01-19").due == day("2027-01-20")
    assert duty_of(ploughs, "2027-03-16").reason == "Out of season until 1 November."
    assert duty_of(seasonal("2027-03-01", WINTER), "2027-11-01").due == day("2027-11-01")


def test_parked_over_the_beginning_of_the_season() -> None:
    away = unit(changes=[("parked", "2027-04-20"), ("returned", "2027-05-20")])
    mowing = seasonal("2026-10-10", kind="maintenance")
    assert duty_of(mowing, "2027-05-19", unit=away).reason == "Parked since 20 April."
    assert duty_of(mowing, "2027-05-20", unit=away).due == day("2027-05-20")


def test_on_fixed_dates_a_winter_is_one_date() -> None:
    fixed = seasonal("2026-10-01", fixed=True, anchor_on="2026-05-01",
                     completions=(day("2026-10-01"),))  # fmt: skip
    assert duty_of(fixed, "2027-05-02").due == day("2027-05-01")
    done_then = seasonal("2027-05-01", fixed=True, anchor_on="2026-05-01",
                         completions=(day("2026-10-01"), day("2027-05-01")))  # fmt: skip
    assert duty_of(done_then, "2027-05-02").due == day("2027-06-01")


def test_kilometres_used_up_in_the_winter_are_due_in_the_spring() -> None:
    rule = Rule(usage=(Usage(Decimal(1000), "km"),), season=SUMMER)
    by_km = replace(plan("every 1,000 km", done("2026-10-01", 1000)), rule=rule)
    driven = unit({"2026-10-01": 1000, "2026-11-20": 2000, "2026-12-20": 2100})
    assert duty_of(by_km, "2026-12-21", unit=driven).state is State.SUSPENDED
    assert duty_of(by_km, "2027-05-01", unit=driven).state is State.DUE_SOON
    assert duty_of(by_km, "2027-05-02", unit=driven).state is State.OVERDUE
    assert duty_of(by_km, "2027-05-02", unit=driven).due == day("2027-05-01")
    # used up before the season ended, it was overdue then
    sooner = unit({"2026-10-01": 1000, "2026-10-11": 2100})
    assert duty_of(by_km, "2027-05-01", unit=sooner).state is State.OVERDUE


def test_a_skip_into_the_winter_is_due_in_the_spring() -> None:
    put_off = seasonal("2026-09-20", skips=(skip("2026-10-20", "2026-10-20", "2026-12-01"),))
    assert duty_of(put_off, "2027-05-02").due == day("2027-05-01")
