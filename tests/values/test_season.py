"""A season: both its days within, over the New Year, and the leap day in years without one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.values.interval import Season

SUMMER = Season(5, 1, 10, 31)
WINTER = Season(11, 1, 3, 15)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
ENDS = st.dates(date(2000, 1, 1), date(2000, 12, 31))


@pytest.mark.parametrize(
    ("season", "day", "holds"),
    [
        (SUMMER, date(2026, 4, 30), False),
        (SUMMER, date(2026, 5, 1), True),
        (SUMMER, date(2026, 10, 31), True),
        (SUMMER, date(2026, 11, 1), False),
        (WINTER, date(2026, 10, 31), False),
        (WINTER, date(2026, 11, 1), True),
        (WINTER, date(2027, 1, 1), True),
        (WINTER, date(2027, 3, 15), True),
        (WINTER, date(2027, 3, 16), False),
        (Season(2, 29, 6, 1), date(2027, 2, 28), True),
        (Season(2, 29, 6, 1), date(2028, 2, 28), False),
        (Season(12, 1, 2, 29), date(2028, 2, 29), True),
        (Season(12, 1, 2, 29), date(2027, 3, 1), False),
    ],
)
def test_a_day_is_in_the_season_or_not(season: Season, day: date, holds: bool) -> None:
    assert season.holds(day) is holds


def test_a_season_over_the_new_year_began_last_year_and_ends_this_one() -> None:
    assert WINTER.begins(date(2027, 1, 9)) == date(2026, 11, 1)
    assert WINTER.ends(date(2026, 12, 9)) == date(2027, 3, 15)
    assert WINTER.begins(date(2027, 6, 1)) == date(2027, 11, 1)
    assert WINTER.ends(date(2027, 6, 1)) == date(2027, 3, 15)
    assert SUMMER.begins(date(2027, 12, 1)) == date(2028, 5, 1)


@given(ends=st.tuples(ENDS, ENDS), day=DAYS)
def test_the_days_of_a_season_are_those_from_its_beginning_to_its_end(
    ends: tuple[date, date], day: date
) -> None:
    season = Season(ends[0].month, ends[0].day, ends[1].month, ends[1].day)
    first, last = season.begins(day), season.ends(day)
    assert season.holds(first)
    assert season.holds(last)
    if season.holds(day):
        assert first <= day <= last
    else:
        assert last < day < first
        assert not season.holds(first - timedelta(days=1))
        assert not season.holds(last + timedelta(days=1))


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused, match="a day that exists"):
        Season(2, 30, 6, 1)
    with pytest.raises(Refused, match="a day that exists"):
        Season(5, 1, 13, 1)
