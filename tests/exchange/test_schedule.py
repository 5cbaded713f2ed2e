"""A schedule makes duties; "last done" on it is a baseline and no inspection."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders.company import AS_OF
from tests.builders.handing_in import Office, reasons

FLEET = """
    Unit # | Description  | Odometer   | Hours
    101    | Pickup       | 128,450 km |
    W-1    | Welder       |            | 3120.5
"""
SCHEDULE = """
    Unit | Inspection             | How often | Last done  | Reading then
    101  | Vehicle inspection     | weekly    | 2026-11-11 | 128,010 km
    W-1  | Service and inspection | 250 hrs   | 2026-09-16 | 2890
    Shop | Worksite inspection    | monthly   | 2026-10-14 |
"""


@pytest.fixture
def equipped(office: Office) -> Office:
    office.hand_in(FLEET)
    return office


def plan(office: Office, task: str) -> dict[str, Any]:
    return next(values for values in office.all("duty_plan") if values["task"] == task)


def test_last_done_is_a_baseline_and_no_inspection(equipped: Office) -> None:
    told = equipped.hand_in(SCHEDULE)
    assert dict(told.created) == {"duty_plan": 3, "site": 1}
    assert equipped.all("inspection") == equipped.all("maintenance") == []
    vehicle = plan(equipped, "Vehicle inspection")
    assert (vehicle["baseline_on"], vehicle["baseline_reading"]) == (
        date(2026, 11, 11),
        Decimal(128010),
    )


def test_words_that_say_nothing_of_how_often_are_told_once_a_sheet(equipped: Office) -> None:
    told = equipped.hand_in("""
        Unit | Inspection         | How often                | Last done
        101  | Vehicle inspection | weekly, check with Dave  | 2026-11-11
        W-1  | Service            | 250 hrs                  | 2026-09-16
        101  | Oil change         | every 10,000 km - Finning | 2026-09-16
        101  | CVIP               | annual                   | 2026-09-16
    """)
    (note,) = told.notes
    assert "“weekly, check with Dave” is read as weekly, without “with Dave”." in note
    assert "“every 10,000 km - Finning” is read as every 10,000 km, without “Finning”." in note
    assert "250" not in note
    assert "annual" not in note
    assert plan(equipped, "Vehicle inspection")["rules"][0]["rule"] == "weekly, check with Dave"


def test_a_limit_in_a_column_of_its_own_is_never_dropped(equipped: Office) -> None:
    """Read by the months alone, a truck would look good that is past its kilometres."""
    told = equipped.hand_in("""
        Unit | Service    | Interval (months) | Interval (km) | Interval (hrs) | Last done
        101  | Oil change | 6                 | 8,000         |                | 2026-08-01
        W-1  | Service    |                   |               | 250            | 2026-09-16
        W-1  | Filters    | annual            |               | 500            | 2026-09-16
    """)
    assert plan(equipped, "Oil change")["rules"][0]["rule"] == "every 6 months or every 8,000 km"
    assert plan(equipped, "Service")["rules"][0]["rule"] == "every 250 hrs"
    assert plan(equipped, "Filters")["rules"][0]["rule"] == "annual or every 500 hrs"
    assert told.notes == []


def test_where_the_meter_is_due_is_no_limit(equipped: Office) -> None:
    equipped.hand_in("""
        Unit | Service    | Interval | PM due (km) | Km to next interval | Last done
        101  | Oil change | 8000 km  | 131,000     | 2,550               | 2026-08-01
    """)
    assert plan(equipped, "Oil change")["rules"][0]["rule"] == "8000 km"


def test_a_number_and_its_unit_stand_side_by_side(equipped: Office) -> None:
    told = equipped.hand_in("""
        Equipment | Service    | Every | Unit  | Last done
        W-1       | Service    | 250   | hours | 2026-09-16
        101       | Walkaround | 1     | week  | 2026-11-09
    """)
    assert plan(equipped, "Service")["rules"][0]["rule"] == "every 250 hours"
    assert plan(equipped, "Walkaround")["rules"][0]["rule"] == "every 1 week"
    assert told.notes == []


def test_a_bare_number_is_of_the_unit_that_its_task_says(equipped: Office) -> None:
    told = equipped.hand_in("""
        Unit | Service          | Interval | Last done
        W-1  | 250 hr service   | 250      | 2026-09-16
        W-1  | Grease           | 50       | 2026-09-16
        101  | CVIP             | annual   | 2026-09-16
    """)
    assert plan(equipped, "250 hr service")["rules"][0]["rule"] == "every 250 hr"
    assert "does not say 50 of what" in str(reasons(told))


def test_a_line_is_about_a_unit_or_a_site(equipped: Office) -> None:
    equipped.hand_in(SCHEDULE)
    unit = next(r.id for r in equipped.stored("equipment") if r.values["number"] == "W-1")
    (site,) = equipped.stored("site")
    service, round_ = (
        plan(equipped, "Service and inspection"),
        plan(equipped, "Worksite inspection"),
    )
    assert (service["equipment_id"], service["site_id"]) == (unit, None)
    assert (round_["equipment_id"], round_["site_id"]) == (None, site.id)


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("Vehicle inspection", "inspection"),
        ("Oil change", "maintenance"),
        ("CVIP", "maintenance"),
        ("Toolbox meeting", "meeting"),
        ("Fire drill", "drill"),
        ("Policy review", "review"),
    ],
)
def test_the_words_of_a_task_say_what_it_is(equipped: Office, task: str, kind: str) -> None:
    equipped.hand_in(f"Unit | Task | How often\n101 | {task} | monthly")
    assert equipped.one("duty_plan")["kind"] == kind


def test_the_same_schedule_again_makes_nothing(equipped: Office) -> None:
    equipped.hand_in(SCHEDULE)
    again = equipped.hand_in(SCHEDULE)
    assert (dict(again.created), dict(again.updated)) == ({}, {})


def test_a_rule_that_changed_is_kept_with_its_dates(equipped: Office) -> None:
    equipped.hand_in(SCHEDULE)
    told = equipped.hand_in(SCHEDULE.replace("weekly ", "monthly"), as_of=date(2026, 12, 1))
    assert dict(told.updated) == {"duty_plan": 1}
    rules = plan(equipped, "Vehicle inspection")["rules"]
    assert [(rule["rule"], rule["from_on"], rule["to_on"]) for rule in rules] == [
        ("weekly", None, date(2026, 11, 30)),
        ("monthly", date(2026, 12, 1), None),
    ]


def test_a_later_baseline_does_not_move_the_start(equipped: Office) -> None:
    equipped.hand_in(SCHEDULE)
    before = plan(equipped, "Vehicle inspection")["in_force_from"]
    equipped.hand_in(
        SCHEDULE.replace("2026-09-16", "2026-11-12").replace("2026-10-14", "2026-11-13")
    )
    assert plan(equipped, "Vehicle inspection")["in_force_from"] == before == date(2026, 9, 16)


def test_without_any_last_done_the_rules_hold_from_today_on(equipped: Office) -> None:
    equipped.hand_in("Unit | Inspection | How often\n101 | Vehicle inspection | weekly")
    assert equipped.one("duty_plan")["in_force_from"] == AS_OF


@pytest.mark.parametrize("never", ["", "never", "N/A", "-"])
def test_never_done_is_no_date(equipped: Office, never: str) -> None:
    told = equipped.hand_in(
        f"Unit | Inspection | How often | Last done\n101 | Lights | weekly | {never}"
    )
    assert reasons(told) == []
    assert equipped.one("duty_plan")["baseline_on"] is None


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("101 | Lights | now and then | 2026-11-01", "How often"),
        ("101 | Lights | | 2026-11-01", "How often"),
        ("101 | Lights | weekly | 31/31/2026", "Last done"),
        ("999 | Lights | weekly | 2026-11-01", "Unit"),
    ],
)
def test_half_a_line_of_a_schedule_does_not_go_in(equipped: Office, line: str, column: str) -> None:
    told = equipped.hand_in(
        f"Unit | Inspection | How often | Last done\n101 | Horn | weekly | 2026-11-01\n{line}"
    )
    assert [(cell.row, cell.column) for cell in told.refused] == [(3, column)]
    assert equipped.column("duty_plan", "task") == ["Horn"]


def test_what_was_done_by_the_schedules_name_completes_the_duty(equipped: Office) -> None:
    equipped.hand_in(SCHEDULE)
    equipped.hand_in("""
        Vehicle inspections
        Date       | Unit | Done by | Result
        2026-11-14 | 101  | Rick    | OK
    """)
    (vehicle,) = (r.id for r in equipped.stored("duty_plan") if "Vehicle" in r.values["task"])
    done = equipped.one("inspection")
    assert (done["plan_id"], done["task"]) == (vehicle, "Vehicle inspection")


def test_what_was_done_under_quite_another_name_completes_nothing(equipped: Office) -> None:
    equipped.hand_in(SCHEDULE)
    equipped.hand_in("""
        Date       | Unit | Inspection            | Done by | Result
        2026-11-14 | 101  | Crane cable condition | Rick    | OK
    """)
    assert equipped.one("inspection")["plan_id"] is None
