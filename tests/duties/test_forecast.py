"""When kilometres or hours will be used up: between which days, and by what was left out."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.duties.duty import State
from desktop.store.facts import UnitFact
from desktop.values.pace import at_about, likely_between, pace_points
from tests.builders.company import AS_OF, Number, day
from tests.builders.facts import done, duty_of, plan, unit

BY_KM = plan("every 1,000 km", done("2026-11-16", 10_000))
STEADY = {"2026-08-18": 4600, "2026-09-17": 6400, "2026-10-17": 8200, "2026-11-16": 10_000}
UNEVEN = {"2026-08-18": 4600, "2026-09-17": 7000, "2026-10-17": 8500, "2026-11-16": 10_000}


def test_a_steady_pace_gives_one_day() -> None:
    duty = duty_of(BY_KM, unit=unit(STEADY))
    assert (duty.due, duty.due_from, duty.due_to) == (day("2026-12-03"),) * 3
    assert duty.missed == day("2026-12-20")


def test_an_uneven_pace_gives_a_span() -> None:
    # 80 km a day in the busiest month, 50 in the quietest
    last = done("2026-11-10", 9_700)
    duty = duty_of(replace(BY_KM, last=last), unit=unit(UNEVEN))
    assert (duty.due, duty.due_from, duty.due_to) == (
        day("2026-11-28"), day("2026-11-25"), day("2026-11-30"),
    )  # fmt: skip
    assert duty.due_estimated
    assert duty.reason == (
        "300 of 1,000 km since 10 November; due about 25 to 30 November at your rate."
    )


def test_over_the_end_of_a_month_and_of_a_year() -> None:
    sparse = {"2026-09-16": 9000, "2026-11-16": 10_000}
    by_hours = plan("every 1,000 km", done("2026-11-16", 9_999))
    duty = duty_of(by_hours, unit=unit(sparse))
    assert duty.reason == (
        "1 of 1,000 km since 16 November; due about 4 January to 1 February 2027 at your rate."
    )


def test_a_reading_that_falls_is_left_out_and_told() -> None:
    slip = unit({"2026-11-01": 10_000, "2026-11-08": 1_050, "2026-11-16": 10_200})
    duty = duty_of(plan("every 1,000 km", done("2026-11-01", 10_000)), unit=slip)
    assert duty.reason.startswith("200 of 1,000 km since 1 November; ")
    assert duty.reason.endswith(
        "The reading of 1,050 km on 8 November is left out: it falls or jumps."
    )


def test_a_reading_of_all_nines_is_left_out() -> None:
    nines = unit({"2026-11-01": 10_000, "2026-11-08": 9_999_999, "2026-11-16": 10_200})
    duty = duty_of(plan("every 1,000 km", done("2026-11-01", 10_000)), unit=nines)
    assert duty.state is State.OK
    assert "The reading of 9,999,999 km on 8 November is left out" in duty.reason


def usual(a_day: Number, meter: str = "km", **more: Number) -> UnitFact:
    known = unit({on.replace("_", "-")[1:]: value for on, value in more.items()})
    return replace(known, daily_use=(Decimal(str(a_day)), meter))


def test_without_readings_the_usual_use_tells() -> None:
    last = done("2026-11-01", 10_000)
    duty = duty_of(plan("every 1,000 km", last), unit=usual(40))
    assert (duty.state, duty.due, duty.due_estimated) == (State.OK, day("2026-11-26"), True)
    assert duty.reason == (
        "No reading since 1 November; due about 21 November to 3 December at the usual 40 km a day."
    )
    part = replace(usual(40), readings=unit({"2026-11-11": 10_200}).readings)
    # of two readings the pace counts, of one alone the usual
    assert duty_of(plan("every 1,000 km", last), unit=part).due == day("2026-12-21")
    # stated without a reading, on a unit that was never read
    stated = plan("every 1,000 km", "2026-11-01")
    duty = duty_of(stated, unit=usual(40))
    assert (duty.state, duty.due) == (State.OK, day("2026-11-26"))
    assert duty.reason == (
        "No reading since 1 November; due about 21 November to 3 December at the usual 40 km a day."
    )


def test_the_usual_use_makes_nothing_overdue() -> None:
    stated = plan("every 1,000 km", "2026-10-01")
    duty = duty_of(stated, unit=usual(40))
    assert (duty.state, duty.due) == (State.DUE_SOON, day("2026-10-26"))
    assert duty.reason == (
        "At the usual 40 km a day 1,000 km were reached 26 October. Take a reading."
    )


@pytest.mark.parametrize(("a_day", "meter"), [(0, "km"), (5, "h")])
def test_a_usual_use_that_says_nothing(a_day: int, meter: str) -> None:
    duty = duty_of(plan("every 1,000 km", "2026-11-01"), unit=usual(a_day, meter))
    assert duty.reason.startswith("No reading tells the use since 1 November.")


def test_readings_speak_louder_than_the_usual_use() -> None:
    known = replace(unit(STEADY), daily_use=(Decimal(500), "km"))
    assert duty_of(BY_KM, unit=known).due == day("2026-12-03")
    # two readings alike say that it stands still
    still = unit({"2026-11-10": 10_000, "2026-11-16": 10_000})
    duty = duty_of(plan("every 1,000 km", done("2026-11-10", 10_000)),
                   unit=replace(still, daily_use=(Decimal(500), "km")))  # fmt: skip
    assert duty.due is None


POINTS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 90_000)), min_size=2, max_size=30
).map(
    lambda rows: [
        (AS_OF - timedelta(days=200 - on), Decimal(total))
        for (on, _t), total in zip(
            sorted({on: (on, t) for on, t in rows}.values()),
            sorted(t for _on, t in {on: (on, t) for on, t in rows}.values()),
            strict=True,
        )
    ]
)


@given(POINTS, st.integers(1, 50_000))
def test_the_estimate_lies_between_its_ends(points: list[tuple[date, Decimal]], ahead: int) -> None:
    told = pace_points(points, AS_OF)
    assert set(told) <= set(points)
    assert told[-1] == points[-1]
    assert told == sorted(told)
    between = likely_between(told, points[-1][1] + ahead)
    if between is None:
        return
    gained, days = told[-1][1] - told[0][1], (told[-1][0] - told[0][0]).days
    first, last = between
    exact = points[-1][0].toordinal() + ahead * days / gained
    assert first.toordinal() - 1 < exact < last.toordinal() + 1
    assert points[-1][0] < first <= last


def test_one_pace_alone_is_a_quarter_more_or_less() -> None:
    last = (AS_OF, Decimal(0))
    assert at_about(last, Decimal(1000), (Decimal(100), 1)) == (
        AS_OF + timedelta(days=8), AS_OF + timedelta(days=13),
    )  # fmt: skip
    assert at_about(last, Decimal(10**9), (Decimal(1), 1)) is None
