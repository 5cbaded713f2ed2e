"""Field-level hazard assessments, hazards across or one a row."""

from datetime import date, datetime, time
from typing import Any

import pytest

from tests.builders.handing_in import Office, reasons

CREW = "Name | Position\nRick Desjarlais | Welder\nKayla Nguyen | Foreman"
ACROSS = """
    Submitted        | Site           | Task    | Foreman | Hazard 1 | Control 1  | Hazard 2 | Control 2 | Crew signed
    2026-11-02 07:15 | Inglewood yard | Welding | Kayla   | Fire     | Fire watch | Noise    | PPE       | Rick; Kayla
    2026-11-03 16:40 | Inglewood yard | Lifting | Kayla   | Pinch    |            |          |           |
"""  # noqa: E501 (a table is read across)
ONE_A_ROW = """
    Date       | Site           | Task    | Foreman | Hazard | Control
    2026-11-02 | Inglewood yard | Welding | Kayla   | Fire   | Fire watch
    2026-11-02 | Inglewood yard | Welding | Kayla   | Noise  | PPE
    2026-11-03 | Inglewood yard | Lifting | Kayla   | Pinch  | Gloves
"""
KIND = "field_level_hazard_assessment"


@pytest.fixture
def staffed(office: Office) -> Office:
    office.hand_in(CREW)
    return office


def hazards(office: Office) -> dict[str, list[tuple[str, str | None]]]:
    return {
        values["task"]: [(row["hazard"], row["control"]) for row in values["hazards"]]
        for values in office.all(KIND)
    }


def task(office: Office, name: str) -> dict[str, Any]:
    return next(values for values in office.all(KIND) if values["task"] == name)


def test_hazards_across_are_rows_of_one_assessment(staffed: Office) -> None:
    staffed.hand_in(ACROSS)
    assert hazards(staffed) == {
        "Welding": [("Fire", "Fire watch"), ("Noise", "PPE")],
        "Lifting": [("Pinch", None)],
    }


def test_one_hazard_a_row_is_one_assessment_too(staffed: Office) -> None:
    told = staffed.hand_in(ONE_A_ROW)
    assert told.created[KIND] == 2
    assert hazards(staffed) == {
        "Welding": [("Fire", "Fire watch"), ("Noise", "PPE")],
        "Lifting": [("Pinch", "Gloves")],
    }


@pytest.mark.parametrize("rows", [ACROSS, ONE_A_ROW], ids=["across", "one a row"])
def test_the_same_export_twice_makes_nothing(staffed: Office, rows: str) -> None:
    staffed.hand_in(rows)
    again = staffed.hand_in(rows)
    assert (dict(again.created), dict(again.updated)) == ({}, {})


def test_the_hour_it_was_submitted_is_kept(staffed: Office) -> None:
    staffed.hand_in(ACROSS)
    welding = task(staffed, "Welding")
    assert (welding["done_on"], welding["done_at"]) == (date(2026, 11, 2), time(7, 15))


def test_a_moment_of_excel_is_a_day_and_an_hour(staffed: Office) -> None:
    submitted = datetime(2026, 11, 2, 7, 15)  # noqa: DTZ001 (Excel knows no zone)
    staffed.hand_in(
        [["Submitted", "Task", "Hazard 1", "Control 1"], [submitted, "Welding", "Fire", "Watch"]]
    )
    welding = task(staffed, "Welding")
    assert (welding["done_on"], welding["done_at"]) == (date(2026, 11, 2), time(7, 15))


def test_who_signed_and_who_led(staffed: Office) -> None:
    staffed.hand_in(ACROSS)
    people = {r.values["first_name"]: r.id for r in staffed.stored("worker")}
    welding, lifting = task(staffed, "Welding"), task(staffed, "Lifting")
    assert welding["foreman_id"] == people["Kayla"]
    assert {row["worker_id"] for row in welding["crew"]} == set(people.values())
    assert all(row["signed"] for row in welding["crew"])
    assert lifting["crew"] == []


def test_only_a_level_that_the_sheet_names_is_stored(staffed: Office) -> None:
    staffed.hand_in(ACROSS)
    assert [row["level"] for row in task(staffed, "Welding")["hazards"]] == [None, "ppe"]


@pytest.mark.parametrize("gps", ["51.0447, -114.0719", "51.0447 -114.0719"])
def test_coordinates_in_one_cell(staffed: Office, gps: str) -> None:
    staffed.hand_in(f"Date | Task | Hazard 1 | GPS\n2026-11-02 | Welding | Fire | {gps}")
    welding = task(staffed, "Welding")
    assert (welding["latitude"], welding["longitude"]) == (51.0447, -114.0719)


def test_coordinates_that_are_nowhere_are_refused_and_the_assessment_is_kept(
    staffed: Office,
) -> None:
    told = staffed.hand_in(
        "Date | Task | Hazard 1 | Latitude | Longitude\n"
        "2026-11-02 | Welding | Fire | 151.0 | -114.1"
    )
    assert any("nowhere" in reason for reason in reasons(told))
    assert task(staffed, "Welding")["latitude"] is None


def test_an_assessment_without_a_day_is_refused(staffed: Office) -> None:
    told = staffed.hand_in(ACROSS.replace("2026-11-02 07:15", "                "))
    assert [cell.row for cell in told.refused] == [2]
    assert list(hazards(staffed)) == ["Lifting"]
