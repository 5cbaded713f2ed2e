"""Working days as companies write them, and counting by them."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.duties.occurrences import Every
from desktop.duties.working_days import MONDAY_TO_FRIDAY, WorkingDays, read_working_days
from desktop.values.interval import Calendar, Unit
from tests.builders.company import day

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
ROOT = Path(__file__).parents[2]
WEEKS = st.frozensets(st.integers(0, 6), min_size=1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Fri", {0, 1, 2, 3, 4}),
        ("Monday to Thursday", {0, 1, 2, 3}),
        ("Mon – Thu, Sat", {0, 1, 2, 3, 5}),
        ("Sunday through Wednesday", {6, 0, 1, 2}),
        ("Tues, Wed & Fri", {1, 2, 4}),
        ("lundi au vendredi", {0, 1, 2, 3, 4}),
        ("mar, mer, dim", {1, 2, 6}),
        ("to Friday", {4}),
        ("", MONDAY_TO_FRIDAY),
        ("when the phone rings", MONDAY_TO_FRIDAY),
    ],
)
def test_days_as_they_are_written(text: str, days: set[int]) -> None:
    assert read_working_days(text) == days


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2026-11-13", 1, "2026-11-16"),
        ("2026-11-14", 1, "2026-11-16"),
        ("2026-11-14", 5, "2026-11-20"),
        ("2026-11-16", 5, "2026-11-23"),
        ("2026-11-16", -1, "2026-11-13"),
        ("2026-11-15", -5, "2026-11-09"),
        ("2026-11-14", 0, "2026-11-14"),
    ],
)
def test_counting_monday_to_friday(start: str, n: int, expected: str) -> None:
    assert WorkingDays().after(day(start), n) == day(expected)


@given(DAYS, st.integers(1, 60), WEEKS)
def test_the_nth_day_has_n_working_days_behind_it(
    start: date, n: int, working: frozenset[int]
) -> None:
    end = WorkingDays(working).after(start, n)
    passed = [start + timedelta(days=d) for d in range(1, (end - start).days + 1)]
    assert end.weekday() in working
    assert sum(on.weekday() in working for on in passed) == n


@given(DAYS, WEEKS)
def test_the_next_working_day_is_at_most_a_week_away(start: date, working: frozenset[int]) -> None:
    found = WorkingDays(working).next_from(start)
    assert found.weekday() in working
    assert 0 <= (found - start).days < 7
    assert (found == start) is (start.weekday() in working)


def test_statutory_holidays_are_those_of_the_province() -> None:
    alberta, ontario, none = WorkingDays(province="AB"), WorkingDays(province="ON"), WorkingDays()
    for on, holds in (
        ("2026-02-16", (False, False, True)),  # Family Day in both
        ("2026-11-11", (False, True, True)),  # Remembrance Day
        ("2026-12-25", (False, False, True)),
        ("2026-11-16", (True, True, True)),
    ):
        assert tuple(days.holds(day(on)) for days in (alberta, ontario, none)) == holds
    assert alberta.next_from(day("2026-04-03")) == day("2026-04-06")  # Good Friday
    assert WorkingDays(province="XX").holds(day("2026-12-25"))


@given(DAYS, st.integers(1, 400), WEEKS, st.frozensets(DAYS, max_size=20), st.booleans())
def test_days_off_are_never_counted(
    start: date, n: int, week: frozenset[int], off: frozenset[date], keeps: bool
) -> None:
    days = WorkingDays(week, off, "AB" if keeps else "")
    end = days.after(start, n)
    passed = [start + timedelta(days=d) for d in range(1, (end - start).days + 1)]
    assert days.holds(end)
    assert sum(days.holds(on) for on in passed) == n
    assert days.after(end + timedelta(days=1), -1) == end


@given(
    DAYS, DAYS, WEEKS, st.frozensets(DAYS, max_size=20), st.booleans(),
    st.integers(1, 40), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH]),
)  # fmt: skip
def test_a_number_is_that_of_the_last_day_that_has_come(
    first: date, on: date, week: frozenset[int], off: frozenset[date], keeps: bool,
    count: int, unit: Unit,
) -> None:  # fmt: skip
    every = Every(Calendar(count, unit), WorkingDays(week, off, "AB" if keeps else ""))
    n = every.number_on(first, on)
    assert every.after(first, n) <= on < every.after(first, n + 1)


def test_decades_of_working_days_are_not_counted_one_by_one() -> None:
    off = frozenset(date(year, 12, on) for year in range(1990, 2030) for on in range(20, 32))
    every = Every(Calendar(1, Unit.DAY), WorkingDays(province="AB", days_off=off))
    every.number_on(day("1990-01-03"), day("2026-11-16"))  # the holidays are worked out once
    began = perf_counter()
    for later in range(200):
        every.number_on(day("1990-01-03"), day("2026-04-30") + timedelta(days=later))
    assert perf_counter() - began < 1  # by steps it was a minute


def test_working_days_end_with_the_calendar() -> None:
    for days in (WorkingDays(), WorkingDays(province="AB")):
        assert days.after(day("9999-12-28"), 30) == date.max
        assert days.after(date(1, 1, 3), -30) == date.min


def test_whoever_keeps_no_province_does_not_wait_for_the_library_of_holidays() -> None:
    asked = (
        "import sys; from datetime import date; from desktop.duties.working_days import *; "
        "WorkingDays(days_off=frozenset({date(2026, 11, 17)})).after(date(2026, 11, 16), 300); "
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0
