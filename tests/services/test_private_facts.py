"""Setting up private facts, opening them for a sitting, closing them and taking them off."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import Refused, Unavailable
from desktop.services import private_facts
from desktop.services.editing import read_record
from desktop.services.private_facts import State
from desktop.services.private_sheet import private_sheet
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, company_in
from tests.builders.files import BY, copied, faults_in
from tests.builders.on_paper import pages
from tests.builders.private import (
    FIRST_AID,
    PASSWORD,
    PLANTED,
    both_of,
    plant,
    quick_locks,
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    monkeypatch.setattr(private_facts, "PATIENCE", private_facts.Patience(sleep=lambda _s: None))


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with copied(tmp_path / "bow.muster") as made:
        yield made


@pytest.fixture
def planted(company: CompanyFile) -> tuple[str, str]:
    return plant(company)


def test_they_stay_open_for_the_sitting_and_are_closed_in_the_next(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    assert private_facts.state(company) == State(False, False)
    assert private_facts.is_open(company)
    done = private_facts.set_up(company, PASSWORD, PASSWORD)
    assert (done.records, done.is_swept) == (2, True)
    assert done.code not in repr(done)
    assert private_facts.state(company) == State(True, True)
    with CompanyFile.open(company.path, by=BY, clock=company.clock) as later:
        assert private_facts.state(later) == State(True, False)
        assert PLANTED[0] not in str(read_record(later, FIRST_AID, planted[0]).values)
        private_facts.open_private(later, PASSWORD)
        assert PLANTED[0] in str(read_record(later, FIRST_AID, planted[0]).values)
        private_facts.close_private(later)
        private_facts.open_by_code(later, done.code)
        assert PLANTED[0] in str(read_record(later, FIRST_AID, planted[0]).values)
    assert not any(word.encode() in company.path.read_bytes() for word in PLANTED)


def test_a_file_without_any_is_set_up_all_the_same(company: CompanyFile) -> None:
    assert private_facts.set_up(company, PASSWORD).records == 0
    assert private_facts.state(company) == State(True, True)
    with pytest.raises(Refused, match="already"):
        private_facts.set_up(company, PASSWORD)


def test_a_password_that_is_too_short_or_typed_differently_is_refused(
    company: CompanyFile,
) -> None:
    for password, again, place in (("short", "short", "password"), (PASSWORD, "other", "again")):
        with pytest.raises(Refused) as refused:
            private_facts.set_up(company, password, again)
        assert list(refused.value.faults) == [place]
    assert not private_facts.state(company).is_set_up


def test_when_the_disk_has_no_room_to_write_it_anew_they_are_sealed_all_the_same(
    company: CompanyFile, planted: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise Unavailable("The disk is full.")

    monkeypatch.setattr(company, "sweep", full)
    assert not private_facts.set_up(company, PASSWORD).is_swept
    private_facts.close_private(company)
    assert PLANTED[0] not in str(read_record(company, FIRST_AID, planted[0]).values)


def test_guessing_waits_longer_and_longer(
    company: CompanyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    private_facts.set_up(company, PASSWORD)
    private_facts.close_private(company)
    patience = private_facts.Patience(tick=lambda: 0.0, sleep=lambda _s: None)
    monkeypatch.setattr(private_facts, "PATIENCE", patience)
    with pytest.raises(Refused, match="not the password"):
        private_facts.open_private(company, "wrong")
    assert patience.seconds(company.path) == 0.0
    with pytest.raises(Refused):
        private_facts.open_by_code(company, "wrong")
    assert patience.seconds(company.path) == 1.0
    assert not private_facts.is_open(company)


def test_after_a_new_password_the_old_one_and_the_old_code_open_nothing(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    old = private_facts.set_up(company, PASSWORD).code
    new = private_facts.change_password(company, PASSWORD, "another four words here")
    private_facts.close_private(company)
    with pytest.raises(Refused):
        private_facts.open_private(company, PASSWORD)
    with pytest.raises(Refused):
        private_facts.open_by_code(company, old)
    private_facts.open_by_code(company, new)
    private_facts.open_private(company, "another four words here")
    assert PLANTED[0] in str(read_record(company, FIRST_AID, planted[0]).values)
    assert faults_in(company) == []


def test_taken_off_everything_is_as_it_was(company: CompanyFile, planted: tuple[str, str]) -> None:
    before = [read_record(company, *at).values for at in both_of(planted)]
    private_facts.set_up(company, PASSWORD)
    assert private_facts.take_off(company, PASSWORD) == 2
    assert private_facts.state(company) == State()
    assert [read_record(company, *at).values for at in both_of(planted)] == before
    assert faults_in(company) == []
    private_facts.set_up(company, PASSWORD)
    assert not any(word.encode() in company.path.read_bytes() for word in PLANTED)


def test_who_finds_them_open_neither_locks_the_owner_out_nor_takes_them_off(
    company: CompanyFile,
) -> None:
    code = private_facts.set_up(company, PASSWORD).code
    for change in (
        lambda now: private_facts.change_password(company, now, "another four words here"),
        lambda now: private_facts.take_off(company, now),
    ):
        with pytest.raises(Refused) as refused:
            change("a guess")
        assert list(refused.value.faults) == ["now"]
    assert private_facts.state(company) == State(True, True)
    new = private_facts.change_password(company, code, "another four words here")
    private_facts.take_off(company, new.replace("\n", " "))
    assert private_facts.state(company) == State()


def test_the_sheet_holds_the_code_and_says_what_it_is_for(tmp_path: Path) -> None:
    with company_in(tmp_path) as made:
        code = private_facts.set_up(made.file, PASSWORD).code
        sheet = private_sheet(made.file, code, AS_OF)
    (tmp_path / sheet.name).write_bytes(sheet.data)
    (page,) = pages(tmp_path / sheet.name)
    letters = "".join(page.text.split())
    assert all(line in letters for line in code.split("\n"))
    assert "Bow River Mechanical Ltd." in page.text
    assert "Private facts" in page.text
