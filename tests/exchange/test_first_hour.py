"""What a new user met in the first hour, so that nobody meets it again."""

from datetime import date
from pathlib import Path

import pytest

from desktop.exchange.report import Report
from desktop.exchange.sources import gather
from desktop.intake import Intake
from tests.builders.handing_in import Office

LIST = "Unit # | Description | Odometer | Status\n101 | Pickup | 128,450 km | {status}"


def test_meters_without_a_date_are_told_and_can_be_dated_later(office: Office) -> None:
    first = office.hand_in(LIST.format(status="in service"), as_of=None)
    assert office.one("reading")["read_on"] is None
    assert any("--as-of" in note for note in first.notes)
    later = office.hand_in(LIST.format(status="in service"), as_of=date(2026, 11, 16))
    assert (dict(later.created), later.updated["reading"]) == ({}, 1)
    assert office.one("reading")["read_on"] == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("status", "on"),
    [
        ("Parked since 3 Sep", date(2026, 9, 3)),
        ("parked Sept 3rd", date(2026, 9, 3)),
        ("Parked since 3 December", date(2025, 12, 3)),
    ],
)
def test_a_status_without_a_year_means_the_last_such_day(
    office: Office, status: str, on: date
) -> None:
    office.hand_in(LIST.format(status=status), as_of=date(2026, 11, 16))
    assert office.one("service_change")["changed_on"] == on


def test_a_bare_list_of_units_is_no_log_of_actions(office: Office) -> None:
    office.hand_in("Unit # | Description | Status\n1 | Pickup | Active\n2 | Trailer | Active")
    assert office.column("equipment", "number") == ["1", "2"]
    assert office.all("corrective_action") == []


def test_a_file_that_cannot_be_opened_costs_that_file_alone(
    intake: Intake, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "held.csv").write_text("Unit,Description\n1,Pickup\n", encoding="utf-8")
    (papers / "free.csv").write_text("Unit,Description\n1,Pickup\n", encoding="utf-8")
    look = Intake.looks_like_table

    def held(door: Intake, path: Path) -> bool:
        if path.name == "held.csv":
            raise PermissionError(13, "held by another program")
        return look(door, path)

    monkeypatch.setattr(Intake, "looks_like_table", held)
    report = Report()
    found = gather([papers], intake, report)
    assert [book.name for book in found.workbooks] == ["free.csv"]
    assert [cell.file for cell in report.refused] == ["held.csv"]
    assert "another program" in report.refused[0].reason


def test_one_unit_and_task_with_two_intervals_are_two_duties(office: Office) -> None:
    schedule = (
        "Unit | Task | How often | Last done\n"
        "FE | Inspection | monthly | 2026-10-21\nFE | Inspection | annual | 2026-07-19"
    )
    for _time in range(2):
        office.hand_in("Unit # | Description | Status\nFE | Extinguishers | Active", schedule)
        assert office.column("duty_plan", "task") == ["Inspection", "Inspection (annual)"]
        assert [len(plan["rules"]) for plan in office.all("duty_plan")] == [1, 1]


def test_logs_handed_in_before_the_lists_double_nothing(office: Office) -> None:
    log = (
        "Vehicle inspections\nDate | Unit | Done by | KM | Result\n"
        "2026-10-21 | Unit 101 | R. Desjarlais | 1000 | OK\n"
        "2026-10-28 | #101 | Rick | 1400 | OK"
    )
    fleet = "Unit # | Description | Status\n101 | Welding truck | in service"
    crew = "Name | Position | Hire Date\nDesjarlais, Rick | Foreman | 2012-05-22"
    office.hand_in(log)
    office.hand_in(fleet, crew, log)
    assert office.column("equipment", "number") == ["101"]
    assert len(office.all("inspection")) == 2
    assert all(inspection["by_id"] for inspection in office.all("inspection"))
