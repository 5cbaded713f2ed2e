"""Readings out of logs: whose meter, of which unit, and what cannot be true."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders.handing_in import Office, reasons

BOTH = "Equipment list\nUnit # | Description | Odometer | Hours\n101 | Service truck | 128450 | 310"
ABSURD = "9,999,999 km is more than any meter shows. Check the digits."


def readings(office: Office) -> list[tuple[Decimal, str, date | None]]:
    return sorted((v["value"], v["unit"], v["read_on"]) for v in office.all("reading"))


def log(rows: str, heading: str = "Reading") -> str:
    return f"Meter readings\nUnit # | Date | {heading}\n{rows}"


@pytest.mark.parametrize(
    ("heading", "cell", "value", "unit"),
    [
        ("Hours", "3120.5", "3120.5", "h"),
        ("Odometer", "128450", "128450", "km"),
        ("Reading", "3,120.5 h", "3120.5", "h"),
        ("Reading", "128.4k", "128400", "km"),
    ],
)
def test_a_log_of_readings_says_what_its_meters_count(
    office: Office, heading: str, cell: str, value: str, unit: str
) -> None:
    office.hand_in(log(f"101 | 2026-10-01 | {cell}", heading))
    assert readings(office) == [(Decimal(value), unit, date(2026, 10, 1))]


def test_a_log_with_a_column_for_each_meter_is_two_readings_a_row(office: Office) -> None:
    office.hand_in(
        "Meter readings\nUnit # | Date | Km | Hours\n101 | 2026-10-01 | 128450 | 310.5\n"
        "101 | 2026-10-08 | 128900 |"
    )
    assert readings(office) == [
        (Decimal("310.5"), "h", date(2026, 10, 1)),
        (Decimal(128450), "km", date(2026, 10, 1)),
        (Decimal(128900), "km", date(2026, 10, 8)),
    ]
    assert all(values["notes"] is None for values in office.all("reading"))


def test_what_falls_in_a_log_of_readings_is_told(office: Office) -> None:
    rows = "101 | 2026-10-01 | 128450\n101 | 2026-10-10 | 12845\n101 | 2026-10-12 | 129000"
    told = office.hand_in(log(rows, "Odometer"))
    assert [value for value, _unit, _on in readings(office)] == [128450, 129000]
    (reason,) = reasons(told)
    assert reason.startswith("12,845 km does not fit the readings before and after it")


def test_a_new_meter_in_a_log_counts_from_where_it_starts(office: Office) -> None:
    told = office.hand_in(
        "Meter readings\nUnit # | Date | Odometer | A new meter was fitted and starts here\n"
        "101 | 2026-10-01 | 128450 |\n101 | 2026-10-10 | 12 | yes\n101 | 2026-10-12 | 300 |"
    )
    assert reasons(told) == []
    assert len(readings(office)) == 3


@pytest.mark.parametrize(
    "papers",
    [
        [log("101 | 2026-10-01 | 9999999")],
        ["Equipment list\nUnit # | Description | Odometer\n101 | Pickup | 9999999"],
        ["Inspection log\nUnit # | Date | Type | Odometer | By | Result\n"
         "101 | 2026-10-05 | Truck inspection | 9999999 | Donna | pass"],
        ["Maintenance log\nUnit # | Date | Work done | Odometer | By\n"
         "101 | 2026-10-05 | Oil change | 9999999 | Donna"],
    ],
)  # fmt: skip
def test_more_than_any_meter_shows_is_refused_from_every_sheet(
    office: Office, papers: list[str]
) -> None:
    assert reasons(office.hand_in(*papers)) == [ABSURD]
    found: list[dict[str, Any]] = [*office.all("inspection"), *office.all("maintenance")]
    assert readings(office) == []
    assert all(values["reading"] is None for values in found)


def inspected(reading: str) -> str:
    return (
        "Inspection log\nUnit # | Date | Type | Reading | By | Result\n"
        f"101 | 2026-11-20 | Truck inspection | {reading} | Donna | pass"
    )


@pytest.mark.parametrize(
    ("cell", "unit"), [("318", "h"), ("128600", "km"), ("318 h", "h"), ("128600 km", "km")]
)
def test_of_two_meters_it_is_the_one_that_it_lies_near_to(
    office: Office, cell: str, unit: str
) -> None:
    told = office.hand_in(BOTH, inspected(cell))
    assert reasons(told) == []
    assert office.one("inspection")["reading_unit"] == unit


def test_a_reading_that_may_be_of_either_meter_is_asked_about_and_kept_in_words(
    office: Office,
) -> None:
    told = office.hand_in(BOTH.replace("128450", "400"), inspected("420"))
    assert reasons(told) == [
        "101 has a meter for kilometres and one for hours, and nothing says which of them said "
        "420. Write “420 km” or “420 h”."
    ]
    inspection = office.one("inspection")
    assert (inspection["reading"], inspection["reading_unit"]) == (None, None)
    assert "420" in inspection["notes"]
