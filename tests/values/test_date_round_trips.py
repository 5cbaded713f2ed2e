"""Every date comes back from every way of writing it, and nothing else gets through."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.values.dates import Cell, Order, read_date

MONTHS = "January February March April May June July August September October November December"
MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
ENGLISH, FRENCH = MONTHS.split(" "), MOIS.split(" ")
STYLES: dict[str, Callable[[date], Cell]] = {
    "ISO": date.isoformat,
    "ISO with slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "ISO without marks": lambda d: f"{d:%Y%m%d}",
    "ISO with a time": lambda d: f"{d.isoformat()}T23:59:59Z",
    "15 Dec 2026": lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]} {d.year}",
    "15-Dec-2026": lambda d: f"{d.day:02}-{ENGLISH[d.month - 1][:3]}-{d.year}",
    "Dec 15/2026": lambda d: f"{ENGLISH[d.month - 1][:3]} {d.day}/{d.year}",
    "December 15th, 2026": lambda d: f"{ENGLISH[d.month - 1]} {d.day}th, {d.year}",
    "15 décembre 2026": lambda d: f"{d.day} {FRENCH[d.month - 1]} {d.year}",
    "15Dec2026": lambda d: f"{d.day}{ENGLISH[d.month - 1][:3]}{d.year}",
    "a date": lambda d: d,
    "a moment": lambda d: datetime.combine(d, time(12)),
}
IN_NUMBERS: dict[str, tuple[Order, Callable[[date], str]]] = {
    "15/12/2026": (Order.DMY, lambda d: f"{d.day}/{d.month}/{d.year}"),
    "15.12.2026": (Order.DMY, lambda d: f"{d:%d.%m.%Y}"),
    "12/15/2026": (Order.MDY, lambda d: f"{d.month}/{d.day}/{d.year}"),
    "12-15-2026": (Order.MDY, lambda d: f"{d:%m-%d-%Y}"),
}
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
THIS_CENTURY = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize("style", STYLES)
@given(day=DAYS)
def test_every_date_comes_back_from_every_style(style: str, day: date) -> None:
    assert read_date(STYLES[style](day)) == day


@pytest.mark.parametrize("style", IN_NUMBERS)
@given(day=DAYS)
def test_every_date_comes_back_from_numbers_in_a_known_order(style: str, day: date) -> None:
    order, write = IN_NUMBERS[style]
    assert read_date(write(day), order) == day


@given(THIS_CENTURY)
def test_every_date_comes_back_from_two_digit_years(day: date) -> None:
    assert read_date(f"{day:%d-%b-%y}") == day
    assert read_date(f"{day:%d/%m/%y}", Order.DMY) == day
    assert read_date(f"{day:%m/%d/%y}", Order.MDY) == day
    assert read_date(f"{day:%y-%m-%d}", Order.YMD) == day


@given(st.integers(20_000, 80_000), st.booleans())
def test_every_serial_is_a_count_of_days(serial: int, date_1904: bool) -> None:
    zero = date(1904, 1, 1) if date_1904 else date(1899, 12, 30)

    assert read_date(serial, date_1904=date_1904) == zero + timedelta(days=serial)


@given(st.text() | st.text("0123456789-/. :DecTZpm") | st.integers() | st.floats())
def test_any_cell_is_a_date_or_refused(cell: Cell) -> None:
    for order in Order:
        try:
            day = read_date(cell, order, month_only="last")
        except Refused:
            continue
        assert date(1900, 1, 1) <= day <= date(2199, 12, 31)
        assert type(day) is date
