"""Numbers with every mark that Canadians put into them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.values.numerals import read_number, read_whole


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("7", "7"),
        ("128450", "128450"),
        ("128,450", "128450"),
        ("128 450", "128450"),
        ("128\u00a0450", "128450"),
        ("128\u202f450", "128450"),
        ("128\u2009450", "128450"),
        ("1,234,567", "1234567"),
        ("1 234 567", "1234567"),
        ("1.234.567", "1234567"),
        ("1'234'567", "1234567"),
        ("1’234’567", "1234567"),
        ("3120.5", "3120.5"),
        ("3,120.5", "3120.5"),
        ("3 120.5", "3120.5"),
        ("3 120,5", "3120.5"),
        ("1876,0", "1876"),
        ("12.450,5", "12450.5"),
        ("12,5", "12.5"),
        ("12,50", "12.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("3120.500", "3120.5"),
        ("007", "7"),
        ("１２３", "123"),
    ],
)
def test_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "x", "-5", "1,23,456", "1,234,56", "12 34", "1,234,5", "1.2.3", "1..2", "5.", ".5", "5km",
     "1 234.567.8", "1e5", "٣", "NaN"],
)  # fmt: skip
def test_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a number"):
        read_number(text)


@pytest.mark.parametrize("text", ["12.450", "1.000", "128.450"])
def test_a_lone_point_before_three_digits_could_be_either(text: str) -> None:
    with pytest.raises(Refused, match=f"'{text}' can be read as"):
        read_number(text)


@given(st.integers(0, 9_999_999), st.integers(0, 99))
def test_english_and_french_writing_mean_the_same(whole: int, hundredths: int) -> None:
    value = Decimal(whole) + Decimal(hundredths) / 100
    english = f"{whole:,}.{hundredths:02}"
    french = english.replace(",", "\u202f").replace(".", ",")

    assert read_number(english) == read_number(french) == value


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", 1), (" 42 ", 42), ("6,000", 6000), ("6001", None), ("0", None), ("-5", None),
     ("abc", None), ("2.5", None), ("7.0", 7), ("", None), ("9" * 40, None)],
)  # fmt: skip
def test_a_whole_number_within_a_limit(text: str, number: int | None) -> None:
    assert read_whole(text, 6000) == number
