"""Sheets are taken for what they are, those of the sample folder every one."""

from pathlib import Path

import pytest

from desktop.exchange.guessing import guess
from desktop.exchange.mapping import Planned
from desktop.exchange.report import Report
from desktop.exchange.sources import gather
from desktop.intake import Intake
from tests.builders.handing_in import planned, sheet

SAMPLE = Path(__file__).parents[1] / "samples" / "bow-river"

# file: the kind, its shape, and what its columns mean from left to right
BOW_RIVER: dict[str, tuple[str, str, str]] = {
    "Corrective action log.xlsx": (
        "corrective_action",
        "list",
        "- found_on what source_text assigned_id due_on resolved_on resolved_by_id",
    ),
    "Employee list.xlsx": (
        "worker",
        "list",
        "full_name position hired_on phone emergency_contact oriented_on",
    ),
    "Equipment.csv": (
        "equipment",
        "list",
        "number description make_model serial_plate odometer hours status notes",
    ),
    "FLHA export.csv": (
        "field_level_hazard_assessment",
        "list",
        "done_on site_id task foreman_id latitude longitude hazard#1 control#1 hazard#2 control#2 "
        "hazard#3 control#3 hazard#4 control#4 rows:crew",
    ),
    "Incidents and near misses.xlsx": (
        "incident",
        "list",
        "happened_on kind what cause_stated action_stated",
    ),
    "Inspection schedule.xlsx": (
        "duty_plan",
        "list",
        "subject task rule baseline_on baseline_reading",
    ),
    "Training matrix.xlsx": ("certificate", "matrix", "full_name - - - - - - - -"),
    "Vehicle inspections 2025-2026.csv": (
        "inspection",
        "list",
        "done_on subject by_id km result defects",
    ),
}


@pytest.fixture(scope="module")
def sample() -> dict[str, Planned]:
    with Intake() as intake:
        books = gather([SAMPLE / file for file in BOW_RIVER], intake, Report()).workbooks
    return {item.table.file: item for item in guess(books)}


@pytest.mark.parametrize("file", BOW_RIVER)
def test_each_sheet_of_the_sample_is_taken_for_what_it_is(
    sample: dict[str, Planned], file: str
) -> None:
    plan = sample[file].plan
    assert plan is not None
    meanings = " ".join(name or "-" for _heading, name in plan.columns)
    assert (plan.kind, plan.shape, meanings) == BOW_RIVER[file]


def test_a_matrix_has_its_courses_and_says_what_its_dates_are(sample: dict[str, Planned]) -> None:
    plan = sample["Training matrix.xlsx"].plan
    assert plan is not None
    assert plan.certificates == [1, 2, 3, 4, 5, 6, 7, 8]
    assert plan.basis == "expiry"


@pytest.mark.parametrize(
    ("rows", "kind", "shape"),
    [
        ("Worker | Course | Completed | Expires\nRick | H2S | 2026-01-02 | 2029-01-02",
         "certificate", "list"),
        ("Employee | H2S Alive | First Aid\nRick | 2027-01-02 | 2028-01-02",
         "certificate", "matrix"),
        ("Course | Rick Desjarlais | Kayla Nguyen\nH2S Alive | 2027-01-02 | 2027-03-04\n"
         "First Aid | 2027-01-02 | N/A", "certificate", "matrix_across"),
        ("Name | Position | Phone | H2S Alive | WHMIS\nRick | Welder | 403 | 2027-01-02 | N/A",
         "worker", "matrix"),
        ("Month | Hours worked\nOctober 2026 | 1432", "hours_worked", "list"),
        ("Date | Topic | Attendees\n2026-03-02 | Pinch points | Rick, Kayla", "meeting", "list"),
        ("Unit | Date | Work done\n101 | 2026-03-02 | Oil change", "maintenance", "list"),
        ("Product name | SDS date | Where\nAcetone | 2024-02-02 | Shop", "hazardous_product",
         "list"),
    ],
    ids=["list of cards", "matrix", "matrix across", "workers with cards", "hours", "meetings",
         "maintenance", "products"],
)  # fmt: skip
def test_a_sheet_is_taken_for(rows: str, kind: str, shape: str) -> None:
    plan = planned(rows).plan
    assert plan is not None
    assert (plan.kind, plan.shape) == (kind, shape)


@pytest.mark.parametrize(
    "rows",
    [
        "Item | Price | Quantity\nGloves | 4.50 | 12\nGoggles | 9.00 | 3",
        "Customer | Invoice | Amount\nEncana | 1043 | 12,400.00",
        "Week | Monday | Tuesday\n1 | off | Inglewood",
    ],
    ids=["shopping list", "invoices", "roster"],
)
def test_a_sheet_that_holds_no_records_is_taken_for_nothing(rows: str) -> None:
    assert planned(rows).plan is None


def test_what_a_sheet_is_called_decides_where_its_headings_do_not() -> None:
    rows = "Date | Name | Remarks\n2026-03-02 | Rick Desjarlais | all fine"
    named = planned(sheet(rows, "Inspections"), "Site inspections.xlsx").plan
    assert named is not None
    assert named.kind == "inspection"


def test_no_plan_names_a_column_that_there_is_not(sample: dict[str, Planned]) -> None:
    for item in sample.values():
        assert item.plan is not None
        assert [heading for heading, _name in item.plan.columns] == list(item.table.headings)
