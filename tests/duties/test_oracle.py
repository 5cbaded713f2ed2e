"""Dates against an oracle that counts months by its own arithmetic, over fifty years.

A sample in every run; with --campaign all 366 days of a leap year, intervals of 1 to 60 months and
every date in the fifty years after, some 1,030,000 of them.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from desktop.duties.duty import State
from desktop.duties.next_dates import next_dates
from desktop.duties.occurrences import Every
from desktop.values.interval import Calendar, Rule, Unit
from tests.builders.facts import duty_of, plan

YEARS = 50
A_DAY = timedelta(days=1)
FIRST_DAYS = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
MOST_MONTHS = 60
# the days on which months go wrong, and intervals that divide a year and that do not
SOME_DAYS = [day for day in FIRST_DAYS if day.day in {1, 28, 29, 30, 31}]
SOME_MONTHS = (1, 2, 5, 6, 12, 13, 24, 36, 48, 59)

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int, month: int) -> int:
    """How long a month is, by the rule of Pope Gregory."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and is_leap else _LENGTHS[month - 1]


def oracle(first: date, months: int) -> date:
    """So many months after a day: that day of the month, or the last where it has none."""
    year, month = first.year, first.month
    for _month in range(months):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    return date(year, month, min(first.day, days_in(year, month)))


def expected(first: date, every: int) -> Iterator[tuple[int, date]]:
    """All occurrences within fifty years, counted on from the one before."""
    year, month = first.year, first.month
    n = 0
    while True:
        n += 1
        month += every
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        if year > first.year + YEARS:
            return
        yield n, date(year, month, min(first.day, days_in(year, month)))


def compare(first: date, months: int) -> int:
    """Fail where any date is another one; return how many were compared."""
    every = Every(Calendar(months, Unit.MONTH))
    count = 0
    for n, due in expected(first, months):
        assert every.after(first, n) == due, (first, months, n)
        assert every.number_on(first, due) == n, (first, months, n)
        assert every.number_on(first, due - A_DAY) == n - 1, (first, months, n)
        count += 1
    return count


def stands(first: date, months: int) -> None:
    """Fail unless what was done on the first day is due on the oracle's, and overdue after it."""
    monthly = plan(f"every {months} months", first.isoformat())
    due = oracle(first, months)
    for as_of, states in (
        (due - A_DAY, {State.OK, State.DUE_SOON}),
        (due, {State.DUE_SOON}),
        (due + A_DAY, {State.OVERDUE}),
    ):
        duty = duty_of(monthly, as_of)
        assert duty.due == due, (first, months)
        assert duty.state in states, (first, months, as_of)
    assert duty.missed == oracle(first, 2 * months)


def test_a_sample_of_fifty_years() -> None:
    assert sum(compare(first, months) for first in SOME_DAYS[::3] for months in SOME_MONTHS) > 9_000
    for first in SOME_DAYS:
        stands(first, 1)
        stands(first, 12)


def test_the_dates_shown_while_a_rule_is_typed_are_the_same() -> None:
    for first in SOME_DAYS[::5]:
        for months in SOME_MONTHS:
            rule = Rule(calendar=Calendar(months, Unit.MONTH))
            found = next_dates(rule, from_on=first)
            assert found == tuple(oracle(first, months * n) for n in (1, 2, 3))


def test_the_oracle_knows_leap_years() -> None:
    assert oracle(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert oracle(date(2024, 2, 29), 48) == date(2028, 2, 29)
    assert oracle(date(2096, 2, 29), 48) == date(2100, 2, 28)
    assert oracle(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert oracle(date(2023, 10, 31), 4) == date(2024, 2, 29)


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_every_day_every_interval_fifty_years() -> None:
    compared = 0
    for first in FIRST_DAYS:
        for months in range(1, MOST_MONTHS + 1):
            compared += compare(first, months)
            stands(first, months)
    sys.stdout.write(f"{compared:,} dates, and no difference\n")
    assert compared > 1_000_000
