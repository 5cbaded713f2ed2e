"""Of a line of the history that somebody edited, as much is told as anything still proves."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.services.backups import Places, Why, back_up
from desktop.services.verifying import known_heads, quick_look, verify
from desktop.services.verifying.edited_lines import moment_of
from desktop.store.file import CompanyFile
from tests.builders.company import NOON
from tests.builders.files import opened, save, tampering
from tests.builders.five_records import file_of_five

YARD = "Line 5 of the history is not as it was written: Site “Yard”."
SHOP = "Line 6 of the history is not as it was written: Site “Shop”."
THEN = moment_of({"at": NOON})
LATER = moment_of({"at": datetime(2030, 1, 1, 10, tzinfo=UTC)})
NO_TRUST = "Who did it, when and what it is called cannot be trusted."
BY_SEAL = "The seal of the line proves what it said."
BY_BACKUP = "What it said stands in the backup of 16 November 2026."
FORGED = "UPDATE action SET by = 'Mallory' WHERE number = 5"
RENAMED = "UPDATE action SET name = 'nothing' WHERE number = 5"
MOVED = "UPDATE action SET at = '2030-01-01 10:00:00.000000' WHERE number = {n}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return file_of_five(tmp_path / "bow.muster")


def tamper(path: Path, *statements: str) -> None:
    with tampering(path) as plain:
        for statement in statements:
            plain.execute(statement)


def said(path: Path, *statements: str) -> list[str]:
    tamper(path, *statements)
    return [fault.sentence for fault in verify(path).faults]


def test_who_did_it_is_proved_by_the_seal_where_it_was_somebody_of_the_file(path: Path) -> None:
    assert said(path, FORGED) == [
        f"{YARD} Who did it: it said “Test”, now it says “Mallory”. {BY_SEAL}"
    ]


def test_when_it_was_done_is_proved_by_what_the_record_noted(path: Path) -> None:
    assert said(path, FORGED, MOVED.format(n=5)) == [
        f"{YARD} Who did it: it said “Test”, now it says “Mallory”. When: it said “{THEN}”, now it "
        f"says “{LATER}”. {BY_SEAL}"
    ]


def test_a_moment_that_is_none_is_told_as_it_stands_there(path: Path) -> None:
    assert said(path, "UPDATE action SET at = 'never' WHERE number = 5") == [
        f"{YARD} When: it said “{THEN}”, now it says “never”. {BY_SEAL}"
    ]


def test_where_nothing_proves_it_nothing_of_it_is_to_be_trusted(path: Path) -> None:
    assert said(path, RENAMED) == [
        f"{YARD} It now says that Test did “nothing” on {THEN}. {NO_TRUST}"
    ]


def test_a_backup_that_has_it_whole_tells_what_it_said(path: Path, tmp_path: Path) -> None:
    places = Places(tmp_path / "backups")
    with opened(path) as company:
        save(company, "site", company_site(company), name="Shop")
        back_up(company, places, Why.BY_HAND, now=NOON)
    tamper(path, MOVED.format(n=6), RENAMED)
    heads = known_heads(path, places)
    assert [fault.sentence for fault in verify(path, heads=heads).faults] == [
        "Line 5 of the history is not as it was written: Site “Shop”. What it is called: it said "
        f"“Save site”, now it says “nothing”. {BY_BACKUP}",
        f"{SHOP} When: it said “{THEN}”, now it says “{LATER}”. {BY_SEAL}",
    ]
    with opened(path) as company:
        told = [fault.sentence for fault in quick_look(company, heads=heads)]
    assert [sentence.split(". ", 3)[-1] for sentence in told] == [BY_BACKUP, BY_SEAL]


def company_site(company: CompanyFile) -> str:
    with company.reading() as connection:
        found: str = connection.exec_driver_sql("SELECT id FROM site").scalar()
    return found


def test_what_was_done_at_once_is_one_thing(path: Path) -> None:
    with opened(path) as company:
        company.write("Three sites", lambda t: [t.save("site", {"name": n}) for n in "ABC"])
    assert said(path, "UPDATE action SET by = 'Mallory' WHERE number = 6") == [
        "Lines 6 to 8 of the history are not as they were written. They tell of 3 records. Who did "
        f"it: it said “Test”, now it says “Mallory”. {BY_SEAL}"
    ]


def test_a_line_of_its_own_leaves_who_and_when_as_they_were(path: Path) -> None:
    holds = f"Test did it on {THEN}, which holds; what it says was done cannot be trusted."
    with opened(path) as company:
        company.write("Three sites", lambda t: [t.save("site", {"name": n}) for n in "ABC"])
    told = said(path, "UPDATE change SET operation = 'void' WHERE number = 7")
    assert told == [
        f"Line 7 of the history is not as it was written: Site “B”. {holds}",
    ]


def test_values_that_were_edited_leave_who_and_when_as_they_were(path: Path) -> None:
    assert said(path, "UPDATE change SET new = '{}' WHERE number = 5") == [
        f"{YARD} Test did it on {THEN}, which holds; what it says was done cannot be trusted."
    ]


def test_what_was_done_about_first_aid_is_not_told(path: Path) -> None:
    [sentence] = said(path, "UPDATE action SET name = 'A cut' WHERE number = 4")
    assert sentence == (
        "Line 4 of the history is not as it was written: A record of the kind “First-aid record”. "
        f"It now says that Test did it on {THEN}. {NO_TRUST}"
    )


def test_a_line_without_its_action_says_so(path: Path) -> None:
    told = said(path, "PRAGMA foreign_keys=OFF", "DELETE FROM action WHERE number = 5")
    assert told[0] == f"{YARD} Who did it and when is lost."
