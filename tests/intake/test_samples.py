"""A contractor's own folder comes in as its owner would describe it."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.intake import Intake
from tests.intake.conftest import SAMPLES

at = datetime.fromisoformat
SCANS = SAMPLES / "scans and photos"
EXPECTED = json.loads(SAMPLES.with_name("bow-river-expected.json").read_text())


def test_every_scan_is_kept_but_the_one_that_is_none(intake: Intake) -> None:
    kept, warned, refused = [], [], []
    for path in sorted([*SCANS.iterdir(), SAMPLES / "Right to refuse.docx"]):
        try:
            found = intake.examine(path, within=SAMPLES)
        except Refused:
            refused.append(path.name)
            continue
        kept.append(found)
        warned += [found.name] if found.warnings else []
    assert len(kept) == EXPECTED["evidence_kept"]
    assert refused == EXPECTED["evidence_refused"]
    assert warned == EXPECTED["evidence_kept_with_a_warning"]
    assert len({found.sha256 for found in kept}) == len(kept)


def test_a_web_page_that_calls_itself_a_pdf_is_told_apart(intake: Intake) -> None:
    with pytest.raises(Refused) as refused:
        intake.examine(SCANS / "not really a pdf.pdf")
    assert str(refused.value) == (
        "'not really a pdf.pdf' calls itself a PDF but is a web page."
        " Open it, print it to PDF and add that."
    )


def test_a_photo_cut_off_while_copying_keeps_what_its_head_says(intake: Intake) -> None:
    found = intake.examine(SCANS / "half a photo.jpg")
    (warning,) = found.warnings
    assert "lower part of the photo 'half a photo.jpg' is missing" in warning
    assert (found.width, found.height) == (640, 480)
    assert found.taken_at == at("2008-10-22T16:43:21")


def test_a_telephone_photo_tells_when_and_where(intake: Intake) -> None:
    found = intake.examine(SCANS / "IMG_5195.HEIC")
    assert (found.family, found.media_type) == ("heic", "image/heic")
    assert (found.width, found.height, found.orientation) == (2566, 3313, 1)
    assert found.taken_at == at("2021-04-11T15:47:53")
    assert (found.latitude, found.longitude) == (39.051344, -94.288772)


def test_a_photo_taken_sideways_says_which_way_up(intake: Intake) -> None:
    found = intake.examine(SCANS / "sideways photo.jpg")
    assert found.orientation == 6
    assert (found.taken_at, found.latitude, found.warnings) == (None, None, ())


def test_the_letter_can_be_found_by_its_words(intake: Intake) -> None:
    found = intake.examine(SAMPLES / "Right to refuse.docx")
    assert found.family == "docx"
    assert found.text.startswith("Right to refuse unsafe work\nAny worker may refuse")


@pytest.mark.parametrize(
    ("name", "sheet", "rows", "width"),
    [
        ("Corrective action log.xlsx", "CA Log", 9, 8),
        ("Employee list.xlsx", "Employees", 11, 6),
        ("Equipment.csv", "Equipment", 16, 8),
        ("FLHA export.csv", "FLHA export", 47, 15),
        ("Incidents and near misses.xlsx", "Incidents", 6, 5),
        ("Inspection schedule.xlsx", "Schedule", 21, 5),
        ("Training matrix.xlsx", "Tickets", 10, 9),
        ("Vehicle inspections 2025-2026.csv", "Vehicle inspections 2025-2026", 178, 6),
    ],
)
def test_every_sheet_is_read_whole(
    intake: Intake, name: str, sheet: str, rows: int, width: int
) -> None:
    assert intake.looks_like_table(SAMPLES / name)
    book = intake.tables(SAMPLES / name)
    (only,) = book.sheets
    assert (only.name, len(only.rows), only.width) == (sheet, rows, width)
    assert book.warnings == ()


def test_letters_of_an_old_windows_table_are_read(intake: Intake) -> None:
    (sheet,) = intake.tables(SAMPLES / "Equipment.csv").sheets
    assert sheet.rows[2].cell(7) == "Marie-Ève keeps the key"


def test_rows_keep_the_number_the_spreadsheet_shows(intake: Intake) -> None:
    (sheet,) = intake.tables(SAMPLES / "Employee list.xlsx").sheets
    assert sheet.rows[0].number == 1
    assert sheet.rows[0].cells == ("BOW RIVER MECHANICAL LTD.",)
    numbers = [row.number for row in sheet.rows]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("name", ["Right to refuse.docx", "scans and photos/IMG_5195.HEIC"])
def test_what_is_no_sheet_is_not_read_as_one(intake: Intake, name: str) -> None:
    path: Path = SAMPLES / name
    assert not intake.looks_like_table(path)
    with pytest.raises(Refused, match="not a sheet"):
        intake.tables(path)
