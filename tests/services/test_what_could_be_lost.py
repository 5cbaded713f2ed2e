"""Neither a value that the disk spoilt nor two people at once make Muster take something away."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services import private_facts
from desktop.services.backups import Places, Why, back_up_path
from desktop.services.locking import delete_clear_backups, remove_password, set_password
from desktop.services.repairing import mend, offers
from desktop.services.retention import Signature, dispose
from desktop.services.verifying import verify
from desktop.store.connecting import READ, connect_to
from desktop.store.file import CompanyFile
from desktop.store.private_key import Lock, PrivateKey
from tests.builders.backing import add_photo, later
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save, standing_clock, tampering

TODAY = date(2026, 11, 16)
MARG = Signature(TODAY, name="Marg Beaulieu")
PASSWORD = "four bats eat jam"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bow.muster"


@pytest.fixture
def company(path: Path) -> Iterator[CompanyFile]:
    with copied(path) as company:
        yield company


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "backups")


def contents_in(path: Path) -> set[str]:
    with closing(connect_to(path, READ)) as plain:
        return {line[0] for line in plain.execute("SELECT sha256 FROM content")}


def spoil(path: Path, *statements: str) -> None:
    with tampering(path) as plain:
        plain.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            plain.execute(statement)


# --- disposal -------------------------------------------------------------------------------------


def test_a_disposal_takes_no_file_of_evidence_but_its_own(path: Path, company: CompanyFile) -> None:
    """The photo of a record that stays is whole; only its name in that record is spoilt."""
    photo = add_photo(company, b"a guard rail")
    record = save(company, "first_aid_record", happened_on="2015-01-01", injury="Cut")
    company.close()
    spoil(path, "UPDATE evidence SET sha256 = replace(sha256, substr(sha256, 1, 1), 'x')")
    with opened(path) as again:
        again.write("Dispose", lambda t: t.dispose("first_aid_record", record))
    assert contents_in(path) == {photo}


def test_a_record_with_a_spoilt_date_is_not_disposed_of(path: Path, company: CompanyFile) -> None:
    record = save(company, "first_aid_record", happened_on="2026-01-01", injury="Cut")
    company.close()
    spoil(path, "UPDATE first_aid_record SET happened_on = '2016-01-01'")
    with opened(path) as again:
        with pytest.raises(Refused, match="is damaged"):
            dispose(again, [record], MARG)
        assert [one.id for one in _all(again, "first_aid_record")] == [record]


def test_nobody_is_taken_for_gone_by_a_spoilt_last_day(path: Path, company: CompanyFile) -> None:
    periods = [{"from_on": "2010-01-01", "to_on": "2026-06-30"}]
    worker = save(company, "worker", last_name="Wendell", employment=periods)
    company.close()
    spoil(path, "UPDATE worker_employment SET to_on = '2012-06-30'")
    with opened(path) as again, pytest.raises(Refused, match="is damaged"):
        dispose(again, [worker], MARG)


def _all(company: CompanyFile, kind: str) -> list[object]:
    return list(company.write("Look", lambda t: t.load(kind)).values())


# --- saving ---------------------------------------------------------------------------------------


def test_what_the_disk_spoilt_is_not_made_right_by_saving_something_else(
    path: Path, company: CompanyFile
) -> None:
    worker = save(company, "worker", last_name="Desjarlais", phone="403 555 0142")
    company.close()
    spoil(path, "UPDATE worker SET last_name = 'Desjarlaid'")
    said = "is damaged: it does not say what was saved"
    with opened(path) as again, pytest.raises(Refused, match=said):
        save(again, "worker", worker, phone="403 555 0199")
    assert any("Desjarlais" in fault.sentence for fault in verify(path).faults)


# --- repair ---------------------------------------------------------------------------------------


def test_bringing_one_back_leaves_what_is_left_of_another(
    path: Path, company: CompanyFile, places: Places
) -> None:
    first = save(company, "site", name="Yard")
    company.close()
    back_up_path(path, None, places, Why.BY_HAND, now=NOON)
    with opened(path) as again:
        second = save(again, "site", name="Shop")
    spoil(
        path,
        "UPDATE change SET old = NULL, new = NULL, salt = NULL",
        f"UPDATE site SET id = 'x' || substr(id, 2) WHERE id IN ('{first}', '{second}')",
    )
    with opened(path) as again:
        mend(again, offers(path, verify(path), places), None)
        assert "Shop" in [one.values["name"] for one in _all(again, "site")]


def test_a_file_under_a_wrong_name_stays_until_it_was_brought_back(
    path: Path, company: CompanyFile
) -> None:
    add_photo(company, b"a guard rail")
    save(company, "site", name="Yard")
    company.close()
    spoil(
        path,
        "UPDATE content SET sha256 = 'x' || substr(sha256, 2)",
        "UPDATE site SET name = 'Yarn'",
    )
    found = offers(path, verify(path))
    with opened(path) as again:
        mend(again, [one for one in found if one.what == "record"], None)
    assert len(contents_in(path)) == 1


def test_the_lock_of_private_facts_is_taken_out_only_for_a_whole_one(
    path: Path, company: CompanyFile, places: Places
) -> None:
    company.close()
    back_up_path(path, None, places, Why.BY_HAND, now=NOON)
    with opened(path) as again:
        save(again, "first_aid_record", happened_on="2026-01-01", injury="Cut")
        private_facts.set_up(again, PASSWORD)
    spoil(path, "UPDATE particular SET seal = 'x' || substr(seal, 2)")
    with opened(path) as again:
        mend(again, offers(path, verify(path), places), None)
        private_facts.open_private(again, PASSWORD)


def test_a_state_that_was_left_by_a_restore_does_not_come_back_by_a_repair(
    path: Path, company: CompanyFile, places: Places
) -> None:
    from desktop.services.backups import restore_in_place

    worker = save(company, "worker", last_name="Desjarlais")
    company.close()
    right = back_up_path(path, None, places, Why.BY_HAND, now=NOON).folder
    with opened(path) as again:
        save(again, "worker", worker, last_name="Wrong")
    restore_in_place(right, path, places, now=later(hours=1))
    with opened(path) as again:
        save(again, "worker", worker, last_name="Right")
    spoil(
        path,
        "UPDATE change SET old = NULL, new = NULL, salt = NULL",
        "UPDATE worker SET last_name = 'Rihgt'",
    )
    for offer in offers(path, verify(path), places):
        assert offer.record is None or offer.record.values["last_name"] != "Wrong"


# --- keys -----------------------------------------------------------------------------------------


def test_a_new_private_password_never_takes_the_place_of_another_key(
    path: Path, company: CompanyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody sets private facts up anew in another window while a password is being chosen."""
    private_facts.set_up(company, PASSWORD)
    save(company, "first_aid_record", happened_on="2026-01-01", injury="Cut")
    made = Lock.made

    def meanwhile(key: PrivateKey, password: str) -> tuple[Lock, str]:
        monkeypatch.setattr(Lock, "made", made)
        with opened(path) as other:
            private_facts.take_off(other, PASSWORD)
            private_facts.set_up(other, "five bats eat jam")
        return made(key, password)

    monkeypatch.setattr(Lock, "made", meanwhile)
    with pytest.raises(Refused, match="meanwhile"):
        private_facts.change_password(company, PASSWORD, "six bats eat jam")
    private_facts.open_private(company, "five bats eat jam")
    (record,) = _all(company, "first_aid_record")
    assert record.id


def test_open_backups_stay_when_the_locked_one_is_of_another_password(
    path: Path, company: CompanyFile, places: Places
) -> None:
    company.close()
    how = {"by": "Test", "clock": standing_clock}
    first = set_password(path, "an old password", **how, places=places)
    assert first.key is not None
    remove_password(path, first.key, **how, places=None)
    back_up_path(path, None, places, Why.BY_HAND, now=later(hours=1))
    now = set_password(path, PASSWORD, **how, places=None)
    assert now.key is not None
    assert delete_clear_backups(path, now.key, places, later(hours=2)) == 1
