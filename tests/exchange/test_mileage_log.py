"""A log of readings is one whatever its columns are called, and no list of units."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders.handing_in import Office

FLEET = "Unit | Description | Odometer\nT1 | Kenworth | 1,190,000 km\nT2 | Peterbilt | 998,200 km"


@pytest.mark.parametrize(
    "headings",
    [
        "Date | Truck | Odometer",
        "Day | Vehicle | Km",
        "Date read | Unit number | Mileage",
        "Date | Camion | Kilométrage",
    ],
)
def test_a_day_a_unit_and_a_number_are_a_reading(office: Office, headings: str) -> None:
    office.hand_in(FLEET)
    told = office.hand_in(f"{headings}\n2026-10-20 | T1 | 1,196,500\n2026-11-14 | T1 | 1,204,311")
    assert dict(told.created) == {"reading": 2}
    assert not told.updated
    kept = {values["read_on"]: values["value"] for values in office.all("reading")}
    assert kept[date(2026, 10, 20)] == Decimal(1196500)
    assert kept[date(2026, 11, 14)] == Decimal(1204311)


def test_the_meter_then_is_found_on_a_schedule(office: Office) -> None:
    office.hand_in(FLEET)
    office.hand_in("""
        Truck | What       | When             | Last one   | Odo then
        T1    | Oil change | every 25,000 km  | 2026-07-02 | 1,181,000
    """)
    (plan,) = office.all("duty_plan")
    assert plan["baseline_reading"] == Decimal(1181000)
