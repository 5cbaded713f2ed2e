"""An import tried without a trace: every row's fate, corrections, and what is remembered."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import Refused, Unavailable
from desktop.exchange.guessing import guess
from desktop.exchange.report import Place, Report
from desktop.exchange.sources import Sources
from desktop.intake import Workbook
from desktop.services.backups import Places, Why, backups_of, restore
from desktop.services.import_draft import Draft
from desktop.services.import_memory import Memory
from desktop.services.import_preview import (
    CHANGED,
    KNOWN,
    NEW,
    NOTHING,
    PARTLY,
    REFUSED,
    Preview,
    PreviewRow,
    carry_out,
    rehearse,
)
from desktop.services.import_words import kinds, say_counts
from desktop.services.importing import Looked
from tests.builders.backing import all_at, all_of
from tests.builders.company import company_in
from tests.builders.handing_in import TODAY, Office, book, sheet

CREW = (
    "Name | Position | Hire date\nRick Desjarlais | Welder | 2019-04-01\nKayla Nguyen | Helper | x"
)
UNITS = "Unit # | Description | Odometer\n101 | Pickup | 128,450"
LOG = "Date | Unit | Done by | Result | Colour\n2026-11-02 | 101 | Rick Desjarlais | OK | blue"
DOUBTFUL = (
    "Date | Unit | Done by | Result\n03/04/2026 | 101 | Rick | OK\n05/06/2026 | 101 | Rick | OK"
)
Made = Callable[..., Draft]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with company_in(tmp_path) as company:
        yield Office(company)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "mappings")


@pytest.fixture
def drafted(memory: Memory) -> Made:
    """Make a draft of workbooks, or of bare sheets in files of their own."""

    def make(*papers: Workbook | str) -> Draft:
        books = [
            paper if isinstance(paper, Workbook) else book(f"Papers {n}.xlsx", paper)
            for n, paper in enumerate(papers, start=1)
        ]
        return Draft(Looked(Sources(books), guess(books), Report()), memory, TODAY)

    return make


def tried(office: Office, draft: Draft, as_of: date | None = None) -> Preview:
    return rehearse(office.file, draft, as_of, TODAY)


def fates(preview: Preview) -> list[tuple[int, str]]:
    return [(row.row, row.fate) for row in preview.rows]


def only(preview: Preview, fate: str) -> PreviewRow:
    (found,) = [row for row in preview.rows if row.fate == fate]
    return found


# --- what becomes of each row ---


def test_every_row_has_a_fate_and_nothing_is_written(office: Office, drafted: Made) -> None:
    preview = tried(office, drafted(CREW, UNITS))
    assert fates(preview) == [(2, NEW), (3, PARTLY), (2, NEW)]
    assert preview.created["worker"] == 2
    assert office.all("worker") == []
    assert office.all("equipment") == []


def test_a_row_says_under_which_title_its_records_go_in(office: Office, drafted: Made) -> None:
    first = tried(office, drafted(CREW)).rows[0]
    assert "worker Rick Desjarlais" in first.words
    assert "position Welder" in first.words


def test_a_refused_cell_is_told_with_value_and_reason(office: Office, drafted: Made) -> None:
    row = only(tried(office, drafted(CREW)), PARTLY)
    assert (row.column, row.faults[0].value, row.number) == ("Hire date", "x", 0)
    assert row.faults[0].reason in row.words


def test_what_was_imported_is_there_already(office: Office, drafted: Made) -> None:
    draft = drafted(CREW, UNITS)
    outcome = carry_out(office.file, draft, "Import", None, TODAY)
    assert outcome.created == tried_created(office, outcome.created)
    again = tried(office, draft)
    assert again.changes_nothing
    assert [row.fate for row in again.rows] == [KNOWN, PARTLY, KNOWN]


def tried_created(office: Office, created: dict[str, int]) -> dict[str, int]:
    return {kind: len(office.all(kind)) for kind in created}


def test_an_edited_row_changes_its_record(office: Office, drafted: Made) -> None:
    carry_out(office.file, drafted(CREW), "Import", None, TODAY)
    moved = drafted("Name | Phone\nRick Desjarlais | 403-555-0101")
    row = only(tried(office, moved), CHANGED)
    assert row.words == "Changes worker Rick Desjarlais"


def test_rows_that_share_a_record_say_so(office: Office, drafted: Made) -> None:
    rows = """
    Date | Task | Foreman | Hazard | Control
    2026-11-02 | Welding | Rick | Fumes | Fan
    2026-11-02 | Welding | Rick | Sparks | Screens
    """
    preview = tried(office, drafted(rows))
    assert fates(preview) == [(2, NEW), (3, NOTHING)]
    assert "row above" in preview.rows[1].words


def test_a_sheet_that_is_left_out_is_one_line(office: Office, drafted: Made) -> None:
    draft = drafted(CREW)
    draft.set_kind(0, "")
    assert fates(tried(office, draft)) == [(0, NOTHING)]
    assert not draft.takes_anything


def test_a_file_that_could_not_be_read_is_a_row_of_its_own(office: Office, memory: Memory) -> None:
    report = Report()
    report.refuse(Place("locked.xlsx"), "It has a password.")
    preview = tried(office, Draft(Looked(Sources(), [], report), memory, TODAY))
    (row,) = preview.rows
    assert (row.file, row.fate, row.number) == ("locked.xlsx", REFUSED, None)
    assert "It has a password." in row.words


def test_readings_without_a_date_are_counted_until_a_day_is_said(
    office: Office, drafted: Made
) -> None:
    draft = drafted(UNITS)
    assert tried(office, draft).undated == 1
    assert tried(office, draft, as_of=date(2026, 11, 1)).undated == 0


def test_a_trial_can_be_stopped_in_the_middle_of_a_long_sheet(
    office: Office, drafted: Made
) -> None:
    rows = "\n".join(f"2026-11-02 | 101 | Rick | OK {n}" for n in range(300))
    draft = drafted(f"Date | Unit | Done by | Result\n{rows}")
    told: list[int] = []

    def stop(done: int, _of: int, _name: str) -> None:
        told.append(done)
        if done > 100:
            raise CancelledError

    with pytest.raises(CancelledError):
        rehearse(office.file, draft, None, TODAY, stop)
    with pytest.raises(CancelledError):
        carry_out(office.file, draft, "Import", None, TODAY, stop)
    assert office.all("inspection") == []
    assert max(told) < 200


# --- corrections ---


def test_a_column_can_mean_something_else(office: Office, drafted: Made) -> None:
    draft = drafted("Name | Position | Ref\nRick Desjarlais | Welder | 17")
    draft.set_meaning(0, 2, "number")
    assert draft.view(0).columns[2].says == "Worker number"
    carry_out(office.file, draft, "Import", None, TODAY)
    assert office.one("worker")["number"] == "17"


def test_what_only_one_column_can_mean_is_taken_from_the_other(drafted: Made) -> None:
    draft = drafted(LOG)
    draft.set_meaning(0, 4, "by_id")
    assert [column.meaning for column in draft.view(0).columns][2:] == ["", "result", "by_id"]


@pytest.mark.parametrize(("meaning", "kept"), [("", True), ("leave_out", False)])
def test_what_no_field_takes_is_kept_in_the_notes_or_left_out(
    office: Office, drafted: Made, meaning: str, kept: bool
) -> None:
    draft = drafted(UNITS, LOG)
    draft.set_meaning(1, 4, meaning)
    carry_out(office.file, draft, "Import", None, TODAY)
    assert ("blue" in (office.one("inspection")["notes"] or "")) is kept


def test_dates_that_can_be_read_two_ways_are_asked_about_and_answered(
    office: Office, drafted: Made
) -> None:
    draft = drafted(UNITS, DOUBTFUL)
    question = draft.view(1).columns[0].question
    assert question is not None
    assert (question.day_first, question.month_first) == ("3 April 2026", "4 March 2026")
    assert {row.fate for row in tried(office, draft).rows if row.number == 1} == {REFUSED}
    draft.set_order(1, 0, "DMY")
    answered = draft.view(1).columns[0].question
    assert answered is not None
    assert (answered.answer, draft.view(1).questions) == ("DMY", 0)
    carry_out(office.file, draft, "Import", None, TODAY)
    assert office.column("inspection", "done_on") == [date(2026, 4, 3), date(2026, 6, 5)]


def test_the_headings_can_stand_in_another_row(drafted: Made) -> None:
    draft = drafted("Crew | Spring\nName | Position | Phone\nRick Desjarlais | Welder | 403")
    draft.set_header(0, 1)
    assert [column.heading for column in draft.view(0).columns][:2] == ["Crew", "Spring"]
    draft.set_header(0, 2)
    assert draft.view(0).kind == "worker/list"


def test_a_row_without_anything_below_it_holds_no_headings(drafted: Made) -> None:
    draft = drafted(CREW)
    with pytest.raises(Refused, match="Row 3 holds no headings"):
        draft.set_header(0, 3)
    assert draft.view(0).header_row == 1


def test_the_months_of_one_log_are_corrected_together(drafted: Made) -> None:
    draft = drafted(book("Log.xlsx", sheet(DOUBTFUL, "April"), sheet(DOUBTFUL, "May")))
    assert draft.alike(0) == []
    draft.set_order(0, 0, "MDY")
    assert draft.alike(0) == [1]
    draft.set_others_like(0)
    assert [view.questions for view in draft.views()] == [0, 0]
    assert draft.view(1).sheet == "May"


def test_a_list_can_be_taken_for_a_matrix_and_back(office: Office, drafted: Made) -> None:
    draft = drafted("Employee | H2S Alive | WHMIS\nRick Desjarlais | 2027-01-05 | 2027-02-01")
    before = draft.view(0)
    assert before.kind == "certificate/matrix"
    draft.set_basis(0, "issue")
    assert "dates of issue" in draft.view(0).reading
    draft.set_kind(0, "worker/list")
    assert draft.view(0).kind == "worker/list"
    draft.set_kind(0, "certificate/matrix")
    assert [c.meaning for c in draft.view(0).columns] == [c.meaning for c in before.columns]
    assert tried(office, draft).created["certificate"] == 2


def test_a_sheet_without_what_every_row_needs_says_so(drafted: Made) -> None:
    draft = drafted(UNITS)
    draft.set_meaning(0, 0, "leave_out")
    assert "“Unit number”" in draft.view(0).lacking


def test_a_sheet_that_nobody_recognised_can_be_said_to_be_something(
    office: Office, drafted: Made
) -> None:
    draft = drafted("Thing | Owner of it\nForklift | Rick\nLadder | Kayla")
    assert draft.view(0).reading == "Not recognised, 2 rows"
    draft.set_kind(0, "equipment/list")
    draft.set_meaning(0, 0, "number")
    assert tried(office, draft).created["equipment"] == 2


@pytest.mark.parametrize("choice", [choice.key for choice in kinds()])
def test_any_sheet_can_be_taken_for_anything(office: Office, drafted: Made, choice: str) -> None:
    draft = drafted(LOG)
    draft.set_kind(0, choice)
    assert draft.view(0).kind == choice
    assert tried(office, draft).rows


# --- remembering ---


def test_a_correction_is_there_the_next_time_in_a_file_of_another_name(drafted: Made) -> None:
    draft = drafted(LOG)
    draft.set_meaning(0, 4, "leave_out")
    draft.remember()
    again = drafted(CREW, LOG.replace("2026-11-02", "2026-12-02"))
    assert again.recalled == {1}
    assert again.view(1).columns[4].meaning == "leave_out"


def test_a_moved_header_is_there_the_next_time(drafted: Made) -> None:
    rows = "Crew | Spring\nName | Position | Phone\nRick Desjarlais | Welder | 403"
    draft = drafted(rows)
    draft.set_header(0, 1)
    draft.remember()
    assert drafted(rows).view(0).header_row == 1


def test_guessing_anew_forgets_what_was_said_the_last_time(drafted: Made) -> None:
    draft = drafted(LOG)
    draft.set_kind(0, "")
    draft.remember()
    again = drafted(LOG)
    assert again.view(0).kind == ""
    again.guess_again(0)
    assert again.view(0).kind == "inspection/list"
    again.remember()
    assert drafted(LOG).recalled == frozenset()


@pytest.mark.parametrize("spoilt", ["", "no toml [", "headings_moved_by = 0", "\x00"])
def test_a_spoilt_memory_is_as_good_as_none(drafted: Made, tmp_path: Path, spoilt: str) -> None:
    draft = drafted(LOG)
    draft.set_kind(0, "")
    draft.remember()
    (file,) = (tmp_path / "mappings").iterdir()
    file.write_text(spoilt)
    assert drafted(LOG).recalled == frozenset()


def test_what_cannot_be_remembered_is_said(drafted: Made, tmp_path: Path) -> None:
    (tmp_path / "mappings").write_text("a file where the folder should be")
    draft = drafted(LOG)
    draft.set_kind(0, "")
    with pytest.raises(Unavailable, match="could not be remembered"):
        draft.remember()


def test_choices_travel_as_a_file(drafted: Made, tmp_path: Path) -> None:
    draft = drafted(LOG)
    draft.set_meaning(0, 4, "leave_out")
    draft.save_mapping(tmp_path / "columns.toml")
    other = drafted(LOG)
    other.load_mapping(tmp_path / "columns.toml")
    assert other.view(0).columns[4].meaning == "leave_out"


def test_counts_are_said_many_first() -> None:
    assert say_counts({"worker": 1, "certificate": 8}) == "8 certificates and 1 worker"
    assert say_counts({"worker": 2, "site": 1, "evidence": 5}, 1) == (
        "5 files of evidence and 3 other records"
    )


def test_before_it_is_written_the_file_is_backed_up(
    office: Office, drafted: Made, tmp_path: Path
) -> None:
    places = Places(tmp_path / "backups")
    before = all_of(office.file)
    carry_out(office.file, drafted(CREW), "Import", None, TODAY, places=places)
    (one,) = backups_of(places, office.file)
    assert one.why == Why.IMPORT
    restore(one.folder, tmp_path / "back.muster")
    assert all_at(tmp_path / "back.muster") == before


def test_where_there_can_be_no_backup_it_is_told_and_the_import_goes_on(
    office: Office, drafted: Made, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    outcome = carry_out(
        office.file, drafted(CREW), "Import", None, TODAY, places=Places(tmp_path / "file")
    )
    assert outcome.created["worker"]
    assert any("There is no backup of just before this import" in r for r in outcome.report.notes)
