"""Dates as people write them: what is read, and what is asked about once a column."""

from datetime import date, datetime, timedelta

import pytest

from desktop.errors import Refused
from desktop.values.dates import (
    AmbiguousDate,
    Cell,
    MonthOnly,
    Order,
    read_date,
)

NOV_15, DEC_15 = date(2026, 11, 15), date(2026, 12, 15)

WRITTEN: dict[date, list[Cell]] = {
    NOV_15: [
        date(2026, 11, 15),
        datetime(2026, 11, 15, 7, 11),  # noqa: DTZ001 (as openpyxl gives it)
        46341,
        46341.0,
        46341.9999999,
        "46341",
        "46341.299",
        " 46341 ",
        20261115,
        20261115.0,
        "20261115",
        "2026-11-15",
        "2026/11/15",
        "2026.11.15",
        "2026 11 15",
        "2026-11-15T07:11",
        "2026-11-15 07:11",
        "2026-11-15 07:11:33",
        "2026-11-15T07:11:33.123456",
        "2026-11-15T07:11:33Z",
        "2026-11-15T07:11:33-07:00",
        "20261115T071133",
        "20261115T071133Z",
        "2026-11-15 00:00:00",
        "'2026-11-15",
        "\ufeff2026-11-15",
        "2026–11–15",
        "2026-11-15.",
        "15/11/2026",
        "11/15/2026",
        "Sunday, November 15, 2026",
        "Sun Nov 15 07:11:00 2026",
        "Sun Nov 15 2026 07:11:00 GMT-0700 (Mountain Standard Time)",
        "15NOV2026",
        "15-nov.-2026",
        "15 novembre 2026",
    ],
    DEC_15: [
        "15-Dec-26",
        "15-DEC-2026",
        "15 Dec 2026",
        "15 Dec. 2026",
        "15/Dec/26",
        "15.Dec.2026",
        "15Dec2026",
        "15Dec26",
        "Dec15/26",
        "Dec 15, 2026",
        "Dec. 15, 2026",
        "Dec 15,2026",
        "Dec. 15/26",
        "Dec 15/26",
        "Dec 15 '26",
        "December 15th 2026",
        "December 15th, 2026",
        "15th December 2026",
        "15th of December, 2026",
        "the 15th of December 2026",
        "Tue Dec 15 2026",
        "Tuesday, December 15, 2026",
        "tues. dec 15/26",
        "2026-Dec-15",
        "2026 Dec 15",
        "15.12.2026",
        "15.12.26",
        "15-12-2026",
        "15 12 2026",
        "12/15/2026",
        "15/12/2026",
        "12-15-2026",
        "12/15/26",
        "15/12/26",
        "12.15.2026",
        "12/15/2026 7:15 PM",
        "15 déc. 2026",
        "15 dec. 2026",
        "15 décembre 2026",
        "15 DÉCEMBRE 2026",
        "15 décembre 2026",
        "le 15 décembre 2026",
        "mardi 15 décembre 2026",
        "mar. 15 déc. 2026",
        "15\u00a0Dec\u00a02026",
        "15\u202fdéc.\u202f2026",
        " 15 Dec 2026 ",
        "15  Dec\t2026",
        "15 Dec 2026,",
        "(15 Dec 2026)",
        '"15 Dec 2026"',
        "’15 Dec 2026",
    ],
    date(2026, 3, 1): [
        "1er mars 2026",
        "1ᵉʳ mars 2026",
        "1 mars 2026",
        "Mar 1, 2026",
        "Mar 1/26",
        "1-Mar-26",
        "March 1st 2026",
        "dim. 1 mars 2026",
        "2026-3-1",
    ],
    date(2026, 3, 3): ["mar. 3 mars 2026", "Mar 3 2026", "3/3/2026", "03-03-26", "3rd March 2026"],
    date(2026, 8, 2): ["2 août 2026", "2 aout 2026", "2 AOÛT 26", "Aug 2/26", "2nd Aug. 2026"],
    date(2026, 2, 4): ["4 février 2026", "4 févr. 2026", "4 fev 2026", "Feb 4, 2026", "4th feb 26"],
    date(2026, 7, 9): ["9 juillet 2026", "9 juil. 2026", "Jul 9/26", "July 9 2026"],
    date(2026, 6, 9): ["9 juin 2026", "Jun 9/26", "June 9 2026"],
    date(2026, 5, 9): ["9 mai 2026", "May 9/26"],
    date(2026, 9, 3): ["Sept 3, 2026", "Sept. 3/26", "3 septembre 2026", "3-Sep-26"],
    date(2025, 10, 15): ["Oct 15/25", "15-Oct-25", "10/15/2025"],
    date(2026, 12, 5): ["2026 Dec 5", "2026-Dec-5", "Dec 5/26", "5Dec26"],
    date(2032, 11, 15): ["32/11/15"],  # no month has 32 days, so it is the year
    date(1995, 11, 15): ["95/11/15", "15-Nov-95", "11/15/95"],
    date(1970, 1, 31): ["31-Jan-70", "1/31/70"],
    date(2069, 1, 31): ["31-Jan-69", "1/31/69"],
    date(2000, 2, 29): ["29 Feb 2000", "2000-02-29", "29/2/00"],
    date(1954, 10, 3): [20_000, "20000"],
    date(2119, 1, 11): [80_000],
    date(1900, 1, 1): ["1900-01-01", "1 Jan 1900"],
    date(2199, 12, 31): ["2199-12-31", "31 Dec 2199"],
}


