"""Scans, photos and letters are kept once by content and dated by what they say themselves."""

from datetime import date
from pathlib import Path

import pytest

from desktop.exchange.evidence import date_in_name
from desktop.intake import Intake
from tests.builders.handing_in import Office, reasons
from tests.builders.hostile import letter, locked_pdf, pdf, photo_data, picture, written
from tests.builders.hostile import sheet as a_sheet

CREW = "Name,Position\r\nRick Desjarlais,Welder\r\n"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-11-27 tailgate - Backing up trucks.pdf", date(2025, 11, 27)),
        ("Fire drill June 9 2026.pdf", date(2026, 6, 9)),
        ("IMG_20260610 grinder guard.jpg", date(2026, 6, 10)),
        ("IMG_20260610_113015.jpg", date(2026, 6, 10)),
        ("toolbox 2026.03.15.pdf", date(2026, 3, 15)),
        ("9 juin 2026 exercice.pdf", date(2026, 6, 9)),
        ("IMG_5195.HEIC", None),
        ("Safety policy signed 2019.pdf", None),
        ("20261399.jpg", None),
        ("invoice 120260610442.pdf", None),
        ("03-04-2026.pdf", None),
        ("letter", None),
    ],
)
def test_the_date_in_a_name(name: str, day: date | None) -> None:
    assert date_in_name(name) == day


def test_a_file_is_kept_once_by_content(office: Office, intake: Intake, tmp_path: Path) -> None:
    scan = pdf()
    first = written(tmp_path, "tailgate 2026-03-15.pdf", scan)
    copy = written(tmp_path, "copy of tailgate.pdf", scan)
    told = office.hand_in_files(intake, first, copy)
    again = office.hand_in_files(intake, first)
    assert (told.evidence, dict(told.created)) == (1, {"evidence": 1})
    assert (again.evidence, dict(again.created)) == (0, {})
    kept = office.one("evidence")
    assert (kept["name"], kept["own_date"]) == ("tailgate 2026-03-15.pdf", date(2026, 3, 15))


def test_a_photo_is_dated_by_its_camera(office: Office, intake: Intake, tmp_path: Path) -> None:
    photo = picture(exif=photo_data(taken="2026:06:10 11:30:00"))
    office.hand_in_files(intake, written(tmp_path, "guard.jpg", photo))
    assert office.one("evidence")["own_date"] == date(2026, 6, 10)


def test_what_a_person_wrote_into_the_name_comes_before_the_camera(
    office: Office, intake: Intake, tmp_path: Path
) -> None:
    photo = picture(exif=photo_data(taken="2026:06:10 11:30:00"))
    office.hand_in_files(intake, written(tmp_path, "guard 2026-06-01.jpg", photo))
    assert office.one("evidence")["own_date"] == date(2026, 6, 1)


def test_a_letter_is_dated_by_its_making(office: Office, intake: Intake, tmp_path: Path) -> None:
    office.hand_in_files(intake, written(tmp_path, "Right to refuse.docx", letter("Hello")))
    assert office.one("evidence")["own_date"] == date(2026, 3, 4)


def test_a_locked_pdf_is_kept_with_a_warning(
    office: Office, intake: Intake, tmp_path: Path
) -> None:
    told = office.hand_in_files(intake, written(tmp_path, "locked.pdf", locked_pdf("boss")))
    assert told.evidence == 1
    assert office.one("evidence")["warning"] in told.notes


def test_one_bad_file_harms_nothing_else(office: Office, intake: Intake, papers: Path) -> None:
    written(papers, "Crew.csv", CREW)
    written(papers, "scan.pdf", pdf())
    written(papers, "not really.pdf", "<html><body>Hello</body></html>")
    told = office.hand_in_files(intake, papers)
    assert [(cell.file, cell.row) for cell in told.refused] == [("not really.pdf", 0)]
    assert dict(told.created) == {"worker": 1, "position": 1, "evidence": 1}


def test_what_systems_leave_behind_is_passed_over(
    office: Office, intake: Intake, papers: Path
) -> None:
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "~$Crew.xlsx", "._scan.pdf"):
        written(papers, name, b"\x00litter")
    written(papers, "Crew.csv", CREW)
    told = office.hand_in_files(intake, papers)
    assert (told.refused, told.notes) == ([], [])


def test_a_path_that_is_not_there_is_told(office: Office, intake: Intake, tmp_path: Path) -> None:
    written(tmp_path, "Crew.csv", CREW)
    told = office.hand_in_files(intake, tmp_path / "Crew.csv", tmp_path / "gone")
    assert ["no file or folder" in reason for reason in reasons(told)] == [True]
    assert told.created["worker"] == 1


def test_a_file_handed_in_by_two_ways_is_looked_at_once(
    office: Office, intake: Intake, papers: Path
) -> None:
    crew = written(papers, "Crew.csv", CREW)
    told = office.hand_in_files(intake, papers, crew)
    assert dict(told.created) == {"worker": 1, "position": 1}
    assert dict(told.unchanged) == {}


def test_a_workbook_without_a_table_leaves_a_note(
    office: Office, intake: Intake, tmp_path: Path
) -> None:
    told = office.hand_in_files(intake, written(tmp_path, "lonely.xlsx", a_sheet(["Hello"])))
    assert ["lonely.xlsx" in note and "no table" in note for note in told.notes] == [True]
    assert dict(told.created) == {}


def test_a_text_that_is_no_table_is_kept_as_evidence(
    office: Office, intake: Intake, tmp_path: Path
) -> None:
    letter = "Dear Rick,\r\n\r\nthe eye wash has been replaced.\r\n"
    told = office.hand_in_files(intake, written(tmp_path, "note.txt", letter))
    assert dict(told.created) == {"evidence": 1}
