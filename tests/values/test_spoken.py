"""What is said about dates, spans and numbers."""

import gettext
from datetime import date, timedelta
from decimal import Decimal

import pytest

from desktop import language
from desktop.values.spoken import (
    longest_dates,
    say_date,
    say_number,
    say_span,
    say_whole_date,
)


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that writes numbers and months in its own way."""

    class French(gettext.NullTranslations):
        WORDS = {"1,234.5": "1 234,5", "October": "octobre"}  # noqa: RUF012 (a table)

        def gettext(self, message: str) -> str:
            return self.WORDS.get(message, message)

    monkeypatch.setattr(language, "_translation", French())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 10, 14), "14 October"),
        (date(2025, 10, 14), "14 October 2025"),
        (date(2027, 1, 1), "1 January 2027"),
        (date(2026, 12, 31), "31 December"),
    ],
)
def test_a_date_in_another_year_shows_its_year(day: date, said: str) -> None:
    assert say_date(day, as_of=date(2026, 11, 16)) == said


def test_none_of_the_days_in_words_is_longer_than_the_longest() -> None:
    longest = max(map(len, longest_dates()))
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert max(len(say_whole_date(day)) for day in year) == longest


def test_a_whole_date_always_shows_its_year() -> None:
    assert say_whole_date(date(2026, 5, 3)) == "3 May 2026"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (2, "2 days"),
        (-2, "2 days"),
        (7, "7 days"),
        (13, "13 days"),
        (14, "2 weeks"),
        (17, "17 days"),
        (21, "3 weeks"),
        (33, "33 days"),
        (60, "60 days"),
        (61, "about 2 months"),
        (74, "about 2 months"),
        (120, "about 4 months"),
        (365, "about 12 months"),
        (700, "about 23 months"),
        (731, "about 2 years"),
        (3653, "about 10 years"),
    ],
)
def test_spans(days: int, said: str) -> None:
    assert say_span(days) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal(1477), "1,477"),
        (Decimal("230.5"), "230.5"),
        (Decimal("230.50"), "230.5"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("0.125"), "0.13"),
        (Decimal("-1234567.89"), "-1,234,567.89"),
        (Decimal("-0.001"), "0"),
        (0.1 + 0.2, "0.3"),
        (999.999, "1,000"),
        (12, "12"),
        (Decimal("4" * 40), ",".join(["4", *["444"] * 13])),
        (Decimal("4" * 33 + ".567"), ",".join(["444"] * 11) + ".57"),
    ],
)
def test_numbers(value: Decimal | float, said: str) -> None:
    assert say_number(value) == said


def test_fewer_places_on_demand() -> None:
    assert say_number(Decimal("58.35"), places=1) == "58.4"
    assert say_number(Decimal("58.35"), places=0) == "58"


@pytest.mark.usefixtures("french")
def test_the_chosen_language_decides_marks_and_months() -> None:
    assert say_number(Decimal("1234567.5")) == "1 234 567,5"
    assert say_date(date(2026, 10, 14), date(2026, 11, 16)) == "14 octobre"
