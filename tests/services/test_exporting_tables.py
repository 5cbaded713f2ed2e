"""A table goes into a sheet as it is shown: the same rows, order and columns, and no formula."""

import csv
from concurrent.futures import CancelledError
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop.errors import Unavailable
from desktop.services.browsing import Asked, columns_of, list_rows, rows_at, state_of
from desktop.services.exporting_tables import TableShown, export_table, file_for
from tests.builders.company import AS_OF, Company


def shown(company: Company, kind: str, *keys: str, **asked: Any) -> TableShown:
    columns = {column.key: column for column in columns_of(kind)}
    standings = state_of(company.file, kind, AS_OF)
    numbers = list_rows(company.file, Asked(kind, **asked), AS_OF, standings)
    voided = asked.get("voided", False)
    return TableShown(kind, numbers, [columns[key] for key in keys], AS_OF, standings, voided)


def read_csv(path: Path) -> list[list[str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel would read the letters wrong"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_plain_text_holds_the_rows_in_the_order_of_the_table(
    company: Company, tmp_path: Path
) -> None:
    unit = company.unit("101")
    company.inspection("2026-11-02", unit, task="Circle check", reading="128450.5")
    company.inspection("2026-11-03", unit, task="Vérification", reading=128500)
    path = tmp_path / "list.csv"
    table = shown(company, "inspection", "task", "equipment_id", "done_on", "reading",
                  sort=("done_on", False))  # fmt: skip
    export_table(company.file, path, table)
    assert read_csv(path) == [
        ["Inspection", "Unit", "Date", "Reading"],
        ["Circle check", "101 Unit 101", "2026-11-02", "128450.5"],
        ["Vérification", "101 Unit 101", "2026-11-03", "128500"],
    ]


def test_how_long_an_action_is_open_is_a_number_in_a_sheet_and_words_on_the_screen(
    company: Company, tmp_path: Path
) -> None:
    company.action("Guard", found="2026-10-02")
    company.action("Step", found="2026-10-01", resolved="2026-10-02")
    company.action("Saw", found="2026-10-01", closed_reason="Scrapped")
    table = shown(company, "corrective_action", "what", "days_open", sort=("days_open", True))
    path = tmp_path / "list.csv"
    export_table(company.file, path, table)
    assert read_csv(path)[1:] == [["Guard", "45"], ["Step", "1"], ["Saw", ""]]
    rows = rows_at(company.file, table.kind_key, table.numbers, table.columns, AS_OF,
                   table.standings)  # fmt: skip
    assert [row.texts[1] for row in rows] == ["45 days", "1 day", ""]


def test_a_spreadsheet_holds_days_as_days_and_numbers_as_numbers(
    company: Company, tmp_path: Path
) -> None:
    company.inspection("2026-11-02", company.unit("101"), reading=128500, safe_to_use=True)
    path = tmp_path / "list.xlsx"
    export_table(
        company.file, path, shown(company, "inspection", "done_on", "reading", "safe_to_use")
    )
    rows = list(load_workbook(path).worksheets[0].values)
    done_on, *rest = rows[1]
    assert isinstance(done_on, datetime)
    assert (done_on.date(), rest) == (date(2026, 11, 2), [128500, "Yes"])


def test_what_is_worked_out_is_exported_as_well(company: Company, tmp_path: Path) -> None:
    company.certificate(company.worker(), company.certificate_type(), expires="2026-10-14")
    path = tmp_path / "list.csv"
    export_table(company.file, path, shown(company, "certificate", "state", "worker_id"))
    assert read_csv(path)[1:] == [["Expired", "Rick Desjarlais"]]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_name_that_looks_like_a_formula_is_text(
    company: Company, tmp_path: Path, ending: str
) -> None:
    company.site('=HYPERLINK("http://evil")')
    path = tmp_path / f"list.{ending}"
    export_table(company.file, path, shown(company, "site", "name"))
    if ending == "csv":
        assert read_csv(path)[1] == ['\'=HYPERLINK("http://evil")']
    else:
        cell = load_workbook(path).worksheets[0]["A2"]
        assert cell.data_type == "s"
        assert str(cell.value).startswith("'=")


def test_voided_records_are_marked_where_they_are_shown(company: Company, tmp_path: Path) -> None:
    company.site("Yard")
    company.void("site", company.site("Shop"))
    path = tmp_path / "list.csv"
    export_table(company.file, path, shown(company, "site", "name", voided=True))
    assert read_csv(path) == [["Site", "Voided"], ["Shop", "voided"], ["Yard", ""]]


def test_how_far_it_is_is_told_and_it_can_be_stopped(company: Company, tmp_path: Path) -> None:
    company.together(lambda: [company.site(f"Site {n}") for n in range(1200)])
    told: list[tuple[int, int, str]] = []
    path = tmp_path / "list.csv"
    export_table(company.file, path, shown(company, "site", "name"), lambda *how: told.append(how))
    assert told == [
        (500, 1200, "500 rows"), (1000, 1200, "1,000 rows"), (1200, 1200, "1,200 rows")
    ]  # fmt: skip
    other = tmp_path / "stopped.csv"
    with pytest.raises(CancelledError):
        export_table(
            company.file,
            other,
            shown(company, "site", "name"),
            lambda *how: told.append(how),
            lambda: len(told) > 3,
        )
    assert [item.name for item in tmp_path.glob("stopped*")] == []


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_place_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    company: Company, tmp_path: Path, ending: str
) -> None:
    company.site("Shop")
    path = tmp_path / f"list.{ending}"
    path.mkdir()  # whatever keeps the name, as Excel does on Windows
    (path / "kept").touch()
    with pytest.raises(Unavailable, match=r"list\.\w+ could not be written. Close it"):
        export_table(company.file, path, shown(company, "site", "name"))
    assert sorted(item.name for item in tmp_path.iterdir() if "list" in item.name) == [path.name]


def test_a_name_without_an_ending_becomes_a_spreadsheet() -> None:
    assert file_for(Path("crew")) == Path("crew.xlsx")
    assert file_for(Path("crew 2.0")) == Path("crew 2.0.xlsx")
    assert file_for(Path("crew.CSV")) == Path("crew.CSV")


def test_days_of_the_sheet_are_days_whatever_the_year(company: Company, tmp_path: Path) -> None:
    company.action("Guard", found=date(2024, 2, 29))
    path = tmp_path / "list.csv"
    export_table(company.file, path, shown(company, "corrective_action", "found_on"))
    assert read_csv(path)[1] == ["2024-02-29"]
