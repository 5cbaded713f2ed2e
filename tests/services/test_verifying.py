"""A check names what is not as it was saved in the words that people know, and changes nothing."""

from concurrent.futures import CancelledError
from pathlib import Path

import pikepdf
import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DatabaseError

from desktop.errors import Unavailable
from desktop.services.verifying import verify
from desktop.services.verifying.looking_at_records import Records
from tests.builders import demonstration
from tests.builders.files import tampering
from tests.builders.five_records import file_of_five


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return file_of_five(tmp_path / "bow.muster")


def said(path: Path, *statements: str) -> list[str]:
    """What the check says once something was done to the file behind its back."""
    with tampering(path) as plain:
        plain.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            plain.execute(statement)
    return [fault.sentence for fault in verify(path).faults]


def test_a_whole_file_is_said_to_be_whole_and_is_not_touched(path: Path) -> None:
    before = path.read_bytes()
    verified = verify(path)
    assert verified.is_whole
    assert verified.sentence == (
        "bow.muster is whole: 5 records, 5 actions of the history, 0 files of evidence. "
        "Everything is as it was saved."
    )
    assert path.read_bytes() == before
    assert [beside.name for beside in path.parent.iterdir()] == [path.name]


def test_the_demonstration_is_whole(tmp_path: Path) -> None:
    assert verify(demonstration.copied(tmp_path / "demo.muster")).is_whole


def test_where_even_the_names_cannot_be_read_the_check_goes_on_and_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_what: object) -> None:
        cause = driver.DatabaseError("database disk image is malformed")
        raise DatabaseError("SELECT", (), cause)

    monkeypatch.setattr(Records, "named", broken)
    verified = verify(path)
    assert "structure" in {fault.what for fault in verified.faults}
    assert all(fault.sentence.endswith(".") for fault in verified.faults)


RICK = "Worker “Rick Desjarlais” is not as it was saved."


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE worker SET last_name = 'Desjarlaia'",
            f"{RICK} Last name: it said “Desjarlais”, now it says “Desjarlaia”.",
        ),
        (
            "UPDATE worker SET first_name = NULL",
            f"{RICK} First name: it said “Rick”, now it is empty.",
        ),
        ("UPDATE worker SET number = '7'", f"{RICK} Worker number: it was empty, now it says “7”."),
        ("UPDATE worker SET is_owner = x''", f"{RICK} Owner: it said “yes”, now it says “no”."),
        (
            "UPDATE worker_employment SET position = 5 WHERE position = 1",
            f"{RICK} Employment: it says something else now.",
        ),
        (
            "DELETE FROM worker_employment WHERE position = 1",
            f"{RICK} Employment: a line is missing or one too many.",
        ),
        (
            "UPDATE worker_employment SET from_on = '2012052z' WHERE position = 0",
            f"{RICK} Employment, First day: it said “22 May 2012”, now it says “2012052z”.",
        ),
        (
            "UPDATE worker SET checksum = 'x'",
            f"{RICK} What Muster itself notes of it is changed, such as whether it is voided or "
            "who entered it. Its fields are as they were.",
        ),
        (
            "UPDATE worker SET last_name = CAST(x'C3C3' AS TEXT)",
            f"{RICK} Last name: it said “Desjarlais”, now it says “\\xc3\\xc3”.",
        ),
        (
            "UPDATE certificate SET expires_on = '2037-03-01'",
            "Certificate “Rick Desjarlais H2S Alive” is not as it was saved. Good through: it said "
            "“1 March 2027”, now it says “1 March 2037”.",
        ),
        ("DELETE FROM site", "Site “Yard” is missing, although the history has it."),
        ("UPDATE site SET id = 'ff'", "Site “Yard” is missing, although the history has it."),
        (
            "UPDATE particular SET value = 'x' WHERE name = 'file_id'",
            "What Muster notes of the file itself is not as it was written: which file it is.",
        ),
        (
            "UPDATE search_row SET title = 'shop' WHERE title = 'yard'",
            "The words by which the search finds records do not fit the records. Nothing that was "
            "entered is affected.",
        ),
    ],
)
def test_what_is_not_as_it_was_saved_is_said(path: Path, statement: str, sentence: str) -> None:
    assert said(path, statement) == [sentence]


def test_what_a_first_aid_record_said_is_not_told(path: Path) -> None:
    told = said(path, "UPDATE first_aid_record SET injury = 'nothing'")
    assert told == [
        "A record of the kind “First-aid record” is not as it was saved. Injury or illness: it "
        "says something else now."
    ]


def test_a_name_is_told_by_the_history_where_a_title_is_what_is_damaged(path: Path) -> None:
    told = said(path, "UPDATE worker SET last_name = '', checksum = ''")
    assert told == [f"{RICK} Last name: it said “Desjarlais”, now it is empty."]


def test_where_the_history_was_blanked_it_says_that_it_cannot_tell(path: Path) -> None:
    blank = "UPDATE change SET old = NULL, new = NULL, salt = NULL WHERE number = 5"
    assert said(path, blank, "UPDATE site SET name = 'Shop'") == [
        "Site “Shop” is not as it was saved, and the history cannot tell what it said."
    ]


def test_a_record_that_somebody_put_in_is_told(path: Path) -> None:
    told = said(
        path,
        "INSERT INTO site (id, created_at, created_by, version, checksum, name) "
        "SELECT 'ff', created_at, created_by, version, checksum, 'Mine' FROM site",
    )
    assert told[0].startswith("Site “Mine” is not as it was saved")


# --- what cannot be read --------------------------------------------------------------------------


def test_what_is_no_company_file_is_no_fault_of_one(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Call Rick about the cards.\n" * 400)
    with pytest.raises(Unavailable, match="not a Muster company file"):
        verify(text)
    with pytest.raises(Unavailable, match="There is no file"):
        verify(tmp_path / "gone.muster")
    with pytest.raises(Unavailable, match="folder"):
        verify(tmp_path)


@pytest.mark.parametrize("left", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_short_is_broken(path: Path, left: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * left)])
    verified = verify(path)
    assert not verified.is_whole
    assert all(fault.sentence.endswith(".") for fault in verified.faults)


def test_first_bytes_that_are_damaged_are_not_taken_for_a_password(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(bytes([whole[0] ^ 0x80]) + whole[1:])
    assert verify(path).faults[0].sentence.startswith("The first bytes")


def test_it_stops_when_nobody_waits_any_more(path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def stopped() -> bool:
        return len(told) > 5

    with pytest.raises(CancelledError):
        verify(path, tell=lambda *step: told.append(step), stopped=stopped)
    assert len(told) == 6
    assert told[0] == (1, told[0][1], "How the file is built")
    assert [beside.name for beside in path.parent.iterdir()] == [path.name]


def test_a_package_is_read_through(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    package = folder / "Bow_River_SECOR_package_2026-11-16.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(b"q 1 0 0 1 0 0 cm Q " * 500)
        pdf.save(package, compress_streams=True)
    assert verify(folder).sentence.startswith("package: every page can be read (1 page). Whether")
    whole = package.read_bytes()
    package.write_bytes(whole[: len(whole) // 2])
    assert [fault.title for fault in verify(package).faults] == [package.name]
