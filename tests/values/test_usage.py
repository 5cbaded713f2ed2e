"""Readings as they are written, which of them cannot be, and when a limit is reached."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.values.interval import ReadingUnit
from desktop.values.usage import Cell, Reading, daily_rate, date_reached, plausible, read_reading

AS_OF = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("128,450 km", "128450", "km"),
        ("128 450 km", "128450", "km"),
        ("128\u00a0450 km", "128450", "km"),
        ("128\u202f450\u202fkm", "128450", "km"),
        ("128\u2009450 km", "128450", "km"),
        ("241377km", "241377", "km"),
        ("241,377 KMS", "241377", "km"),
        ("241377 kilometres.", "241377", "km"),
        ("12.450,5 km", "12450.5", "km"),
        ("12 450,5 km", "12450.5", "km"),
        ("12,450.5 km", "12450.5", "km"),
        ("3120.5 h", "3120.5", "h"),
        ("3,120.5 hrs", "3120.5", "h"),
        ("3,120.5 hrs.", "3120.5", "h"),
        ("1 876,0 h", "1876", "h"),
        ("6402.0 hours", "6402", "h"),
        ("6402 engine hours", "6402", "h"),
        ("6402 heures", "6402", "h"),
        ("odo: 128,450 km", "128450", "km"),
        ("KM: 128450", "128450", "km"),
        ("Hrs 3120.5", "3120.5", "h"),
        ("Odometer 128450", "128450", None),
        ("Hour meter: 3120.5", "3120.5", None),
        ("128450", "128450", None),
        ("'128450", "128450", None),
        (128450, "128450", None),
        (128450.0, "128450", None),
        (3120.4999999999995, "3120.5", None),
        (0, "0", None),
        ("0 km", "0", "km"),
        (9_999_999, "9999999", None),
    ],
)
def test_readings(cell: Cell, value: str, unit: ReadingUnit | None) -> None:
    assert read_reading(cell) == Reading(Decimal(value), unit)


def test_the_column_says_the_unit_where_the_cell_does_not() -> None:
    assert read_reading("128,450", "km") == Reading(Decimal(128450), "km")
    assert read_reading(3120.5, "h") == Reading(Decimal("3120.5"), "h")
    assert read_reading("3120.5 h", "km") == Reading(Decimal("3120.5"), "h")


def test_a_whole_reading_is_written_whole() -> None:
    assert str(read_reading("128,450.00 km").value) == "128450"
    assert str(read_reading(100000.0).value) == "100000"
    assert str(read_reading("10.50 h").value) == "10.5"


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (None, "There is no reading here"),
        ("", "There is no reading here"),
        ("  ", "There is no reading here"),
        ("-5 km", "is below zero"),
        ("- 5", "is below zero"),
        (-5, "is below zero"),
        (-0.5, "is below zero"),
        (float("nan"), "is not a reading"),
        (float("inf"), "is not a reading"),
        (True, "is not a reading"),
        (date(2026, 1, 1), "is not a reading"),
        (datetime(2026, 1, 1), "is not a reading"),  # noqa: DTZ001 (as openpyxl gives it)
        (time(7), "is not a reading"),
        ("broken", "is not a reading"),
        ("n/a", "is not a reading"),
        ("5 loads", "is not a reading"),
        ("128k", "is not a reading"),
        ("~128000", "is not a reading"),
        ("128,450 km / 3,120 h", "is not a reading"),
        ("3120:30", "is not a reading"),
        ("1,28,450 km", "is not a number"),
        ("12.450 km", "can be read as"),
        ("100 miles", "is in miles"),
        ("100mi", "is in miles"),
        (10_000_000, "is over 9,999,999"),
        (1e300, "is over 9,999,999"),
        ("99,999,999 km", "is over 9,999,999"),
    ],
)
def test_refusals_say_why(cell: Cell, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        read_reading(cell)

    assert str(refused.value).endswith(".")


@given(st.text() | st.text("0123456789,. kmh-") | st.integers() | st.floats())
def test_any_cell_is_a_reading_or_refused(cell: Cell) -> None:
    try:
        reading = read_reading(cell, "km")
    except Refused:
        return
    assert 0 <= reading.value <= 9_999_999
    assert reading.value == round(reading.value, 2)


def dated(*values: float, every: int = 7) -> list[tuple[date, Decimal]]:
    """Readings one after another, `every` so many days."""
    first = date(2026, 1, 1)
    return [(first + timedelta(n * every), Decimal(str(v))) for n, v in enumerate(values)]


@pytest.mark.parametrize(
    ("readings", "doubtful"),
    [
        ([], []),
        (dated(5), []),
        (dated(100, 200, 200, 300), []),
        (dated(100, 200, 150, 300), [2]),  # falls
        (dated(200, 100), [1]),  # the earlier one is believed
        (dated(100, 500, 300), [2]),
        (dated(104_000, 104_400, 10_480, 105_200, 105_600), [2]),  # a digit lost
        (dated(104_000, 104_400, 1_048_000, 105_200, 105_600), [2]),  # a digit too many
        (dated(100, 200, 90_000), [2]),  # jumps at the end
        (dated(10, 104_000, 104_400), [0]),  # and at the beginning
        (dated(100, 900_000, 200), [1]),
        (dated(100, 300, 500, 900_000, 700), [3]),
        (dated(402_000, 402_118, 0, 300, 600), [0, 1]),  # a new meter: the fewer are asked about
        (dated(0, 10_500), []),  # 1,500 km a day for a week
        (dated(0, 10_501), [1]),
        (dated(0, 1_500, every=1), []),
        (dated(0, 1_501, every=1), [1]),
        (dated(0, 1_500, every=0), []),  # at least one day counts
        (dated(0, 1_501, every=0), [1]),
        (dated(300, 100, 200, every=0), []),  # of one day, in any order
    ],
)
def test_readings_to_be_asked_about(
    readings: list[tuple[date, Decimal]], doubtful: list[int]
) -> None:
    assert plausible(readings, "km") == doubtful


def test_an_hour_meter_gains_a_day_in_a_day_at_most() -> None:
    assert plausible(dated(0, 168), "h") == []
    assert plausible(dated(0, 168.1), "h") == [1]


def test_indexes_belong_to_the_readings_as_given() -> None:
    readings = dated(100, 200, 150, 300)

    assert plausible(readings[::-1], "km") == [1]


STEPS = st.lists(st.decimals(0, 1_500, places=1), min_size=3, max_size=60)


@given(STEPS, st.data())
def test_a_true_log_is_kept_and_slips_are_found(steps: list[Decimal], data: st.DataObject) -> None:
    values, total = [], Decimal(20_000)
    for each in steps:
        total += each
        values.append(total)
    log = [(date(2026, 1, 1) + timedelta(n), value) for n, value in enumerate(values)]
    assert plausible(log, "km") == []

    at = data.draw(st.integers(0, len(log) - 1))
    slip = data.draw(st.sampled_from([Decimal(1), Decimal(9_000_000)]))
    log[at] = (log[at][0], slip)
    assert plausible(log, "km") == [at]


@given(st.lists(st.tuples(st.dates(), st.decimals(0, 9_999_999, places=1)), max_size=30))
def test_what_is_kept_neither_falls_nor_jumps(readings: list[tuple[date, Decimal]]) -> None:
    doubtful = set(plausible(readings, "h"))
    chain = sorted(reading for at, reading in enumerate(readings) if at not in doubtful)

    assert bool(chain) == bool(readings)
    for (day, value), (next_day, next_value) in pairwise(chain):
        assert 0 <= next_value - value <= 24 * max(1, (next_day - day).days)


def on(day: str, value: str) -> tuple[date, Decimal]:
    return date.fromisoformat(day), Decimal(value)


@pytest.mark.parametrize(
    ("readings", "rate"),
    [
        ([], None),
        ([on("2026-11-01", "100")], None),
        ([on("2026-11-01", "100"), on("2026-11-01", "200")], None),  # one day tells no rate
        ([on("2026-11-01", "100"), on("2026-11-11", "200")], "10"),
        ([on("2026-11-11", "200"), on("2026-11-01", "100")], "10"),
        ([on("2026-11-01", "100"), on("2026-11-11", "100")], "0"),
        ([on("2026-11-01", "200"), on("2026-11-11", "100")], None),
        # only the last 90 days before the last reading
        ([on("2025-01-01", "0"), on("2026-11-01", "100"), on("2026-11-11", "200")], "10"),
        ([on("2026-08-13", "0"), on("2026-11-01", "100"), on("2026-11-11", "180")], "2"),
        ([on("2026-08-12", "0"), on("2026-11-01", "100"), on("2026-11-11", "180")], "8"),
        # a reading alone in them goes with the one before
        ([on("2026-01-01", "0"), on("2026-11-11", "314")], "1"),
        # nothing after the day that is asked about
        ([on("2026-11-01", "100"), on("2026-11-11", "200"), on("2026-11-17", "900")], "10"),
        ([on("2026-11-01", "100"), on("2026-11-17", "900")], None),
    ],
)
def test_daily_rate(readings: list[tuple[date, Decimal]], rate: str | None) -> None:
    assert daily_rate(readings, AS_OF) == (None if rate is None else Decimal(rate))


def test_another_window() -> None:
    readings = [on("2026-10-01", "0"), on("2026-11-01", "310"), on("2026-11-11", "510")]

    assert daily_rate(readings, AS_OF, window_days=15) == 20


@pytest.mark.parametrize(
    ("readings", "start", "limit", "reached"),
    [
        # unit 103 of a schedule: 1,000 km after 4 November it stood at 240,900
        ([on("2026-11-04", "239900"), on("2026-11-16", "241377")], 239900, 1000, "2026-11-13?"),
        # reached at the very start of the tenth day: that day
        ([on("2026-11-01", "0"), on("2026-11-11", "100")], 0, 90, "2026-11-10?"),
        ([on("2026-11-01", "0"), on("2026-11-11", "100")], 0, 91, "2026-11-11?"),
        # a reading of exactly the limit is no estimate
        ([on("2026-11-01", "0"), on("2026-11-11", "100")], 0, 100, "2026-11-11"),
        ([on("2026-11-11", "100")], 0, 100, "2026-11-11"),
        # already past it at the first reading known
        ([on("2026-11-11", "130")], 0, 100, "2026-11-11?"),
        # ahead, at the rate of the last 90 days
        ([on("2026-09-16", "2890"), on("2026-11-16", "3120.5")], 2890, 250, "2026-11-22?"),
        ([on("2026-11-01", "0"), on("2026-11-11", "100")], 0, 150, "2026-11-16?"),
        ([on("2026-11-01", "0"), on("2026-11-11", "100")], 0, 250, "2026-11-26?"),
        # a third a day: 28 digits of it would round up to the day after
        ([on("2026-10-01", "0"), on("2026-10-31", "10")], 0, 11, "2026-11-03?"),
        # the first crossing, between the readings around it
        (
            [on("2026-11-01", "0"), on("2026-11-05", "40"), on("2026-11-15", "240")],
            0,
            60,
            "2026-11-06?",
        ),
        # readings after the day that is asked about do not exist yet
        ([on("2026-11-10", "0"), on("2026-11-20", "500")], 0, 100, None),
        ([], 0, 100, None),
        ([on("2026-11-10", "0")], 0, 100, None),
        ([on("2026-11-01", "5"), on("2026-11-10", "5")], 0, 100, None),  # it stands still
        ([on("2026-11-01", "9"), on("2026-11-10", "5")], 0, 100, None),
        ([on("2026-11-01", "0"), on("2026-11-11", "1")], 0, 2, "2026-11-21?"),
        # up to a hundred years ahead
        ([on("2026-11-10", "0"), on("2026-11-11", "1")], 0, 36_526, "2126-11-12?"),
        ([on("2026-11-10", "0"), on("2026-11-11", "1")], 0, 36_527, None),
    ],
)
def test_date_reached(
    readings: list[tuple[date, Decimal]], start: int, limit: int, reached: str | None
) -> None:
    expected = reached and (date.fromisoformat(reached.rstrip("?")), reached.endswith("?"))

    assert date_reached(readings, Decimal(start), Decimal(limit), AS_OF) == expected


@given(
    st.lists(st.integers(0, 500), min_size=2, max_size=20),
    st.integers(1, 20_000),
    st.integers(1, 30),
)
def test_the_day_reached_lies_between_the_readings_around_it(
    gains: list[int], limit: int, every: int
) -> None:
    values = [sum(gains[: n + 1]) for n in range(len(gains))]
    readings = dated(*values, every=every)
    start = Decimal(values[0])

    found = date_reached(readings, start, Decimal(limit), date(2200, 1, 1))

    past = [day for day, value in readings if value >= start + limit]
    short = [day for day, value in readings if value < start + limit]
    if past:
        assert found is not None
        assert short[-1] < found[0] <= past[0]
    elif found is not None:
        assert found[0] > short[-1]
        assert found[1]
