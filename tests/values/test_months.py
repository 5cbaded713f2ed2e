"""Months are counted from the first date in whole multiples, against a calendar written by hand."""

from datetime import date, timedelta

import pytest

from desktop.values.interval import Calendar, Unit
from desktop.values.months import add_months, step

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def months_later(first: date, n: int) -> date:
    """The oracle: months as on a paper calendar, with no library."""
    year, month, day = first.year, first.month, first.day
    for _month in range(n):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    length = 29 if month == 2 and leap else LENGTHS[month - 1]
    return date(year, month, min(day, length))


@pytest.mark.parametrize("leap_year", [1896, 2024, 2096])
def test_every_day_of_a_leap_year_plus_1_to_60_months(leap_year: int) -> None:
    # 1896 and 2096 reach over 1900 and 2100, which are no leap years
    days = [date(leap_year, 1, 1) + timedelta(days=n) for n in range(366)]

    wrong = [
        (day, n) for day in days for n in range(1, 61) if add_months(day, n) != months_later(day, n)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("first", "n", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 5, 15), 0, date(2026, 5, 15)),
    ],
)
def test_ends_of_months(first: date, n: int, expected: date) -> None:
    assert add_months(first, n) == expected


@pytest.mark.parametrize(
    ("every", "n", "expected"),
    [
        (Calendar(1, Unit.DAY), 3, date(2026, 2, 3)),
        (Calendar(180, Unit.DAY), 1, date(2026, 7, 30)),
        (Calendar(2, Unit.WEEK), 2, date(2026, 2, 28)),
        (Calendar(1, Unit.MONTH), 1, date(2026, 2, 28)),
        (Calendar(1, Unit.MONTH), 2, date(2026, 3, 31)),
        (Calendar(3, Unit.MONTH), 1, date(2026, 4, 30)),
        (Calendar(3, Unit.MONTH), 4, date(2027, 1, 31)),
        (Calendar(1, Unit.YEAR), 3, date(2029, 1, 31)),
        (Calendar(3, Unit.YEAR), -1, date(2023, 1, 31)),
        (Calendar(6, Unit.MONTH), 0, date(2026, 1, 31)),
    ],
)
def test_step(every: Calendar, n: int, expected: date) -> None:
    assert step(date(2026, 1, 31), every, n) == expected


def test_a_year_is_twelve_months_from_any_day() -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]

    for day in days:
        assert step(day, Calendar(1, Unit.YEAR), 1) == step(day, Calendar(12, Unit.MONTH), 1)


@pytest.mark.parametrize(
    ("first", "n", "expected"),
    [
        (date(9990, 5, 1), 240, date.max),
        (date(2026, 1, 31), 10**6, date.max),
        (date(3, 5, 1), -60, date.min),
        (date(2026, 1, 31), -(10**6), date.min),
    ],
)
def test_what_lies_beyond_the_calendar_is_its_end(first: date, n: int, expected: date) -> None:
    assert add_months(first, n) == expected
    assert step(first, Calendar(100, Unit.YEAR), 10**6) == date.max
    assert step(first, Calendar(1, Unit.DAY), -(10**7)) == date.min
