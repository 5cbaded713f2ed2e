"""Times of day beside dates, and the clock on the wall where an offset is written."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from desktop.values.dates import Cell, read_date, read_moment

NOV_15 = date(2026, 11, 15)


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
