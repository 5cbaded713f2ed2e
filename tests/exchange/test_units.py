"""The list of units: what a status says happened, and what the meters say."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders.company import AS_OF
from tests.builders.handing_in import TODAY, Office, reasons


def changes(office: Office) -> list[tuple[str, date]]:
    found = [(v["change"], v["changed_on"]) for v in office.all("service_change")]
    return sorted(found, key=lambda change: change[1])


def readings(office: Office) -> list[tuple[Decimal, str, date | None]]:
    return [(v["value"], v["unit"], v["read_on"]) for v in office.all("reading")]


def fleet(status: str) -> str:
    return f"Equipment list\nUnit # | Description | Status\n101 | Pickup | {status}"


@pytest.mark.parametrize(
    ("status", "change", "on"),
    [
        ("Parked since 2026-09-03", "parked", date(2026, 9, 3)),
        ("parked since Sept 3, 2026", "parked", date(2026, 9, 3)),
        ("Stored from October 2026", "parked", date(2026, 10, 1)),
        ("SOLD - March 2026", "sold", date(2026, 3, 1)),
        ("Sold 2026-03-31", "sold", date(2026, 3, 31)),
        ("Out of service 2026-11-02", "out_of_order", date(2026, 11, 2)),
        ("En panne depuis 2026-11-02", "out_of_order", date(2026, 11, 2)),
    ],
)
def test_a_status_is_something_that_happened(
    office: Office, status: str, change: str, on: date
) -> None:
    office.hand_in(fleet(status))
    assert changes(office) == [(change, on)]


@pytest.mark.parametrize("status", ["In service", "Active", "OK", "", "Good condition"])
def test_a_unit_in_service_has_had_nothing_happen(office: Office, status: str) -> None:
    office.hand_in(fleet(status))
    assert changes(office) == []


def test_a_status_without_a_date_counts_from_the_import_and_is_told(office: Office) -> None:
    told = office.hand_in(fleet("Parked"))
    assert changes(office) == [("parked", AS_OF)]
    assert any("Parked" in note and "no date" in note for note in told.notes)


def test_the_same_status_again_is_nothing_new(office: Office) -> None:
    office.hand_in(fleet("Parked"))
    again = office.hand_in(fleet("Parked"), as_of=date(2026, 12, 1))
    assert (dict(again.created), changes(office)) == ({}, [("parked", AS_OF)])


def test_a_parked_unit_can_return(office: Office) -> None:
    office.hand_in(fleet("Parked since 2026-09-03"))
    office.hand_in(fleet("In service"), as_of=date(2026, 12, 1))
    assert changes(office) == [("parked", date(2026, 9, 3)), ("returned", date(2026, 12, 1))]


def test_a_lot_counts_its_pieces(office: Office) -> None:
    office.hand_in("Unit # | Description\nSL | Slings (lot of 12)")
    assert office.one("equipment")["lot_size"] == 12


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("HL | Harnesses (lot of 10)", "HL Harnesses (lot of 10): Harnesses and lanyards: each is "
         "inspected by itself, so they cannot be one lot of 10. Open it under Equipment and press "
         "“Make 10 units of it”."),
        ("SL | Slings (lot of 12)", ""),
        ("H | Harness", ""),
    ],
)  # fmt: skip
def test_what_must_be_inspected_one_by_one_does_not_hide_in_an_imported_lot(
    office: Office, what: str, said: str
) -> None:
    told = office.hand_in(f"Unit # | Description\n{what}")
    assert [note for note in told.notes if "one lot" in note] == ([said] if said else [])
    assert "inspect" not in str(reasons(told))


def test_units_of_one_description_are_several(office: Office) -> None:
    office.hand_in("Unit # | Description\n101 | Pickup\n102 | Pickup\n10-2 | Pickup")
    assert len(office.all("equipment")) == 3


# --- meters ---


@pytest.mark.parametrize(
    ("heading", "cell", "reading"),
    [
        ("Odometer", "128,450 km", (Decimal(128450), "km", AS_OF)),
        ("Odometer", 128450, (Decimal(128450), "km", AS_OF)),
        ("Odometer", "128 450", (Decimal(128450), "km", AS_OF)),
        ("Hours", "3120.5", (Decimal("3120.5"), "h", AS_OF)),
        ("Meter", "3,120.5 hrs", (Decimal("3120.5"), "h", AS_OF)),
    ],
)
def test_a_meter_is_read_in_its_unit(
    office: Office, heading: str, cell: Any, reading: tuple[Decimal, str, date]
) -> None:
    office.hand_in([["Unit #", "Description", heading], ["101", "Pickup", cell]])
    assert readings(office) == [reading]


def test_a_list_may_date_its_readings(office: Office) -> None:
    office.hand_in(
        "Unit # | Description | Odometer | Reading date\n101 | Pickup | 128,450 | 2026-11-01"
    )
    assert readings(office) == [(Decimal(128450), "km", date(2026, 11, 1))]


def test_a_reading_without_any_date_has_none(office: Office) -> None:
    office.hand_in("Unit # | Description | Odometer\n101 | Pickup | 128,450", as_of=None)
    assert readings(office) == [(Decimal(128450), "km", None)]


def test_the_same_list_on_another_day_says_nothing_new(office: Office) -> None:
    rows = "Unit # | Description | Odometer\n101 | Pickup | 128,450 km"
    office.hand_in(rows)
    again = office.hand_in(rows, as_of=date(2026, 12, 1), today=date(2026, 12, 2))
    assert dict(again.created) == {}
    assert readings(office) == [(Decimal(128450), "km", AS_OF)]


def pre_trips(*lines: str) -> str:
    return "\n".join(["Date | Unit | Done by | KM | Result", *lines])


def test_a_reading_that_falls_is_told_and_left_out_of_its_inspection(office: Office) -> None:
    office.hand_in("Unit # | Description\n101 | Pickup")
    told = office.hand_in(
        pre_trips(
            "2026-11-02 | 101 | Rick | 128,000 | OK",
            "2026-11-03 | 101 | Rick | 12,810 | OK",
            "2026-11-04 | 101 | Rick | 128,200 | OK",
        )
    )
    assert [(cell.row, cell.column, cell.value) for cell in told.refused] == [(3, "KM", "12,810")]
    wanted = [Decimal(128000), Decimal(128200), None]
    assert office.column("inspection", "reading") == wanted


def test_a_reading_that_jumps_is_told(office: Office) -> None:
    office.hand_in("Unit # | Description\n101 | Pickup")
    told = office.hand_in(
        pre_trips(
            "2026-11-02 | 101 | Rick | 128,000 | OK",
            "2026-11-03 | 101 | Rick | 928,100 | OK",
            "2026-11-04 | 101 | Rick | 128,200 | OK",
        )
    )
    assert [cell.value for cell in told.refused] == ["928,100"]
    assert "new meter" in reasons(told)[0]


def test_a_list_that_says_less_than_the_log_is_told(office: Office) -> None:
    office.hand_in("Unit # | Description\n101 | Pickup")
    office.hand_in(pre_trips("2026-11-02 | 101 | Rick | 128,000 | OK"))
    told = office.hand_in("Unit # | Description | Odometer\n101 | Pickup | 12,900 km")
    assert [cell.column for cell in told.refused] == ["Odometer"]
    assert readings(office) == []


def test_as_of_dates_what_is_undated_and_today_does_not(office: Office) -> None:
    office.hand_in("Unit # | Description | Odometer\n101 | Pickup | 10 km", as_of=AS_OF)
    assert readings(office)[0][2] == AS_OF != TODAY
