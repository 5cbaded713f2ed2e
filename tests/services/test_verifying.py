"""A check names what is not as it was saved in the words that people know, and changes nothing."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest

from desktop.errors import Locked, Unavailable, WrongPassword
from desktop.services.history_check import check_history
from desktop.services.verifying import quick_look, verify
from desktop.store import header
from desktop.store.connecting import WRITE, connect_to
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from tests.builders import demonstration
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save, standing_clock, tampering

WORDS = "The pressure was in the green"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a worker, a certificate, a first-aid record and a meeting."""
    path = tmp_path / "bow.muster"
    with copied(path) as company:
        periods = [{"from_on": "2012-05-22"}, {"from_on": "2021-01-01"}]
        names = {"first_name": "Rick", "last_name": "Desjarlais"}
        rick = save(company, "worker", **names, is_owner=True, employment=periods)
        kind = save(company, "certificate_type", name="H2S Alive", months=36)
        save(company, "certificate", worker_id=rick, type_id=kind, expires_on="2027-03-01")
        save(company, "first_aid_record", worker_id=rick, happened_on="2026-03-01", injury="A cut")
        save(company, "site", name="Yard")
    return path


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
            "UPDATE action SET name = 'nothing' WHERE number = 5",
            "Line 5 of the history is not as it was written: Site “Yard”.",
        ),
        (
            "UPDATE change SET new = '{}' WHERE number = 5",
            "Line 5 of the history is not as it was written: Site “Yard”.",
        ),
        (
            "UPDATE particular SET value = 'x' WHERE name = 'file_id'",
            "What Muster notes of the file itself is not as it was written: file_id.",
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
    assert verify(folder).sentence == "package: every page can be read (1 page)."
    whole = package.read_bytes()
    package.write_bytes(whole[: len(whole) // 2])
    assert [fault.title for fault in verify(package).faults] == [package.name]


# --- with a password ------------------------------------------------------------------------------


@pytest.fixture
def key() -> Key:
    return Key(bytes(range(32)), bytes([0xFE] * 16))


@pytest.fixture
def locked(tmp_path: Path, key: Key) -> Path:
    path = tmp_path / "locked.muster"
    with CompanyFile.create(path, by="Test", clock=standing_clock, key=key) as company:
        save(company, "worker", first_name="Rick", last_name="Desjarlais")
    return path


def test_a_locked_file_is_checked_on_a_locked_copy(
    locked: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.services.verifying import company_file

    seen = []
    copy_pages = company_file.copy_pages

    def looking(path: Path, to: Path, *more: object) -> None:
        copy_pages(path, to, *more)  # type: ignore[arg-type]
        seen.append((header.is_locked(to), b"Desjarlais" in to.read_bytes()))

    monkeypatch.setattr(company_file, "copy_pages", looking)
    assert verify(locked, key=key).is_whole
    assert seen == [(True, False)]


def test_a_locked_file_needs_its_password(locked: Path) -> None:
    with pytest.raises(Locked):
        verify(locked)
    with pytest.raises(WrongPassword):
        verify(locked, key=Key(bytes(32), bytes([0xFE] * 16)))


def test_damage_in_a_locked_file_is_told(locked: Path, key: Key) -> None:
    with closing(connect_to(locked, WRITE, key)) as plain:
        plain.execute("UPDATE worker SET last_name = 'Desjarlaia'")
    faults = verify(locked, key=key).faults
    assert [fault.title for fault in faults] == ["Rick Desjarlais"]


# --- the quick look -------------------------------------------------------------------------------


@pytest.fixture
def company(path: Path) -> Iterator[CompanyFile]:
    with opened(path) as file:
        yield file


def test_a_quick_look_finds_nothing_in_a_whole_file(company: CompanyFile) -> None:
    assert quick_look(company) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET new = '{}' WHERE number = 4",
        "UPDATE change SET previous = hash WHERE number = 1",
        "DELETE FROM change WHERE number = 3",
        "UPDATE action SET name = 'nothing' WHERE number = 5",
    ],
)
def test_a_quick_look_sees_the_end_of_the_history(path: Path, statement: str) -> None:
    with tampering(path) as plain:
        plain.execute(statement)
    with opened(path) as company:
        assert [fault.what for fault in quick_look(company)] == ["history"]


def test_a_quick_look_sees_pages_that_are_gone(path: Path) -> None:
    with closing(connect_to(path, WRITE)) as plain:
        question = "SELECT rootpage FROM sqlite_schema WHERE name = 'worker'"
        page = plain.execute(question).fetchone()[0]
    whole = path.read_bytes()
    path.write_bytes(whole[: (page - 1) * 4096] + bytes(4096) + whole[page * 4096 :])
    with opened(path) as company:
        assert [fault.what for fault in quick_look(company)] == ["structure"]


def test_a_quick_look_can_be_stopped(company: CompanyFile) -> None:
    with pytest.raises(CancelledError):
        quick_look(company, stopped=lambda: True)


def test_the_check_of_the_history_alone_tells_of_a_damaged_line(path: Path) -> None:
    with tampering(path) as plain:
        plain.execute("UPDATE action SET name = CAST(x'C3' AS TEXT) WHERE number = 2")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as company:
        assert "line 2" in check_history(company, lambda _done, _of: None).sentence
