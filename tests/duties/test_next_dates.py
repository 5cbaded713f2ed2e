"""The next dates of a rule being typed are those on which it will be due."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.duties.next_dates import next_dates
from desktop.values.interval import Calendar, Rule, Season, Unit, Usage
from desktop.values.rules import read_rule
from tests.builders.company import day

MAY_TO_OCTOBER = Season(5, 1, 10, 31)


@pytest.mark.parametrize(
    ("rule", "from_on", "more", "dates"),
    [
        ("monthly", "2026-01-31", {}, ["2026-02-28", "2026-03-31", "2026-04-30"]),
        ("annual", "2024-02-29", {}, ["2025-02-28", "2026-02-28", "2027-02-28"]),
        ("weekly", "2026-11-16", {"count": 2}, ["2026-11-23", "2026-11-30"]),
        ("every working day", "2026-11-13", {}, ["2026-11-16", "2026-11-17", "2026-11-18"]),
        (
            "every working day",
            "2026-11-13",
            {"holidays": {date(2026, 11, 17)}},
            ["2026-11-16", "2026-11-18", "2026-11-19"],
        ),
        # Remembrance Day is a day off in Alberta and none in Ontario
        ("every working day", "2026-11-10", {"province": "AB", "count": 1}, ["2026-11-12"]),
        ("every working day", "2026-11-10", {"province": "ON", "count": 1}, ["2026-11-11"]),
        # days off count only where the rule speaks of working days
        ("daily", "2026-11-10", {"province": "AB", "count": 1}, ["2026-11-11"]),
        ("every 1,000 km", "2026-11-01", {}, []),
        ("every 1,000 km", "2026-11-01", {"per_day": Decimal(0)}, []),
        ("every 1,000 km", "2026-11-01", {"per_day": Decimal(300), "count": 2},
         ["2026-11-05", "2026-11-09"]),
        # 60 km a day are 17 days, before the month is over
        ("every 1,000 km or monthly", "2026-11-01", {"per_day": Decimal(60), "count": 2},
         ["2026-11-18", "2026-12-05"]),
        ("every 1,000 km or monthly", "2026-11-01", {"per_day": Decimal(10), "count": 2},
         ["2026-12-01", "2027-01-01"]),
        # on fixed limits the next one is at 240,000
        ("every 1,000 km", "2026-11-01",
         {"per_day": Decimal(100), "fixed": True, "at_reading": Decimal(239_900), "count": 2},
         ["2026-11-02", "2026-11-12"]),
        ("before use", "2026-11-01", {"per_day": Decimal(100)}, []),
    ],
)  # fmt: skip
def test_the_next_dates(rule: str, from_on: str, more: dict[str, Any], dates: list[str]) -> None:
    found = next_dates(read_rule(rule), from_on=day(from_on), **more)
    assert [on.isoformat() for on in found] == dates


@pytest.mark.parametrize("fixed", [True, False])
def test_what_falls_out_of_season_comes_once_on_its_first_day(fixed: bool) -> None:
    weekly = Rule(calendar=Calendar(1, Unit.WEEK), season=MAY_TO_OCTOBER)
    found = next_dates(weekly, from_on=day("2026-10-19"), fixed=fixed)
    third = day("2027-05-03") if fixed else day("2027-05-08")
    assert found == (day("2026-10-26"), day("2027-05-01"), third)


def test_the_calendar_ends_and_so_do_the_dates() -> None:
    assert next_dates(Rule(calendar=Calendar(90, Unit.YEAR)), from_on=date(9990, 1, 1)) == ()
    slow = Rule(usage=(Usage(Decimal(9_999_999), "h"),))
    assert next_dates(slow, from_on=day("2026-11-16"), per_day=Decimal("0.01")) == ()
