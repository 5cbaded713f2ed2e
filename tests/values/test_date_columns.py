"""What a column says about the order of its numbers, and when it must be asked about."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.dates import Cell, Order, guess_order

AS_OF = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["10/01/2025", "10/08/2025", "Oct 15/25", "10/22/2025"], Order.MDY),
        (["01/10/2025", "08/10/2025", "22/10/2025"], Order.DMY),
        (["1/2/26", "13/2/26"], Order.DMY),
        (["1/2/26", "2/13/26"], Order.MDY),
        (["13/01/2026", "01/13/2026"], Order.MIXED),
        (["13/01/2026", "01/02/2026", "01/13/2026"], Order.MIXED),
        (["01/02/2026"], Order.AMBIGUOUS),
        (["01/02/2026", "05/05/2026"], Order.AMBIGUOUS),
        ([], Order.AMBIGUOUS),
        (["2026-01-02", "3 Mar 2026", 46341, date(2026, 1, 2)], Order.AMBIGUOUS),
        (["05/05/2026", "6/6/26"], Order.AMBIGUOUS),
        ([None, "", "never", "31/31/2026", "foo", 3, "01/02/2026", "13/02/2026"], Order.DMY),
        (["95/11/15", "01/02/2026", "02/13/2026"], Order.MDY),
    ],
)
def test_numbers_over_12_settle_it(cells: list[Cell], order: Order) -> None:
    assert guess_order(cells) is order


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["10/12/2027"], Order.AMBIGUOUS),  # both are still to come
        (["03/12/2026"], Order.MDY),  # 3 December is still to come
        (["12/03/2026"], Order.DMY),
        (["03/04/2026"], Order.AMBIGUOUS),  # both are past
        (["03/12/2026", "12/04/2026"], Order.AMBIGUOUS),  # under each order one is to come
        (["12/03/2026", "2026-11-20"], Order.AMBIGUOUS),  # the column does hold later dates
    ],
)
def test_what_is_done_is_not_in_the_future(cells: list[Cell], order: Order) -> None:
    assert guess_order(cells, not_after=AS_OF) is order


def test_without_that_day_the_future_says_nothing() -> None:
    assert guess_order(["03/12/2026"]) is Order.AMBIGUOUS


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        # monthly on the 3rd or so, under the other order back and forth
        (["01/03/2026", "02/02/2026", "03/02/2026", "04/06/2026"], Order.MDY),
        (["03/01/2026", "02/02/2026", "02/03/2026", "06/04/2026"], Order.DMY),
        (["2026-01-05", "02/04/2026", "5 Mar 2026", "04/03/2026"], Order.MDY),
        (["04/06/2026", "03/02/2026", "02/02/2026", "01/03/2026"], Order.MDY),  # newest first
        # monthly on the 5th, or four days running in May: as steady either way
        (["01/05/2026", "02/05/2026", "03/05/2026", "04/05/2026"], Order.AMBIGUOUS),
        (["01/03/2026", "02/02/2026", "03/02/2026"], Order.AMBIGUOUS),  # too few rows
    ],
)
def test_a_steady_column_settles_it(cells: list[Cell], order: Order) -> None:
    assert guess_order(cells) is order


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["2026-01-05", "2026-02-20", "03/02/2026", "2026-03-09", "2026-11-12"], Order.MDY),
        (["2026-11-12", "2026-03-09", "02/03/2026", "2026-02-20", "2026-01-05"], Order.DMY),
        (["2026-01-05", "2026-02-20", "03/02/2026", "2026-03-09"], Order.AMBIGUOUS),  # too few
    ],
)
def test_a_sorted_column_settles_it(cells: list[Cell], order: Order) -> None:
    assert guess_order(cells) is order


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["2026-10-20", "11/05/2026", "2026-10-01", "2026-10-28"], Order.MDY),
        (["2026-10-20", "05/11/2026", "2026-10-01", "2026-10-28"], Order.DMY),
        (["2026-10-20", "11/05/2026", "2026-10-01"], Order.AMBIGUOUS),  # too few sure ones
        (["2026-10-20", "2026-10-20", "2026-10-20", "10/12/2026"], Order.AMBIGUOUS),  # no span
        (["2024-01-01", "2025-06-01", "2026-06-01", "07/02/2026"], Order.AMBIGUOUS),  # both near
        (["2026-10-20", "03/05/2026", "2026-10-01", "2026-10-28"], Order.AMBIGUOUS),  # neither
    ],
)
def test_nearness_to_the_sure_dates_settles_it(cells: list[Cell], order: Order) -> None:
    assert guess_order(cells) is order


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["26/11/15", "26/11/22", "26/12/06", "27/01/03", "27/01/10"], Order.YMD),
        (["2026-10-20", "26/11/05", "2026-10-01", "2026-10-28"], Order.YMD),
        (["26/11/15", "26/02/30", "25/01/02"], Order.DMY),
        (["15/12/26", "03/02/25", "20/04/26"], Order.DMY),
        (["15/12/26"], Order.DMY),
        (["99/01/02", "26/11/15"], Order.DMY),
    ],
)
def test_years_of_two_digits_in_front_need_a_reason(cells: list[Cell], order: Order) -> None:
    assert guess_order(cells) is order


def test_a_day_in_the_future_never_turns_it_into_a_year() -> None:
    # a slip of a month must not read 15 December 2026 as 26 December 2015
    assert guess_order(["15/12/26"], not_after=AS_OF) is Order.DMY


def test_serials_count_from_the_workbooks_own_day() -> None:
    cells: list[Cell] = [46_341, "11/05/2026", 46_322, 46_349]  # October and November, or 2030

    assert guess_order(cells) is Order.MDY
    assert guess_order(cells, date_1904=True) is Order.AMBIGUOUS


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2026, 12, 31)), min_size=1),
    # of years in two digits the year itself may be taken for a day, so they are judged elsewhere
    st.sampled_from([("%d/%m/%Y", Order.DMY), ("%m/%d/%Y", Order.MDY), ("%d-%m-%Y", Order.DMY)]),
)
def test_one_day_over_12_is_enough(days: list[date], style: tuple[str, Order]) -> None:
    written, order = style
    cells: list[Cell] = [day.strftime(written) for day in [*days, date(2026, 5, 13)]]

    assert guess_order(cells) is order


def test_a_column_in_no_order_is_asked_about_rather_than_guessed() -> None:
    """Expiry dates stand in the order of names, and a wrong guess would be a wrong ticket."""
    random = Random(20261116)
    first = date(2026, 1, 1)
    wrong = 0
    for _column in range(2_000):
        days = [first + timedelta(days=random.randrange(1_200)) for _row in range(6)]
        open_days = [day.replace(day=random.randrange(1, 13)) for day in days]
        guessed = guess_order([day.strftime("%m/%d/%Y") for day in open_days])
        wrong += guessed is Order.DMY

    assert wrong <= 10
