"""What sheets were taken for can be saved, corrected by a person and given back."""

import tomllib
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused, Unavailable
from desktop.exchange.guessing import guess
from desktop.exchange.saved_mapping import as_toml, corrected
from desktop.intake import Workbook
from tests.builders.handing_in import Office, book, reasons, sheet

CREW = "Name | Job | Hired\nRick Desjarlais | Welder | 2019-04-01"
MATRIX = (
    "Training matrix (expiry dates)\n"
    "Employee | H2S Alive | First Aid\nRick Desjarlais | 2027-01-05 | 2028-03-01"
)
PRICES = "Item | Price\nGloves | 4.50"


@pytest.fixture
def books() -> list[Workbook]:
    return [
        book("Crew.xlsx", sheet(CREW, "Crew \"2026\"")),
        book("Tickets.xlsx", sheet(MATRIX, "Tickets")),
        book("Prices.csv", sheet(PRICES, "Prices")),
    ]  # fmt: skip


def written(folder: Path, text: str) -> Path:
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_saved_guess_given_back_changes_nothing(tmp_path: Path, books: list[Workbook]) -> None:
    planned = guess(books)
    assert corrected(planned, books, written(tmp_path, as_toml(planned))) == planned


def test_a_saved_guess_names_every_sheet_and_every_heading(books: list[Workbook]) -> None:
    said = tomllib.loads(as_toml(guess(books)))["sheet"]
    assert [entry["file"] for entry in said] == ["Crew.xlsx", "Tickets.xlsx", "Prices.csv"]
    assert [entry["kind"] for entry in said] == ["worker", "certificate", ""]
    assert said[0]["columns"] == {"Name": "full_name", "Job": "position", "Hired": "hired_on"}
    assert said[1]["columns"]["H2S Alive"] == "certificate"
    assert said[2]["columns"] == {"Item": "", "Price": ""}


def test_a_corrected_column_is_read_as_it_was_corrected(office: Office, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[sheet]]
        file = "papers.xlsx"
        sheet = "Sheet1"
        [sheet.columns]
        Job = ""
        Nickname = "known_as"
        """,
    )
    office.hand_in("Name | Job | Nickname\nRick Desjarlais | Welder | Frenchy", mapping=path)
    worker = office.one("worker")
    assert worker["known_as"] == "Frenchy"
    assert worker["positions"] == []
    assert worker["notes"] == "Job: Welder"


def test_a_sheet_can_be_left_out(office: Office, tmp_path: Path) -> None:
    path = written(tmp_path, '[[sheet]]\nfile = "papers.xlsx"\nsheet = "Sheet1"\nkind = ""')
    office.hand_in(CREW, mapping=path)
    assert office.all("worker") == []


def test_a_sheet_that_nobody_knew_can_be_explained(office: Office, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[sheet]]
        file = "papers.xlsx"
        sheet = "Sheet1"
        kind = "hazardous_product"
        [sheet.columns]
        Stuff = "name"
        Paper = "sheet_on"
        """,
    )
    office.hand_in("Stuff | Paper\nAcetone | 2024-02-02\nDiesel | 2023-05-01", mapping=path)
    assert office.column("hazardous_product", "name") == ["Acetone", "Diesel"]


def test_headings_can_be_said_to_stand_elsewhere(office: Office, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[[sheet]]\nfile = "papers.xlsx"\nsheet = "Sheet1"\nheader_row = 3\nkind = "worker"',
    )
    rows = "Name | Trade\n2025 | 2025\nName | Job\nRick Desjarlais | Welder"
    office.hand_in(rows, mapping=path)
    assert office.column("worker", "last_name") == ["Desjarlais"]


@pytest.mark.parametrize(("order", "hired"), [("DMY", date(2019, 4, 3)), ("MDY", date(2019, 3, 4))])
def test_the_order_of_day_and_month_can_be_said(
    office: Office, tmp_path: Path, order: str, hired: date
) -> None:
    rows = "Name | Hired\nRick Desjarlais | 03/04/2019"
    asking = office.hand_in(rows, dry_run=True)
    assert [(q.column, "--map" in q.ask) for q in asking.questions] == [("Hired", True)]
    path = written(
        tmp_path,
        f'[[sheet]]\nfile = "papers.xlsx"\nsheet = "Sheet1"\ndates = {{"Hired" = "{order}"}}',
    )
    told = office.hand_in(rows, mapping=path)
    assert (told.questions, reasons(told)) == ([], [])
    assert office.one("worker")["employment"][0]["from_on"] == hired


