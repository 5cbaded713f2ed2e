"""Dates as short as a cell takes them, and never so short that a day looks like a year."""

from datetime import date

import pytest

from desktop.values.short_dates import say_short_date


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 15), "15 Dec"),
        (date(2026, 1, 1), "1 Jan"),
        (date(2027, 4, 30), "30 Apr 2027"),
        (date(2025, 5, 9), "9 May 2025"),
    ],
)
def test_the_year_is_said_where_it_is_another(day: date, said: str) -> None:
    assert say_short_date(day, date(2026, 11, 16)) == said
