"""What goes into the package for a question is offered, and a person has the last word."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.assessing.deciding import accept_drafts
from desktop.services.assessing.going_in import GoingIn, going_in
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.question import read_question
from desktop.services.assessing.signing import Signer, sign
from desktop.services.assessing.ticks import as_offered, put_in, take_out
from desktop.services.auditing.auditor import Auditor
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, company_in, day

CODE = "S5.2"


def near_miss(company: Company, on: date) -> str:
    return company.save("incident", happened_on=on, kind="near_miss", what=f"Slipped on {on}")


class Case:
    """A company with thirty near misses, of which a sample is offered, and its assessment."""

    def __init__(self, company: Company) -> None:
        self.file = company.file
        boss = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
        self.told = [near_miss(company, AS_OF - timedelta(days=9 * n)) for n in range(30)]
        self.auditor = Auditor(company.file)
        wanted = Wanted("certification", day("2025-11-17"), AS_OF, assessor_id=boss)
        self.id = open_assessment(company.file, wanted, AS_OF)

    def lines(self) -> dict[str, GoingIn]:
        found = going_in(self.file, self.auditor, self.id, CODE, AS_OF)
        return {one.record_id: one for one in found}

    def going(self) -> set[str]:
        return {id_ for id_, one in self.lines().items() if one.is_in}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with company_in(tmp_path_factory.mktemp("going")) as company:
        yield Case(company)


@pytest.fixture(autouse=True)
def _as_it_was(case: Case) -> Iterator[None]:
    yield
    as_offered(case.file, case.id, CODE)


def test_a_sample_is_offered_under_numbers_that_the_note_cites(case: Case) -> None:
    lines = case.lines()
    offered = [one for one in lines.values() if one.state == "offered"]
    assert len(lines) == 30
    assert sorted(one.number for one in offered) == [f"S5.2-{n:02}" for n in range(1, 7)]
    assert {one.state for one in lines.values() if not one.is_in} == {"rest"}
    days = [one.day or AS_OF for one in lines.values()]
    assert days == sorted(days, reverse=True)
    shown = read_question(case.file, case.auditor, case.id, CODE, AS_OF)
    assert shown.draft.endswith("Exhibits S5.2-01 to S5.2-06, of 30 records.")
    assert {line.label for line in shown.exhibits} == {"", *(one.number for one in offered)}


def test_put_in_left_out_and_back_are_each_one_action_with_undo(case: Case) -> None:
    sitting = Sitting(case.file)
    before = case.going()
    more = next(id_ for id_, one in case.lines().items() if one.state == "rest")
    less = min(before)

    put_in(case.file, case.id, CODE, "incident", more)
    assert case.going() == before | {more}
    assert case.lines()[more].state == "in"
    take_out(case.file, case.id, CODE, "incident", less)
    assert case.going() == (before | {more}) - {less}
    assert case.lines()[less].state == "out"
    sitting.undo()
    assert case.going() == before | {more}
    take_out(case.file, case.id, CODE, "incident", less)
    assert as_offered(case.file, case.id, CODE, "incident", less) == 1
    assert case.going() == before | {more}
    assert as_offered(case.file, case.id, CODE) == 1
    assert case.going() == before
    assert as_offered(case.file, case.id, CODE) == 0


def test_a_person_who_changes_his_mind_leaves_one_decision(case: Case) -> None:
    one = min(case.going())
    take_out(case.file, case.id, CODE, "incident", one)
    put_in(case.file, case.id, CODE, "incident", one)
    assert case.lines()[one].state == "in"
    assert as_offered(case.file, case.id, CODE) == 1


def test_numbers_close_up_when_something_is_left_out(case: Case) -> None:
    first = min(case.lines().values(), key=lambda one: one.number or "~")
    take_out(case.file, case.id, CODE, first.kind, first.record_id)
    numbers = sorted(one.number for one in case.lines().values() if one.is_in)
    assert numbers == [f"S5.2-{n:02}" for n in range(1, 6)]


def test_without_an_assessment_it_is_what_is_offered(tmp_path: Path) -> None:
    with company_in(tmp_path) as other:
        near_miss(other, AS_OF)
        kind = other.certificate_type()
        other.requirement(kind)
        card = other.certificate(other.worker(hired="2020-01-01"), kind, expires="2027-06-01")
        auditor = Auditor(other.file)
        (one,) = going_in(other.file, auditor, None, CODE, AS_OF)
        (lacking,) = going_in(other.file, auditor, None, "S3.4", AS_OF)
    assert (one.state, one.number) == ("offered", "S5.2-01")
    # a card without its copy does not count, and is there to be put in all the same
    assert (lacking.record_id, lacking.state, lacking.number) == (card, "lacks", "")


def test_first_aid_never_goes_in(case: Case) -> None:
    with pytest.raises(Refused, match="tells who was hurt"):
        put_in(case.file, case.id, CODE, "first_aid_record", "whatever")


def test_what_was_signed_stays_as_it_was(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        case = Case(company)
        codes = [one.code for one in case.auditor.audited(AS_OF).protocol.questions]
        accept_drafts(case.file, case.auditor, case.id, codes, AS_OF)
        before = case.lines()
        try:
            sign(case.file, case.auditor, case.id, Signer(None, "Glenn Haugen"), AS_OF)
        except Refused as refused:
            pytest.fail(f"{refused}")
        after = {one.record_id: one.number for one in case.lines().values() if one.is_in}
        assert after == {one.record_id: one.number for one in before.values() if one.is_in}
        for verb in (put_in, take_out):
            with pytest.raises(Refused, match="signed"):
                verb(case.file, case.id, CODE, "incident", case.told[0])
        with pytest.raises(Refused, match="signed"):
            as_offered(case.file, case.id, CODE)