# where a column has years of two digits in front, these are other dates
YEAR_LAST = {"15.12.26", "12/15/26", "15/12/26", "03-03-26", "29/2/00"}
CASES = [(cell, day, order) for day, cells in WRITTEN.items() for cell in cells for order in Order]


@pytest.mark.parametrize(
    ("cell", "day", "order"),
    [case for case in CASES if case[2] is not Order.YMD or case[0] not in YEAR_LAST],
    ids=repr,
)
def test_dates_that_need_no_order(cell: Cell, day: date, order: Order) -> None:
    assert read_date(cell, order) == day


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("04/03/2026", Order.DMY, date(2026, 3, 4)),
        ("04/03/2026", Order.MDY, date(2026, 4, 3)),
        ("4-3-26", Order.DMY, date(2026, 3, 4)),
        ("4.3.26", Order.MDY, date(2026, 4, 3)),
        ("04/03/05", Order.YMD, date(2004, 3, 5)),
        ("26/11/15", Order.YMD, date(2026, 11, 15)),
        ("26/11/15", Order.DMY, date(2015, 11, 26)),
        ("12/15/2026", Order.DMY, DEC_15),  # the only day it can be
        ("15/12/2026", Order.MDY, DEC_15),
    ],
)
def test_dates_that_need_an_order(text: str, order: Order, day: date) -> None:
    assert read_date(text, order) == day


@pytest.mark.parametrize("order", [Order.AMBIGUOUS, Order.MIXED])
def test_a_date_with_two_readings_is_asked_about(order: Order) -> None:
    with pytest.raises(AmbiguousDate) as asked:
        read_date("04/03/2026", order)

    assert asked.value.readings == (date(2026, 3, 4), date(2026, 4, 3))
    assert str(asked.value) == (
        "04/03/2026 can be 4 March 2026 or 3 April 2026. "
        "Say whether the day or the month comes first in this column."
    )


def test_a_year_in_front_has_two_digits() -> None:
    with pytest.raises(AmbiguousDate):
        read_date("4/03/26", Order.YMD)


@pytest.mark.parametrize("order", Order)
def test_the_same_day_either_way_is_not_asked_about(order: Order) -> None:
    assert read_date("05/05/2026", order) == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Dec 2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("December, 2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("déc. 2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("12/2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("12/26", date(2026, 12, 1), date(2026, 12, 31)),
        ("Dec-26", date(2026, 12, 1), date(2026, 12, 31)),
        ("Dec '26", date(2026, 12, 1), date(2026, 12, 31)),
        ("Dec/26", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026 Dec", date(2026, 12, 1), date(2026, 12, 31)),
        ("Dec 32", date(2032, 12, 1), date(2032, 12, 31)),  # no day has that number
        ("2026-3", date(2026, 3, 1), date(2026, 3, 31)),
        ("3/2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("02/2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("février 2027", date(2027, 2, 1), date(2027, 2, 28)),
        ("15 Dec 2026", DEC_15, DEC_15),
    ],
)
def test_a_month_alone_where_it_is_allowed(text: str, first: date, last: date) -> None:
    assert read_date(text, month_only="first") == first
    assert read_date(text, month_only="last") == last


@pytest.mark.parametrize("text", ["Dec 26", "Dec 31", "13/26", "2026", "26-Dec", "Dec"])
@pytest.mark.parametrize("month_only", ["first", "last"])
def test_a_month_must_be_plain_even_where_it_is_allowed(text: str, month_only: MonthOnly) -> None:
    with pytest.raises(Refused):
        read_date(text, month_only=month_only)


@pytest.mark.parametrize("cell", [46341, 46341.0, "46341"])
def test_workbooks_that_count_from_1904(cell: Cell) -> None:
    assert read_date(cell, date_1904=True) == NOV_15 + timedelta(days=1462)
