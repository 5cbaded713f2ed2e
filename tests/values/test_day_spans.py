"""From one day to another, said as short as it stays clear."""

from datetime import date

import pytest

from desktop.values.day_spans import say_days, say_short_days
from tests.builders.company import AS_OF, day


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-03", "2026-12-09", "3 to 9 December"),
        ("2026-11-28", "2026-12-09", "28 November to 9 December"),
        ("2026-12-20", "2027-01-09", "20 December 2026 to 9 January 2027"),
        ("2025-12-20", "2026-01-09", "20 December 2025 to 9 January 2026"),
        ("2027-03-01", "2027-03-09", "1 to 9 March 2027"),
        ("2027-03-01", "2027-04-09", "1 March to 9 April 2027"),
        ("2027-12-20", "2028-01-09", "20 December 2027 to 9 January 2028"),
        ("2026-12-03", "2026-12-03", "3 December"),
    ],
)
def test_a_span(first: str, last: str, said: str) -> None:
    assert say_days(day(first), day(last), AS_OF) == said


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (date(2026, 11, 20), "3 Sep to 20 Nov"),
        (date(2027, 1, 2), "3 Sep to 2 Jan 2027"),
        (date(2026, 9, 4), "3 Sep"),
        (None, "since 3 Sep"),
    ],
)
def test_a_short_span(end: date | None, said: str) -> None:
    assert say_short_days(day("2026-09-03"), end, AS_OF) == said
