"""The table in a sheet is found among titles, blank rows, repeated headings and remarks."""

from datetime import date

import pytest

from desktop.exchange.guessing import guess
from desktop.exchange.tables import Table
from desktop.intake import Sheet
from tests.builders.handing_in import Rows, book, planned, sheet

PEOPLE = """
    Name            | Position | Hired
    Rick Desjarlais | Welder   | 2019-04-01
    Kayla Nguyen    | Foreman  | 2021-05-03
"""


def table_of(rows: Rows | Sheet) -> Table:
    return planned(rows).table


def first_cells(table: Table) -> list[object]:
    return [line.cells[0] for line in table.lines]


def test_titles_above_the_headings_are_titles_the_nearest_first() -> None:
    table = table_of("Bow River Mechanical Ltd.\nEmployee list 2026\n" + PEOPLE)
    assert table.headings == ("Name", "Position", "Hired")
    assert table.titles == ("Employee list 2026", "Bow River Mechanical Ltd.")
    assert first_cells(table) == ["Rick Desjarlais", "Kayla Nguyen"]


def test_a_title_of_two_cells_is_not_taken_for_headings() -> None:
    table = table_of("Employee list | Bow River\n" + PEOPLE)
    assert table.headings == ("Name", "Position", "Hired")


def test_rows_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    table = table_of("""
        Employee list

        Name            | Position

        Rick Desjarlais | Welder
                        |
        Kayla Nguyen    | Foreman
    """)
    assert table.header_row == 3
    assert [line.number for line in table.lines] == [5, 7]


def test_headings_repeated_on_every_page_are_no_rows() -> None:
    table = table_of("""
        Name            | Position
        Rick Desjarlais | Welder
        NAME            | position
        Kayla Nguyen    | Foreman
    """)
    assert first_cells(table) == ["Rick Desjarlais", "Kayla Nguyen"]


@pytest.mark.parametrize(
    "footer",
    [
        "Total | 2",
        "Updated 3 November 2026 by the office",
        "Legend | N/A",
        "page 1 of 2",
        "| Everybody on this list has been told where the first aid kits are",
    ],
)
def test_what_stands_below_a_table_is_no_row(footer: str) -> None:
    table = table_of(f"{PEOPLE}\n\n{footer}")
    assert first_cells(table) == ["Rick Desjarlais", "Kayla Nguyen"]


def test_a_short_row_within_the_table_is_a_row() -> None:
    table = table_of(PEOPLE + "    Curtis Big Plume")
    assert first_cells(table)[-1] == "Curtis Big Plume"


def test_headings_of_two_lines_become_one() -> None:
    table = table_of("""
        Training matrix
        Employee        | H2S Alive  |            | First Aid  |
                        | Issued     | Expires    | Issued     | Expires
        Rick Desjarlais | 2024-01-05 | 2027-01-05 | 2025-03-01 | 2028-03-01
    """)
    assert table.headings == (
        "Employee",
        "H2S Alive Issued",
        "H2S Alive Expires",
        "First Aid Issued",
        "First Aid Expires",
    )
    assert [line.number for line in table.lines] == [4]


def test_data_of_dates_and_numbers_is_never_a_heading() -> None:
    table = table_of(
        sheet(
            [
                ["Name", "Hired", "Number"],
                ["Rick Desjarlais", date(2019, 4, 1), 7],
                ["Kayla Nguyen", date(2021, 5, 3), 8],
            ]
        )
    )
    assert table.header_row == 1


def test_every_sheet_of_a_book_is_looked_at() -> None:
    found = guess([book("papers.xlsx", sheet(PEOPLE, "Crew"), sheet(PEOPLE, "Former"))])
    assert [item.table.sheet for item in found] == ["Crew", "Former"]


@pytest.mark.parametrize(
    "nothing", ["", "Only a title", "one | two", "Dear all\nThe picnic is on Friday."]
)
def test_a_sheet_without_a_table_gives_none(nothing: str) -> None:
    assert guess([book("letter.xlsx", sheet(nothing))]) == []


def test_the_name_of_a_sheet_that_says_nothing_is_no_name() -> None:
    table = planned(sheet(PEOPLE, "Sheet1"), "Crew list.xlsx").table
    assert table.names == ("Crew list",)
