"""An import is one action: tried without a trace, undone and done again whole, stopped clean."""

from collections import Counter
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.exchange.report import Report
from desktop.intake import Intake
from desktop.records import KINDS
from desktop.store.undo import Sitting
from tests.builders.files import faults_in
from tests.builders.handing_in import Office, book, reasons, sheet
from tests.builders.hostile import pdf, written

FOLDER = book(
    "Everything.xlsx",
    sheet("Name | Position | Hire date\nRick Desjarlais | Welder | 2019-04-01", "Crew"),
    sheet("Unit # | Description | Odometer\n101 | Pickup | 128,450", "Equipment"),
    sheet("Unit | Inspection | How often\n101 | Vehicle inspection | weekly", "Schedule"),
    sheet("Date | Unit | Done by | Result\n2026-11-02 | 101 | Rick | OK", "Pre-trips"),
    sheet("Training matrix\nEmployee | H2S Alive | WHMIS\nRick | 2027-01-05 | N/A", "Tickets"),
)


def everything(office: Office) -> dict[str, list[object]]:
    return {kind.key: list(office.all(kind.key)) for kind in KINDS}


def history_of(office: Office) -> int:
    with office.file.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM action").scalar_one())


def test_a_trial_says_what_would_happen_and_writes_nothing(office: Office) -> None:
    before, actions = everything(office), history_of(office)
    trial = office.hand_in(FOLDER, dry_run=True)
    assert (everything(office), history_of(office)) == (before, actions)
    assert any("trial" in note for note in trial.notes)
    real = office.hand_in(FOLDER)
    assert trial.created == real.created


def test_one_import_is_one_line_of_history(office: Office) -> None:
    before = history_of(office)
    office.hand_in(FOLDER)
    assert history_of(office) == before + 1


def test_an_import_that_changes_nothing_is_no_line_of_history(office: Office) -> None:
    office.hand_in(FOLDER)
    before = history_of(office)
    office.hand_in(FOLDER)
    assert history_of(office) == before


def test_one_undo_takes_all_of_it_back_and_one_redo_brings_it(office: Office) -> None:
    before = everything(office)
    sitting = Sitting(office.file)
    office.hand_in(FOLDER)
    after = everything(office)
    sitting.undo()
    assert everything(office) == before
    sitting.redo()
    assert everything(office) == after
    sitting.close()
    assert faults_in(office.file) == []


class Stopper:
    """Asks an import to stop when it comes to the n-th thing."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0

    def __call__(self, _done: int, _total: int, _name: str) -> None:
        if self.seen == self.at:
            raise KeyboardInterrupt
        self.seen += 1


@pytest.mark.parametrize("at", range(5))
def test_stopped_half_way_it_leaves_the_file_as_it_was(office: Office, at: int) -> None:
    before, actions = everything(office), history_of(office)
    with pytest.raises(KeyboardInterrupt):
        office.hand_in(FOLDER, progress=Stopper(at))
    assert (everything(office), history_of(office)) == (before, actions)
    told = office.hand_in(FOLDER)
    assert told.created["inspection"] == 1
    assert faults_in(office.file) == []


@pytest.mark.parametrize("at", range(2))
def test_stopped_while_files_are_looked_at_it_leaves_the_file_as_it_was(
    office: Office, intake: Intake, papers: Path, at: int
) -> None:
    before = everything(office)
    written(papers, "Crew.csv", "Name,Position\r\nRick Desjarlais,Welder\r\n")
    written(papers, "scan.pdf", pdf())
    with pytest.raises(KeyboardInterrupt):
        office.hand_in_files(intake, papers, progress=Stopper(at))
    assert everything(office) == before
    assert office.hand_in_files(intake, papers).evidence == 1


def test_a_file_that_is_open_to_read_only_is_said_and_kept(office: Office) -> None:
    office.file.read_only = True
    with pytest.raises(Refused, match="read only"):
        office.hand_in(FOLDER)


# --- what is not known ---


@pytest.mark.parametrize(
    "rows",
    [
        "Item | Price | Quantity\nGloves | 4.50 | 12",
        "Team | Won | Lost\nFlames | 4 | 2",
        "Customer | Invoice | Amount\nEncana | 1043 | 12,400.00",
    ],
)
def test_a_sheet_that_is_no_list_of_ours_leaves_nothing_but_a_note(
    office: Office, rows: str
) -> None:
    before = everything(office)
    told = office.hand_in(rows)
    assert everything(office) == before
    assert ["no list that Muster knows" in note for note in told.notes] == [True]


def test_what_no_field_takes_is_kept_and_told(office: Office) -> None:
    told = office.hand_in("Name | Position | Shoe size\nRick Desjarlais | Welder | 11")
    assert office.one("worker")["notes"] == "Shoe size: 11"
    assert any("“Shoe size”" in note for note in told.notes)


def test_what_stands_beside_the_last_heading_is_kept_too(office: Office) -> None:
    office.hand_in("Name | Position\nRick Desjarlais | Welder | left-handed")
    assert office.one("worker")["notes"] == "left-handed"


def test_what_stands_beside_the_table_but_in_no_row_is_no_record(office: Office) -> None:
    told = office.hand_in("Name | Position\nRick Desjarlais | Welder\n| | written by Dale")
    assert (len(office.all("worker")), told.refused) == (1, [])


def test_a_report_is_what_the_command_line_promises(office: Office) -> None:
    told = office.hand_in("Name | Hired\nRick Desjarlais | 31/31/2026").as_json()
    keys = {"created", "updated", "unchanged", "evidence", "refused", "questions", "notes"}
    assert told.keys() == keys
    assert told["refused"][0].keys() == {"file", "sheet", "row", "column", "value", "reason"}
    assert told["created"] == {"worker": 1}


def test_a_remark_is_made_once() -> None:
    report = Report()
    report.note("once")
    report.note("once")
    assert (report.notes, reasons(report), report.created) == (["once"], [], Counter())
