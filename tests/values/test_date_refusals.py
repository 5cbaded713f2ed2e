"""What is no date, and the sentence that says so; cells that say never; dates among words."""

from datetime import date, time

import pytest

from desktop.errors import Refused
from desktop.values.dates import AmbiguousDate, Cell, Order, find_date, is_never, read_date

NOV_15 = date(2026, 11, 15)

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

    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 150


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
