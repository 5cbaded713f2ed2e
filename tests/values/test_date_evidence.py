"""The edges of the rules by which a column settles the order of its numbers."""

from datetime import date, timedelta

import pytest

from desktop.values.date_evidence import settle
from desktop.values.written_dates import Order

START = date(2026, 6, 1)
NOWHERE = [0, 400, 7, 300, 20, 500]  # neither steady nor sorted nor near anything


def days(*offsets: int) -> list[date]:
    return [START + timedelta(days=offset) for offset in offsets]


@pytest.mark.parametrize(
    ("offsets", "other", "settled"),
    [
        ([0, 7, 14, 21], [0, 9, 3, 8], True),
        ([21, 14, 7, 0], [0, 9, 3, 8], True),
        ([0, 2, 5, 8], [0, 9, 3, 8], True),  # half as long again
        ([0, 20, 41, 72], [0, 9, 3, 8], False),  # 31 is more than half as long again as 20
        ([0, 7, 7, 14], [0, 9, 3, 8], False),  # a step of nothing
        ([0, 7, 0, 7], [0, 9, 3, 8], False),  # back and forth
        ([0, 7, 14], [0, 9, 3], False),  # three rows
        ([0, 7, 14, 21], [0, 30, 60, 90], False),  # both are steady
    ],
)
def test_steady(offsets: list[int], other: list[int], settled: bool) -> None:
    readings = {Order.DMY: days(*offsets), Order.MDY: days(*other)}

    assert settle(readings, [], None) is (Order.DMY if settled else Order.AMBIGUOUS)


@pytest.mark.parametrize(
    ("offsets", "other", "settled"),
    [
        ([0, 1, 50, 51, 90], NOWHERE[:5], True),
        ([90, 51, 50, 1, 0], NOWHERE[:5], True),
        ([0, 1, 1, 51, 90], NOWHERE[:5], True),  # twice the same day
        ([90, 51, 51, 1, 0], NOWHERE[:5], True),
        ([0, 1, 50, 51], NOWHERE[:4], False),  # four rows
        ([0, 50, 1, 51, 90], NOWHERE[:5], False),
        ([90, 50, 51, 1, 0], NOWHERE[:5], False),  # a day back is a turn
        ([0, 50, 49, 51, 90], NOWHERE[:5], False),
        ([0, 1, 50, 51, 90], [0, 2, 80, 81, 99], False),  # both are sorted
    ],
)
def test_sorted(offsets: list[int], other: list[int], settled: bool) -> None:
    readings = {Order.DMY: days(*offsets), Order.MDY: days(*other)}

    assert settle(readings, [], None) is (Order.DMY if settled else Order.AMBIGUOUS)


@pytest.mark.parametrize(
    ("sure", "one", "other", "settled"),
    [
        ([4, 0, 10], -5, 100, True),  # half the span to either side
        ([4, 0, 10], 15, 100, True),
        ([4, 0, 10], -6, 100, False),
        ([4, 0, 10], 16, 100, False),
        ([4, 0, 10], 15, -5, False),  # both are near
        ([10, 0], 5, 100, False),  # two sure rows
        ([1, 0, 2], 1, 100, True),
        ([1, 0, 1], 1, 100, False),  # a span of one day leaves no margin of a day
    ],
)
def test_near(sure: list[int], one: int, other: int, settled: bool) -> None:
    readings = {Order.MDY: days(*sure, one), Order.DMY: days(*sure, other)}

    assert settle(readings, days(*sure), None) is (Order.MDY if settled else Order.AMBIGUOUS)


@pytest.mark.parametrize(
    ("one", "other", "settled"), [(0, 1, True), (1, 2, False), (-1, 0, False), (-1, 1, True)]
)
def test_the_day_itself_is_not_in_the_future(one: int, other: int, settled: bool) -> None:
    readings = {Order.DMY: days(one), Order.MDY: days(other)}

    assert settle(readings, [], START) is (Order.DMY if settled else Order.AMBIGUOUS)


def test_rules_apply_one_after_another() -> None:
    # the future rules out month first, and steadiness then speaks for the year in front
    readings = {
        Order.DMY: days(0, 400, 7, 300),
        Order.MDY: days(0, 9_000, 7, 300),
        Order.YMD: days(0, 7, 14, 21),
    }

    assert settle(readings, [], START + timedelta(days=500)) is Order.YMD


def test_year_first_is_dropped_where_nothing_speaks_for_it() -> None:
    readings = {Order.DMY: days(*NOWHERE), Order.YMD: days(*NOWHERE[::-1])}

    assert settle(readings, [], None) is Order.DMY
