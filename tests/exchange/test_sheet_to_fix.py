"""What could not go in can be saved as a sheet to fix, and no cell of it can do anything."""

from pathlib import Path

import openpyxl
import pytest

from desktop.errors import Unavailable
from desktop.exchange.formulas import FORMULA_STARTS
from desktop.exchange.report import Place, Report
from desktop.exchange.spreadsheets import write_refused, write_sheet
from tests.builders.handing_in import Office


def cells(path: Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def types(path: Path) -> set[str]:
    book = openpyxl.load_workbook(path)
    return {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}


def test_every_refused_cell_has_its_line(office: Office, tmp_path: Path) -> None:
    told = office.hand_in(
        "Name | Hired\nRick Desjarlais | 31/31/2026\nKayla Nguyen | 2021-05-03\n| 2020-01-01"
    )
    write_refused(told, tmp_path / "fix.xlsx")
    heading, *lines = cells(tmp_path / "fix.xlsx")
    assert heading[:5] == ["File", "Sheet", "Row", "Column", "What stands there"]
    assert lines[0][:5] == ["papers.xlsx", "Sheet1", 2, "Hired", "31/31/2026"]
    assert len(lines) == len(told.refused)
    assert [line[5] for line in lines] == [cell.reason for cell in told.refused]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    report = Report()
    report.refuse(Place("papers.xlsx", "Sheet1", 2), "because", "Name", f'{start}cmd|" /C calc"!A1')
    write_refused(report, tmp_path / "fix.xlsx")
    assert "f" not in types(tmp_path / "fix.xlsx")
    assert str(cells(tmp_path / "fix.xlsx")[1][4]).startswith("'")


def test_controls_that_no_sheet_can_hold_are_left_out(tmp_path: Path) -> None:
    write_sheet(tmp_path / "fix.xlsx", "To fix", ["Name"], [["Ri\x00ck\x07"]])
    assert cells(tmp_path / "fix.xlsx") == [["Name"], ["Rick"]]


def test_a_sheet_wider_than_the_alphabet(tmp_path: Path) -> None:
    headings = [f"Column {number}" for number in range(60)]
    write_sheet(tmp_path / "wide.xlsx", "Wide", headings, [list(range(60))])
    assert cells(tmp_path / "wide.xlsx")[1][-1] == 59


def test_a_place_that_cannot_take_it_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "fix.xlsx").mkdir()
    with pytest.raises(Unavailable, match=r"fix\.xlsx"):
        write_refused(Report(), tmp_path / "fix.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["fix.xlsx"]


def test_the_headings_stay_in_sight(tmp_path: Path) -> None:
    write_sheet(tmp_path / "plan.xlsx", "Plan", ["What"], [["Book the course"]])
    assert openpyxl.load_workbook(tmp_path / "plan.xlsx").worksheets[0].freeze_panes == "A2"
