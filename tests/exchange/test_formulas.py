"""Nothing that people wrote runs as a formula in a sheet or a text table that we write."""

import csv
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.exchange.formulas import FORMULA_STARTS, as_words, is_formula
from desktop.exchange.spreadsheets import plain
from desktop.exchange.text_tables import tabbed, write_list

HARM = 'cmd|" /C calc"!A1'
PHONES = ("+1 403 555-0188", "+1 (403) 555.0188", "-1 250,00 $")
# what a program parts columns by, depending on the country it is set to
MARKS = ",;\t|"


def written(path: Path, *cells: object) -> Path:
    write_list(path, "List", ["Name", "=1+1"], [[cell, "x"] for cell in cells])  # type: ignore[list-item]
    return path


def column(path: Path) -> list[object]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row[0] for row in csv.reader(file)][1:]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    return [row[0] for row in sheet.iter_rows(values_only=True)][1:]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u200b", "\x0b", "\ufeff"])
@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_begins_like_a_formula_is_words(
    tmp_path: Path, start: str, before: str, ending: str
) -> None:
    path = written(tmp_path / f"list.{ending}", f"{before}{start}{HARM}")
    (cell,) = column(path)
    assert str(cell).startswith("'"), repr(cell)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_headings_are_words_too(tmp_path: Path, ending: str) -> None:
    path = written(tmp_path / f"list.{ending}")
    if ending == "csv":
        assert "'=1+1" in path.read_text(encoding="utf-8-sig")
    else:
        assert openpyxl.load_workbook(path).worksheets[0]["B1"].value == "'=1+1"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_numbers_and_days_are_what_they_are(tmp_path: Path, ending: str) -> None:
    path = written(tmp_path / f"list.{ending}", -12.5, 0, date(2026, 11, 22), "-12.50", "-3", None)
    found = [str(cell or "").removesuffix(" 00:00:00") for cell in column(path)]
    assert found == ["-12.5", "0" if ending == "csv" else "", "2026-11-22", "-12.50", "-3", ""]


def test_a_telephone_number_stays_readable(tmp_path: Path) -> None:
    assert column(written(tmp_path / "list.xlsx", *PHONES)) == list(PHONES)
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0]
    assert {sheet.cell(row, 1).quotePrefix for row in (2, 3, 4)} == {True}
    assert column(written(tmp_path / "list.csv", *PHONES)) == [f"'{phone}" for phone in PHONES]


@pytest.mark.parametrize(
    "text", ["Glenn; =1+1", "Glenn;=1+1;", "Glenn\n=1+1", "Glenn\t@SUM(1)", "Glenn|\u200b+1+1"]
)
def test_no_cell_begins_within_ours_where_columns_are_parted_otherwise(
    tmp_path: Path, text: str
) -> None:
    path = written(tmp_path / "list.csv", text)
    for delimiter in MARKS:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE):
                assert not [cell for cell in row if is_formula(cell.strip('"'))], delimiter


def test_rows_for_the_clipboard_are_words() -> None:
    assert tabbed([["Name", "Phone"], ["=1+1", "a\tb"]]) == "Name\tPhone\n'=1+1\ta b"


@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n;|, '\"\u200b1aé\uff1d"), max_size=12))
@example("-1")
@example(";-1")
def test_any_text(text: str) -> None:
    said = as_words(text)
    assert not is_formula(said)
    parts = re.split(r"[;|\t\r\n]", said)[1:]
    assert not any(is_formula(part) for part in parts)
    assert said.replace("'", "") == text.replace("'", ""), "nothing is lost"
    cell = plain(text)
    assert not is_formula(str(cell)) or set(str(cell)) <= set("+-1, ()")
