"""The grid of who may run what, what an assignment form says, and the lines of Today."""

from datetime import date
from pathlib import Path

import pytest

from desktop.services.printing.training import competency_sheet
from desktop.services.today import today
from desktop.services.training.assigning import assignment_said
from desktop.services.training.check_values import values_for
from desktop.services.training.competency_grid import competency_grid, opens_record
from desktop.services.training_cells import CellState
from desktop.services.training_matrix import narrowed
from tests.builders.company import AS_OF, Company
from tests.builders.on_paper import said

LONG_NAME = "Bartholomew " + "Featherstonehaugh" * 10


def assigned(company: Company, worker: str, **more: object) -> str:
    return company.save("equipment_assignment", worker_id=worker, **more)


def checked(company: Company, worker: str, on: str = "2026-03-10", **more: object) -> str:
    values = {"worker_id": worker, "checked_on": date.fromisoformat(on), "result": "competent"}
    return company.save("competency_check", **(values | more))


def test_a_check_of_the_unit_decides(company: Company) -> None:
    lift = company.unit("FL-1", "h", type="Forklift")
    ann, bob, cid = (company.worker(name) for name in ("Ann Able", "Bob Busy", "Cid Calm"))
    for worker in (ann, bob, cid):
        assigned(company, worker, equipment_id=lift)
    good = checked(company, ann, equipment_id=lift)
    checked(company, bob, equipment_id=lift, result="supervised", restrictions="No ramps.")
    grid = competency_grid(company.file, AS_OF)
    cells = {worker: grid.cells[worker, lift] for worker in (ann, bob, cid)}
    assert cells[ann].words == "competent until Mar 2029"
    assert cells[bob].words == "only supervised"
    assert cells[bob].sentence.endswith("Restrictions: No ramps.")
    assert cells[cid].words == "no check"
    assert cells[cid].sentence == "Cid Calm on FL-1: no competency check."
    assert [cells[who].state for who in (ann, bob, cid)] == [
        CellState.VALID,
        CellState.SUPERVISED,
        CellState.MISSING,
    ]
    assert cells[ann].certificate_id == good
    assert opens_record(cells[ann])
    assert not opens_record(cells[cid])
    assert grid.summary == "3 people · 1 machine or task · 1 without a check, 1 only supervised"
    assert [row.name for row in narrowed(grid, only_needs=True).rows] == ["Cid Calm"]


def test_who_only_inspects_a_truck_is_told_of_softly(company: Company) -> None:
    truck = company.unit("103", "km")
    tyler = company.worker("Tyler O'Brien")
    company.inspection("2026-11-04", unit=truck, by_id=tyler)
    cell = competency_grid(company.file, AS_OF).cells[tyler, truck]
    assert cell.state is CellState.UNCHECKED
    assert "Inspected it 4 November" in cell.sentence
    assert not any("103" in line.title for line in today(company.file, AS_OF).lines)


def test_units_of_a_type_fold_only_while_they_say_the_same(company: Company) -> None:
    for number in ("W-1", "W-2"):
        company.unit(number, "h", type="Welder")
    ann = company.worker("Ann Able")
    assigned(company, ann, equipment_type="Welder")
    (column,) = competency_grid(company.file, AS_OF).columns
    assert column.name == "Welder: W-1, W-2"
    assert values_for(ann, column.id) == {"worker_id": ann, "equipment_type": "Welder"}
    checked(company, ann, equipment_id=company.unit("W-3", "h", type="Welder"))
    columns = competency_grid(company.file, AS_OF).columns
    assert [column.name for column in columns] == [
        "W-1 · Unit W-1",
        "W-2 · Unit W-2",
        "W-3 · Unit W-3",
    ]


def test_tasks_have_columns_of_their_own(company: Company) -> None:
    ann = company.worker("Ann Able")
    bob = company.worker("Bob Busy")
    checked(company, ann, task="Hot work")
    grid = competency_grid(company.file, AS_OF)
    assert grid.cells[ann, "task:Hot work"].words == "competent until Mar 2029"
    assert grid.cells[bob, "task:Hot work"].words == "not checked"
    assert values_for(bob, "task:Hot work") == {"worker_id": bob, "task": "Hot work"}


def test_nobody_on_a_unit_is_an_empty_grid(company: Company) -> None:
    company.worker("Ann Able")
    company.unit("SL", None, type="Slings")
    grid = competency_grid(company.file, AS_OF)
    assert (grid.columns, grid.summary) == ((), "")


def test_voided_checks_do_not_count(company: Company) -> None:
    lift = company.unit("FL-1", "h")
    ann = company.worker("Ann Able")
    assigned(company, ann, equipment_id=lift)
    company.void("competency_check", checked(company, ann, equipment_id=lift))
    assert competency_grid(company.file, AS_OF).cells[ann, lift].words == "no check"


def test_names_with_braces_and_angles_are_said_as_they_are(company: Company) -> None:
    lift = company.unit("{n} <b>", "h")
    ann = company.worker("Ann {0}")
    assigned(company, ann, equipment_id=lift)
    checked(company, ann, equipment_id=lift, restrictions="{worker}")
    cell = competency_grid(company.file, AS_OF).cells[ann, lift]
    assert "Ann {0} on {n} <b>" in cell.sentence
    assert "Restrictions: {worker}." in cell.sentence