def test_all_faults_of_a_mapping_are_told_at_once(tmp_path: Path, books: list[Workbook]) -> None:
    path = written(
        tmp_path,
        """
        [[sheet]]
        sheet = "no file"

        [[sheet]]
        file = "Crew.xlsx"
        sheet = "Crw"

        [[sheet]]
        file = "Crew.xlsx"
        sheet = 'Crew "2026"'
        [sheet.columns]
        Job = "trade"
        Hird = "hired_on"
        [sheet.dates]
        Hired = "YMD"

        [[sheet]]
        file = "Tickets.xlsx"
        sheet = "Tickets"
        shape = "crosswise"

        [[sheet]]
        file = "Prices.csv"
        sheet = "Prices"
        kind = "shopping"
        """,
    )
    with pytest.raises(Refused) as refused:
        corrected(guess(books), books, path)
    told = list(refused.value.faults.values())
    wrong = ("names no file", "no such sheet", "“Job” cannot mean “trade”", "no column “Hird”")
    wrong += ("“YMD”", "“crosswise”", "“shopping”")
    assert len(told) == len(wrong)
    assert all(any(words in sentence for sentence in told) for words in wrong), told


@pytest.mark.parametrize(
    "text",
    ["not toml at all", "", 'title = "mine"', "[sheet]\nfile = 'Crew.xlsx'", "sheet = [1, 2]",
     "sheet = " + "[" * 5000, "a = " + "9" * 9000],
)  # fmt: skip
def test_a_file_that_is_no_mapping_is_refused(
    tmp_path: Path, books: list[Workbook], text: str
) -> None:
    with pytest.raises(Refused, match=r"mapping\.toml"):
        corrected(guess(books), books, written(tmp_path, text))


def test_a_mapping_that_is_not_there_is_said(tmp_path: Path, books: list[Workbook]) -> None:
    with pytest.raises(Unavailable, match=r"none\.toml"):
        corrected(guess(books), books, tmp_path / "none.toml")


def test_a_header_row_without_a_table_is_refused(tmp_path: Path, books: list[Workbook]) -> None:
    place = "[[sheet]]\nfile = 'Prices.csv'\nsheet = 'Prices'\nheader_row = 2"
    with pytest.raises(Refused, match="row 2"):
        corrected(guess(books), books, written(tmp_path, place))


def test_corrections_of_files_that_were_not_handed_in_are_left_alone(
    tmp_path: Path, books: list[Workbook]
) -> None:
    planned = guess(books)
    path = written(tmp_path, as_toml(planned))
    assert corrected(planned[:1], books[:1], path) == planned[:1]


def test_two_files_of_one_name_keep_both_their_tables(
    tmp_path: Path, books: list[Workbook]
) -> None:
    both = [books[0], book("Crew.xlsx", sheet("Name | Job\nKayla Nguyen | Foreman", "More"))]
    planned = guess(both)
    path = written(tmp_path, as_toml(planned[:1]))
    assert corrected(planned, both, path) == planned


def test_two_tables_in_one_sheet_are_corrected_each_for_itself(tmp_path: Path) -> None:
    rows = """
        Name            | Position | Hire date
        Rick Desjarlais | Welder   | 2019-04-01

        Unit # | Description | Odometer
        101    | Pickup      | 128,450
    """
    both = [book("Everything.xlsx", sheet(rows, "All"))]
    planned = guess(both)
    assert [item.plan and item.plan.kind for item in planned] == ["worker", "equipment"]
    text = as_toml(planned)
    assert corrected(planned, both, written(tmp_path, text)) == planned
    path = written(tmp_path, text.replace('kind = "equipment"', 'kind = ""'))
    assert [item.plan and item.plan.kind for item in corrected(planned, both, path)] == [
        "worker",
        None,
    ]


def test_columns_of_one_heading_are_told_apart(tmp_path: Path) -> None:
    both = [book("Crew.xlsx", sheet("Name | Job | Job\nRick Desjarlais | Welder | Driver", "A"))]
    text = as_toml(guess(both))
    assert tomllib.loads(text)["sheet"][0]["columns"] == {
        "Name": "full_name",
        "Job": "position",
        "Job (2)": "",
    }
    path = written(tmp_path, text.replace('"Job" = "position"', '"Job" = ""'))
    (item,) = corrected(guess(both), both, path)
    assert item.plan is not None
    assert [name for _heading, name in item.plan.columns] == ["full_name", None, None]


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6), st.text(max_size=20))
def test_any_sheet_can_be_saved_and_given_back(headings: list[str], name: str) -> None:
    crew = ["Name", "Position", *headings]
    both = [book(f"{name}.xlsx", sheet([crew, ["Rick", "Welder", *headings]], name))]
    planned = guess(both)
    with TemporaryDirectory() as folder:
        assert corrected(planned, both, written(Path(folder), as_toml(planned))) == planned
