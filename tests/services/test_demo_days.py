"""The calendar of the demonstration company: whatever the day, people work on working days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.demo.days import Days, TellingTime
from desktop.services.demo.story import calendar

ANY_DAY = st.dates(date(2020, 1, 1), date(2060, 12, 31))
PAST = st.integers(-1500, 0)


def _is_worked(days: Days, day: date) -> bool:
    return day.weekday() < 5 and (day.month, day.day) not in days.holidays


@given(ANY_DAY, PAST)
def test_the_past_falls_on_working_days_and_stays_in_the_past(as_of: date, offset: int) -> None:
    days = calendar(as_of)
    day = days.at_work(offset)
    assert _is_worked(days, day)
    assert day <= as_of
    # the longest that nobody works is the shut-down with a weekend on either side
    assert abs(day - days.on(offset)) <= timedelta(days=8)


@given(ANY_DAY, PAST, PAST)
def test_what_came_first_stays_first(as_of: date, one: int, other: int) -> None:
    days = calendar(as_of)
    first, second = sorted([one, other])
    assert days.at_work(first) <= days.at_work(second)


@given(ANY_DAY, st.integers(1, 400))
def test_what_lies_ahead_stays_ahead(as_of: date, offset: int) -> None:
    days = calendar(as_of)
    assert _is_worked(days, days.at_work(offset))
    assert abs(days.at_work(offset) - days.on(offset)) <= timedelta(days=4)


@pytest.mark.parametrize(
    ("as_of", "day", "works"),
    [
        ("2027-03-01", "2026-12-29", False),  # the shut-down of last winter
        ("2027-01-02", "2026-12-29", True),  # nobody stops work under the eyes of the reader
        ("2026-12-30", "2026-12-29", True),
        ("2027-01-15", "2026-12-29", False),
        ("2027-01-14", "2026-12-29", True),
    ],
)
def test_a_shut_down_is_kept_once_it_is_two_weeks_past(as_of: str, day: str, works: bool) -> None:
    days = calendar(date.fromisoformat(as_of))
    offset = (date.fromisoformat(day) - days.as_of).days
    assert (days.at_work(offset) == date.fromisoformat(day)) is works
    assert days.is_shut(offset) is not works


@pytest.mark.parametrize(
    ("back", "month"),
    [(0, "2026-02-01"), (-1, "2026-01-01"), (-2, "2025-12-01"), (-14, "2024-12-01")],
)
def test_months_are_counted_back_over_new_year(back: int, month: str) -> None:
    assert calendar(date(2026, 2, 28)).month(back) == date.fromisoformat(month)


def test_time_moves_on_but_never_ahead_of_the_real_clock() -> None:
    real = datetime(2026, 5, 6, 12, tzinfo=UTC)
    time = TellingTime(lambda: real)
    told = []
    for day in (date(2026, 5, 4), date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6)):
        time.move_to(day)
        told.append(time())
    assert told == sorted(told)
    assert told[0] < told[1] < told[2] < told[3] == real
