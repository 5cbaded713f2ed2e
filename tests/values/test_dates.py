"""Dates as people write them: what is read, what is asked about, what is refused and why."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.values.dates import (
    AmbiguousDate,
    Cell,
    MonthOnly,
    Order,
    find_date,
    is_never,
    read_date,
    read_moment,
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


REFUSED: dict[str, list[Cell]] = {
    "31/31/2026 is not a date: no month has the number 31.": ["31/31/2026"],
    "2026-13-05 is not a date: no month has the number 13.": ["2026-13-05"],
    "00/00/2026 is not a date: no month has the number 0.": ["00/00/2026"],
    "13/32/2026 is not a date: no month has the number 32.": ["13/32/2026"],
    "01/32/2026 is not a date: no month has a day 32.": ["01/32/2026"],
    "2026-01-45 is not a date: no month has a day 45.": ["2026-01-45"],
    "31 November does not exist in 1900.": ["31/11/1900"],
    "31 November does not exist in 2199.": ["31/11/2199"],
    "31 November does not exist in 2015.": ["31/11/15"],
    "2026-11-45 is not a date: no month has a day 45.": ["2026-11-45"],
    "12/32/2026 is not a date: no month has a day 32.": ["12/32/2026"],
    "Dec 32, 2026 is not a date: no month has a day 32.": ["Dec 32, 2026"],
    "0 Dec 2026 is not a date: no month has a day 0.": ["0 Dec 2026"],
    "30 February does not exist in 2026.": ["30/02/2026", "02/30/2026", "2026-02-30", "Feb 30/26"],
    "29 February does not exist in 2026.": ["29 février 2026", "20260229"],
    "31 November does not exist in 2026.": ["31-Nov-26"],
    "'tomorow' is not a date. Write it like 15 Dec 2026.": ["tomorow", " tomorow "],
    "There is no date here. Write it like 15 Dec 2026.": ["", "  ", None, "'"],
    "'07:11' is a time of the day without a date. Write it like 15 Dec 2026.": ["07:11"],
    "'07:11:00' is a time of the day without a date. Write it like 15 Dec 2026.": [time(7, 11)],
    "'25:10' is no time of the day. Write it like 07:30 or 16:45.": ["2026-11-15 25:10"],
    "1899-12-31 is before 1900. Check the year.": ["1899-12-31", date(1899, 12, 31)],
    "0206-11-15 is before 1900. Check the year.": ["0206-11-15"],
    "2999-12-31 is after 2199. Check the year.": ["2999-12-31"],
    "9999-12-31 is after 2199. Check the year.": [date(9999, 12, 31)],
    "1 Jan 2200 is after 2199. Check the year.": ["1 Jan 2200"],
    "is not a whole date: the day or the year is missing": [
        "Dec 2026", "12/2026", "2026-12", "12/26", "Dec-26", "15 Dec", "Dec 15", "Dec 5", "Dec",
        "2026", 2026,
    ],
    "is not a date. Write it like 15 Dec 2026.": [
        True, False, 0, 5, -46341, 19_999, 80_001, 12.26, float("nan"), float("inf"), 1e300,
        "12345", "15122026", "-46341", "1/2/3", "1/2/2026/3", "15/12/026", "15-16 Dec 2026",
        "Dec 1 - Dec 3 2026", "Dec 1 Jan 2026", "2026-11-15 (see note)", "15 Dec 2026 - Rick",
        "15 Dec 2026 07:00 - 08:00", "2026-11-15-3", "15 26 Dec", "2026 2027 Dec",
        "Marvin 3 2026", "jui 3 2026", "٣ Dec 2026", "15:12:2026x", "N/A", "x" * 500,
        "2026-11-15\x00", "=A1", "15 Dec 20266", "15 Dec 2", "next week", "3 weeks ago",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [(cell, sentence) for sentence, cells in REFUSED.items() for cell in cells],
    ids=lambda value: repr(value)[:40],
)
def test_refusals_say_what_is_wrong(cell: Cell, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(cell)

    assert str(refused.value).endswith(sentence) or sentence in str(refused.value)
    assert len(str(refused.value)) < 150


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


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("2026-11-15", time()),
        (NOV_15, time()),
        (46341, time()),
        (46341.5, time(12)),
        ("46341.25", time(6)),
        ("46341,25", time(6)),
        (46341 + 7.5 / 24, time(7, 30)),
        (46341.9999999, time(23, 59, 59)),  # rounding must not make it the next day
        ("2026-11-15T07:11", time(7, 11)),
        ("2026-11-15 7:11", time(7, 11)),
        ("2026-11-15T07:11:33.9", time(7, 11, 33)),
        ("20261115T0711", time(7, 11)),
        ("2026-11-15 07:11 AM", time(7, 11)),
        ("2026-11-15 7:11 p.m.", time(19, 11)),
        ("2026-11-15 7:11pm", time(19, 11)),
        ("2026-11-15 12:05 am", time(0, 5)),
        ("2026-11-15 12:05 pm", time(12, 5)),
        ("2026-11-15 1:05 pm", time(13, 5)),
        ("2026-11-15 12:05", time(12, 5)),
        ("2026-11-15 13:05 pm", time(13, 5)),
        ("2026-11-15 0:05 am", time(0, 5)),
        ("2026-11-15, 7 am", time(7)),
        ("2026-11-15 7 h 30", time(7, 30)),
        ("15 novembre 2026 à 7h30", time(7, 30)),
        ("2026-11-15 0711h", time(7, 11)),
        ("2026-11-15 0711 hrs", time(7, 11)),
        ("07:11 2026-11-15", time(7, 11)),
        ("2026-11-15T07:11Z", time(7, 11)),
        ("2026-11-15T07:11-07:00", time(7, 11)),
        (datetime(2026, 11, 15, 7, 11, tzinfo=UTC), time(7, 11)),
    ],
)
def test_moments(cell: Cell, clock: time) -> None:
    assert read_moment(cell) == datetime.combine(NOV_15, clock)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-16T02:30Z",
        "2026-11-16 02:30 UTC",
        "2026-11-16T04:30+02:00",
        "20261116T023000Z",
        datetime(2026, 11, 16, 2, 30, tzinfo=UTC),
    ],
)
def test_an_offset_is_turned_to_the_wall_clock_of_the_zone(cell: Cell) -> None:
    mountain = timezone(timedelta(hours=-7))

    assert read_moment(cell, zone=mountain) == datetime.combine(NOV_15, time(19, 30))
    assert read_date(cell, zone=mountain) == NOV_15
    assert read_date("2026-11-16 02:30", zone=mountain) == date(2026, 11, 16)


@pytest.mark.parametrize(
    "cell",
    ["never", "Never", "NEVER ", "never done", "N/A", "n/a", "N.A.", "na", "none", "None", "nil",
     "-", "—", "–", "--", " - ", "- - -", "not done", "Not yet", "not applicable", "jamais",
     "Jamais faite", "aucun", "S/O", "s.o.", "pas fait", "no record"],
)  # fmt: skip
def test_never(cell: Cell) -> None:
    assert is_never(cell)


@pytest.mark.parametrize(
    "cell",
    ["", "  ", None, "2026-11-15", "TBD", "?", "0", 0, 46341, NOV_15, "overdue", "never mind", "."],
)
def test_not_never(cell: Cell) -> None:
    assert not is_never(cell)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("parked since 2026-09-03", date(2026, 9, 3)),
        ("sold 2026-03-31.", date(2026, 3, 31)),
        ("sold Mar 31, 2026 to Lee", date(2026, 3, 31)),
        ("Expires: 5 déc. 2026 (card)", date(2026, 12, 5)),
        ("parked on the 15 th of December 2026 by Lee", date(2026, 12, 15)),
        ("(13/05/2026)", date(2026, 5, 13)),
        ("2026-01-02 then 2026-03-04", date(2026, 1, 2)),
        ("2026-11-15", NOV_15),
        ("in service", None),
        ("unit 46341", None),
        ("may need 2026 tires", None),
        ("", None),
    ],
)
def test_dates_among_words(text: str, day: date | None) -> None:
    assert find_date(text) == day


def test_a_date_among_words_may_need_an_order_too() -> None:
    with pytest.raises(AmbiguousDate):
        find_date("parked 04/03/2026")
    assert find_date("parked 04/03/2026", Order.DMY) == date(2026, 3, 4)


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