def test_the_grid_on_paper(company: Company, tmp_path: Path) -> None:
    lift = company.unit("FL-1", "h", type="Forklift")
    ann = company.worker(LONG_NAME)
    assigned(company, ann, equipment_id=lift)
    grid = competency_grid(company.file, AS_OF)
    printed = competency_sheet(company.file, tmp_path / "grid.pdf", AS_OF, grid)
    text = said(printed.path)
    assert "Whomayrunwhat" in text
    assert "nocheck" in text


# --- while somebody is put on a unit -------------------------------------------------------------


def test_an_assignment_says_that_nobody_watched(company: Company) -> None:
    lift = company.unit("FL-1", "h", type="Forklift")
    tyler = company.worker("Tyler O'Brien")
    said = assignment_said(company.file, {"worker_id": tyler, "equipment_id": lift}, AS_OF)
    assert said.sentence.startswith("Tyler O'Brien on FL-1: no competency check.")
    assert said.tone == "amber"
    assert said.values == {"worker_id": tyler, "equipment_id": lift}
    checked(company, tyler, equipment_type="forklift")
    said = assignment_said(company.file, {"worker_id": tyler, "equipment_id": lift}, AS_OF)
    assert said.tone == "green"


def test_an_assignment_of_somebody_who_begins_later_says_so_as_well(company: Company) -> None:
    lift = company.unit("FL-1", "h", type="Forklift")
    new = company.worker("Desmond Okafor", hired="2026-11-30")
    typed = {"worker_id": new, "equipment_id": lift}
    said = assignment_said(company.file, typed, AS_OF)
    assert said.sentence.startswith("Desmond Okafor on FL-1: no competency check.")
    # on the day on which it is to begin the check will have run out
    checked(company, new, equipment_id=lift, next_due_on=date(2026, 11, 25))
    assert assignment_said(company.file, typed, AS_OF).tone == "amber"
    rick = company.worker("Rick Desjarlais")
    checked(company, rick, equipment_id=lift, next_due_on=date(2026, 12, 1))
    later = {"worker_id": rick, "equipment_id": lift, "from_on": "10 december 2026"}
    assert assignment_said(company.file, later, AS_OF).sentence.startswith(
        "Rick Desjarlais on FL-1: the check is good until 1 December, and they begin 10 December."
    )


@pytest.mark.parametrize("typed", [{}, {"worker_id": "nobody"}, {"equipment_type": "Crane"}])
def test_half_an_assignment_says_nothing(company: Company, typed: dict[str, object]) -> None:
    assert assignment_said(company.file, typed, AS_OF).sentence == ""


def test_a_type_says_how_many_units_are_the_same(company: Company) -> None:
    for number in ("W-1", "W-2", "W-3"):
        company.unit(number, "h", type="Welder")
    ann = company.worker("Ann Able")
    said = assignment_said(company.file, {"worker_id": ann, "equipment_type": "welder"}, AS_OF)
    assert "2 more units are the same." in said.sentence


# --- Today ---------------------------------------------------------------------------------------


def test_today_tells_of_one_put_on_a_unit_unchecked(company: Company) -> None:
    lift = company.unit("FL-1", "h")
    tyler = company.worker("Tyler O'Brien")
    assigned(company, tyler, equipment_id=lift)
    (line,) = [one for one in today(company.file, AS_OF).lines if "FL-1" in one.title]
    assert (line.chip, line.title) == ("No check", "Tyler O'Brien · Competency on FL-1")
    assert line.does is not None
    assert line.does.values == {"worker_id": tyler, "equipment_id": lift}
    checked(company, tyler, equipment_id=lift)
    assert not [one for one in today(company.file, AS_OF).lines if "FL-1" in one.title]


def test_a_task_is_asked_for_again_once_a_day_was_written_down_for_it(company: Company) -> None:
    ann, bob = company.worker("Ann Able"), company.worker("Bob Busy")
    checked(company, ann, on="2023-01-10", task="Hot work", next_due_on=date(2026, 11, 1))
    checked(company, bob, on="2023-01-10", task="Hot work")
    lines = [one for one in today(company.file, AS_OF).lines if "Hot work" in one.title]
    assert [(one.chip, one.title) for one in lines] == [
        ("Overdue", "Ann Able · Competency: Hot work")
    ]
    grid = competency_grid(company.file, AS_OF)
    assert grid.cells[ann, "task:Hot work"].state is CellState.EXPIRED
    assert grid.cells[bob, "task:Hot work"].state is CellState.HELD


def test_many_unchecked_are_one_line(company: Company) -> None:
    lift = company.unit("FL-1", "h")
    for name in ("Ann Able", "Bob Busy", "Cid Calm"):
        assigned(company, company.worker(name), equipment_id=lift)
    lines = [one for one in today(company.file, AS_OF).lines if "Competency checks" in one.title]
    assert [line.title for line in lines] == ["Competency checks to do · 3"]
    assert len(lines[0].inside) == 3
