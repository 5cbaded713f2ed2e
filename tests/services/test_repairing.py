"""What was damaged comes back as it was, in one action that the history tells of."""

import hashlib
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.backups import Places, Why, back_up, backups_of
from desktop.services.dumping import dump
from desktop.services.history import history_report, say_history
from desktop.services.repairing import Offer, mend, offers
from desktop.services.verifying import verify
from desktop.store import drafts
from desktop.store.connecting import READ, connect_to
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save, tampering

DATA = b"Fire extinguisher 5: the pressure was in the green."
SHA256 = hashlib.sha256(DATA).hexdigest()
BLANK = "UPDATE change SET old = NULL, new = NULL, salt = NULL"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "backups")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a worker who was edited and voided and brought back, and with evidence."""
    path = tmp_path / "bow.muster"
    with copied(path) as company:
        periods = [{"from_on": "2012-05-22"}, {"from_on": "2021-01-01"}]
        names = {"first_name": "Rick", "last_name": "Desjarlais"}
        rick = save(company, "worker", **names, is_owner=True, employment=periods)
        save(company, "worker", rick, phone="403 555 0142", last_name="Desjarlais-Roy")
        company.write("Void", lambda t: t.void("worker", rick, "left"))
        company.write("Back", lambda t: t.restore("worker", rick))
        values = {"name": "tag.txt", "sha256": SHA256, "media_type": "text/plain"}
        values |= {"size": len(DATA), "filed_at": NOON}
        company.write("Content", lambda t: t.add_content(SHA256, DATA, "pressure green"))
        file = save(company, "evidence", **values)
        company.write("Note", lambda t: t.remember("a" * 64, "evidence", file))
        save(company, "site", name="Yard")
        draft = replace(drafts.Draft("worker", {"phone": "403"}), kept_at=NOON, kept_by="Test")
        company.keep_aside(lambda connection: drafts.keep(connection, draft)).result()
    return path


def backed_up(path: Path, places: Places) -> None:
    with opened(path) as company:
        back_up(company, places, Why.BY_HAND, now=NOON)


def spoil(path: Path, *statements: str) -> None:
    with tampering(path) as plain:
        plain.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            plain.execute(statement)


def mended(path: Path, places: Places | None = None) -> tuple[Offer, ...]:
    """Bring back all that can be, prove that the file is whole, return what was offered."""
    found = offers(path, verify(path), places)
    with opened(path) as company:
        mend(company, found, None)
    verified = verify(path)
    assert verified.is_whole, verified.faults
    return found


def dumped(path: Path, to: Path) -> dict[str, list[dict[str, object]]]:
    """What a dump says of the records, apart from how often they were written."""
    with opened(path) as company:
        dump(company, to)
    found = {}
    for file in sorted((to / "records").iterdir()):
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        found[file.name] = [
            {name: said for name, said in line.items() if name not in ("version", "checksum")}
            for line in lines
        ]
    return found


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE worker SET last_name = 'Desjarlais-Roz'",
        "UPDATE worker SET last_name = CAST(x'C3C3' AS TEXT), phone = x'00'",
        "UPDATE worker SET version = 9, created_by = 'x', created_at = 'never'",
        "UPDATE worker SET voided_at = '2026-11-16 19:00:00.000000'",
        "UPDATE worker SET checksum = ''",
        "UPDATE worker SET id = 'ff'",
        "UPDATE worker SET id = CAST(x'C3' AS TEXT)",
        "UPDATE worker_employment SET owner_id = 'ff' WHERE position = 1",
        "UPDATE worker_employment SET id = 'ff' WHERE position = 1",
        "UPDATE worker_employment SET position = 7",
        "DELETE FROM worker_employment",
        "DELETE FROM worker",
        "UPDATE evidence SET sha256 = 'x'",
    ],
)
def test_a_record_comes_back_as_the_history_proves_it(
    path: Path, tmp_path: Path, statement: str
) -> None:
    before = dumped(path, tmp_path / "before")
    spoil(path, statement)
    found = mended(path)
    assert [offer.source for offer in found if offer.record] == ["history"]
    assert dumped(path, tmp_path / "after") == before


@pytest.mark.parametrize(
    ("table", "column"),
    [("worker_employment", "id"), ("worker_employment", "owner_id"), ("worker", "id")],
)
def test_a_name_inside_that_is_no_text_any_more_is_put_right(
    path: Path, places: Places, table: str, column: str
) -> None:
    backed_up(path, places)
    first = f"SELECT id FROM {table} ORDER BY id LIMIT 1"
    spoil(
        path,
        f"UPDATE {table} SET {column} = CAST(substr(CAST({column} AS BLOB), 1, 20) || x'e6' || "
        f"substr(CAST({column} AS BLOB), 22) AS TEXT) WHERE id = ({first})",
    )
    assert mended(path, places)


@pytest.mark.parametrize("spoilt", ["version = 9", "kind = '01a205c813957001b37999ea239f15f9'"])
def test_where_its_last_line_lost_a_bit_too_a_repair_breaks_on_nothing(
    path: Path, places: Places, spoilt: str
) -> None:
    backed_up(path, places)
    newest = "SELECT max(number) FROM change WHERE kind = 'site'"
    spoil(path, f"UPDATE change SET {spoilt} WHERE number = ({newest})")
    verified = verify(path)
    assert not verified.is_whole
    found = offers(path, verified, places)
    with opened(path) as company:
        if found:
            mend(company, found, None)
    assert not verify(path).is_whole, "a line of the history is never mended"


def test_a_repair_is_one_action_with_the_name_of_the_record(path: Path) -> None:
    spoil(path, "UPDATE worker SET last_name = 'x'")
    with opened(path) as company:
        sitting = Sitting(company)
        done = mend(company, offers(path, verify(path)), None)
        assert sitting.can_undo == done.name == "Repaired: Rick Desjarlais-Roy"
        with pytest.raises(Refused, match="A repair cannot be undone"):
            sitting.undo()
        sitting.close()
        told = history_report(company)["actions"][-1]
        assert [(one["operation"], one["version"]) for one in told["changes"]] == [("repair", 5)]
        said = "\n".join(say_history(history_report(company)))
    assert "Worker Rick Desjarlais-Roy: put right after damage" in said


def test_a_record_can_be_repaired_again_from_the_line_of_its_repair(path: Path) -> None:
    for name in ("x", "y"):
        spoil(path, f"UPDATE worker SET last_name = '{name}'")
        assert [offer.source for offer in mended(path)] == ["history"]
    with opened(path) as company:
        save(company, "worker", only(path, "worker"), phone="1")
    assert verify(path).is_whole


def only(path: Path, table: str) -> str:
    with closing(connect_to(path, READ)) as plain:
        found: str = plain.execute(f"SELECT id FROM {table}").fetchone()[0]
    return found


def test_where_the_history_was_blanked_the_newest_whole_backup_helps(
    path: Path, places: Places, tmp_path: Path
) -> None:
    spoil(path, BLANK)
    backed_up(path, places)
    before = dumped(path, tmp_path / "before")
    spoil(path, "UPDATE site SET name = 'Shop'")
    [offer] = offers(path, verify(path), places)
    assert offer.source == "backup"
    assert offer.sentence == "Site “Shop”: as it was in the backup of 16 November 2026."
    mended(path, places)
    assert dumped(path, tmp_path / "after") == before


def test_a_backup_that_is_older_than_the_record_is_said_to_be(path: Path, places: Places) -> None:
    backed_up(path, places)
    with opened(path) as company:
        save(company, "site", only(path, "site"), name="Shop")
    spoil(path, BLANK, "UPDATE site SET name = 'x'")
    [offer] = mended(path, places)
    assert offer.sentence.endswith("What was changed in it since is lost.")


def test_without_history_or_backup_nothing_is_offered(path: Path, places: Places) -> None:
    spoil(path, BLANK, "UPDATE site SET name = 'Shop'")
    assert offers(path, verify(path), places) == ()


def test_of_a_file_that_is_broken_nothing_is_offered(path: Path, places: Places) -> None:
    whole = path.read_bytes()
    for broken in (whole[: len(whole) // 2], bytes([whole[0] ^ 0x80]) + whole[1:]):
        path.write_bytes(broken)
        assert offers(path, verify(path), places) == ()


def test_a_file_of_evidence_comes_back_from_a_backup(
    path: Path, places: Places, tmp_path: Path
) -> None:
    backed_up(path, places)
    before = dumped(path, tmp_path / "before")
    spoil(path, "UPDATE content SET data = x'00'")
    assert offers(path, verify(path), None) == ()
    [offer] = mended(path, places)
    assert offer.sentence == "The file of Evidence “tag.txt”: from the backup of 16 November 2026."
    assert dumped(path, tmp_path / "after") == before
    assert (tmp_path / "after" / "evidence" / SHA256).read_bytes() == DATA


def test_a_file_under_a_wrong_name_is_found_in_the_company_file_itself(path: Path) -> None:
    spoil(path, "UPDATE content SET sha256 = 'x' || substr(sha256, 2)")
    [offer] = [one for one in mended(path) if one.what == "content"]
    assert offer.source == "anew"


def test_the_words_of_a_file_come_back_from_a_backup(path: Path, places: Places) -> None:
    backed_up(path, places)
    spoil(path, "UPDATE content SET text = 'pressure groan'")
    [offer] = mended(path, places)
    assert (offer.what, offer.source) == ("text", "backup")
    with closing(connect_to(path, READ)) as plain:
        assert plain.execute("SELECT text FROM content").fetchone() == ("pressure green",)


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE imported_row SET kind = 'worker'", "imported"),
        ("UPDATE draft SET kept_by = 'x'", "draft"),
        ("UPDATE draft SET typed = 'x'", "draft"),
        ("UPDATE search_row SET body = 'x' WHERE title = 'yard'", "search"),
    ],
)
def test_what_is_no_record_is_made_anew(path: Path, statement: str, what: str) -> None:
    spoil(path, statement)
    [offer] = mended(path)
    assert (offer.what, offer.source) == (what, "anew")


def test_what_muster_notes_of_the_file_comes_back_from_a_backup(path: Path, places: Places) -> None:
    backed_up(path, places)
    spoil(path, "UPDATE particular SET seal = 'x'")
    [offer] = mended(path, places)
    assert (offer.what, offer.source) == ("particular", "backup")


def test_all_of_many_come_back_in_one_action(path: Path, tmp_path: Path) -> None:
    before = dumped(path, tmp_path / "before")
    spoil(path, "UPDATE worker SET last_name = 'x'", "DELETE FROM site")
    with opened(path) as company:
        done = mend(company, offers(path, verify(path)), None)
    assert (done.name, done.count) == ("Repaired: 2 records", 2)
    assert dumped(path, tmp_path / "after") == before


def test_a_record_that_was_changed_since_the_check_is_left_alone(path: Path) -> None:
    spoil(path, "UPDATE worker SET phone = 'x'")
    found = offers(path, verify(path))
    with opened(path) as company:
        mend(company, found, None)
        with pytest.raises(Refused, match="was changed since the file was checked"):
            mend(company, found, None)


def test_a_backup_is_made_before(path: Path, places: Places) -> None:
    spoil(path, "UPDATE worker SET phone = 'x'")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as company:
        assert mend(company, offers(path, verify(path)), places).backup_said == ""
        [made] = backups_of(places, company)
    assert made.why == Why.REPAIR
    assert not made.is_whole
