"""What was signed is frozen, whoever asks; opening it again is an event with a reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.assessing.asked import Said, add_interview
from desktop.services.assessing.carrying import carry_over
from desktop.services.assessing.changes import changed_since_signing
from desktop.services.assessing.deciding import Decision, accept_drafts, decide, take_back
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.question import read_question
from desktop.services.assessing.reading import assessments, read_assessment
from desktop.services.assessing.shown import AssessmentShown
from desktop.services.assessing.signing import Signer, reopen, sign
from desktop.services.auditing.auditor import Auditor
from desktop.services.dumping import dump, load
from desktop.services.editing import save_record, void_record
from desktop.services.protocols.choosing import choose_protocol, listed
from desktop.services.protocols.saving import remove_protocol, save_protocol
from desktop.store import aggregate, history
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, NOON, Company, company_in, day
from tests.builders.small_protocol import SMALL

NEXT_YEAR = date(2027, 11, 16)
PROCEDURE = (
    "Tell the foreman at once. He secures the scene. Glenn calls OHS at 1-403-555-0142, and the "
    "WCB within 72 hours."
)
BY = Signer(None, "Glenn Haugen")


@dataclass
class Signed:
    """A small company whose assessment is signed, with an interview of it."""

    company: Company
    auditor: Auditor
    id: str
    interview: str
    policy: str

    @property
    def file(self) -> CompanyFile:
        return self.company.file

    def shown(self, today: date = AS_OF, id_: str = "") -> AssessmentShown:
        found = read_assessment(self.file, self.auditor, id_ or self.id, today)
        assert found is not None
        return found

    def answer(self, code: str) -> aggregate.Stored:
        with self.file.reading() as connection:
            found = aggregate.read(connection, kind_of("answer")).values()
        return next(one for one in found if one.values["question"] == code)

    def assessment(self) -> aggregate.Stored:
        with self.file.reading() as connection:
            found = aggregate.read_one(connection, kind_of("assessment"), self.id)
        assert found is not None
        return found


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Signed]:
    with company_in(tmp_path) as company:
        boss = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
        policy = company.policy("2026-02-06", signed_by_id=boss)
        auditor = Auditor(company.file)
        window = Wanted("certification", day("2025-11-17"), AS_OF, assessor_id=boss)
        opened = open_assessment(company.file, window, AS_OF)
        held = Said(None, "Rick", "Told every step.", positive=True, on=AS_OF)
        interview = add_interview(company.file, opened, "S1.4", held)
        _accept(company.file, auditor, opened, AS_OF)
        sign(company.file, auditor, opened, BY, AS_OF)
        yield Signed(company, auditor, opened, interview, policy)
        auditor.close()


def _accept(file: CompanyFile, auditor: Auditor, id_: str, today: date) -> None:
    found = read_assessment(file, auditor, id_, today)
    assert found is not None
    accept_drafts(file, auditor, id_, (*found.to_accept, *found.moved_on), today)


def test_it_says_when_by_whom_and_at_what(one: Signed) -> None:
    found = one.shown()
    assert found.is_signed
    n = int(found.overall * 100)
    assert found.signed_said == (f"Signed on 16 November by Glenn Haugen: {n} %, it does not pass")
    (listed,) = assessments(one.file, AS_OF)
    assert listed.is_signed
    assert listed.said == found.signed_said
    assert found.to_accept == found.moved_on == found.can_carry == ()


def test_it_keeps_what_each_answer_stands_on(one: Signed) -> None:
    policy = one.answer("S1.1").values
    assert policy["points"] == policy["proposed"] == 6
    assert policy["state"] == "sufficient"
    (counted,) = policy["counted"]
    assert counted["exhibit"] == "S1.1-01"
    assert (counted["record_kind"], counted["record_id"]) == ("policy", one.policy)
    assert counted["said"].startswith("Health and safety policy")
    review = one.answer("S1.8").values
    assert review["gaps"][0]["what"].startswith("Hold a management review")
    shown = read_question(one.file, one.auditor, one.id, "S1.8", AS_OF)
    assert shown.gaps[0].what == review["gaps"][0]["what"]
    assert shown.is_signed


def test_it_names_the_head_of_the_history_before_it(one: Signed) -> None:
    (signing,) = one.assessment().values["signings"]
    with one.file.reading() as connection:
        lines = [line for _action, some in history.actions(connection) for line in some]
    before = next(line for line in lines if line["number"] == signing["history_number"])
    assert before["hash"] == signing["history_head"]
    assert lines[-1]["number"] > signing["history_number"]
    assert one.assessment().values["assessed_on"] == AS_OF


def test_later_corrections_change_nothing_of_it(one: Signed) -> None:
    def whole() -> tuple[str, str, str]:
        questions = [
            read_question(one.file, one.auditor, one.id, line.code, AS_OF)
            for line in one.shown().questions
        ]
        plain = [(each.line, each.note, each.exhibits_said, each.gaps) for each in questions]
        return repr(one.shown().elements), repr(one.shown().overall_said), repr(plain)

    before = whole()
    one.company.save("policy", one.policy, signed_on=day("2019-01-01"), reviews=[])
    one.company.meeting("2026-11-01", kind="management_review", minutes="All looked at.")
    one.company.void("worker", one.company.worker("Kayla Nguyen", hired="2026-01-01"))
    assert whole() == before
    assert one.auditor.audited(AS_OF).score.overall != one.shown().overall


CHANGES: dict[str, Callable[[Signed], Any]] = {
    "decided": lambda one: decide(
        one.file, one.auditor, one.id, "S1.1", Decision(Decimal(0), reason="no"), AS_OF
    ),
    "drafts accepted": lambda one: accept_drafts(one.file, one.auditor, one.id, ["S1.1"], AS_OF),
    "taken back": lambda one: take_back(one.file, one.id, "S1.1"),
    "interviewed": lambda one: add_interview(
        one.file, one.id, "S1.4", Said(None, "Kim", "Knew.", positive=True, on=AS_OF)
    ),
    "signed twice": lambda one: sign(one.file, one.auditor, one.id, BY, AS_OF),
    "answer by its form": lambda one: save_record(
        one.file, "answer", {"points": 1}, one.answer("S1.1").id
    ),
    "answer voided": lambda one: void_record(one.file, "answer", one.answer("S1.1").id, "no"),
    "interview by its form": lambda one: save_record(
        one.file, "interview", {"positive": False}, one.interview
    ),
    "interview taken out of it": lambda one: save_record(
        one.file, "interview", {"assessment_id": None}, one.interview
    ),
    "interview voided": lambda one: void_record(one.file, "interview", one.interview, "no"),
    "observation added": lambda one: one.company.save(
        "observation", assessment_id=one.id, question="S1.2", seen="On the board."
    ),
    "support added": lambda one: save_record(
        one.file, "question_support", {"assessment_id": one.id, "question": "S1.1"}
    ),
    "another answer": lambda one: one.company.save(
        "answer", assessment_id=one.id, question="S9.9", points=1
    ),
    "window by its form": lambda one: save_record(
        one.file, "assessment", {"window_to_on": NEXT_YEAR}, one.id
    ),
    "voided": lambda one: void_record(one.file, "assessment", one.id, "no"),
    "unsigned by its form": lambda one: save_record(
        one.file, "assessment", {"signings": []}, one.id
    ),
    "opened by its form without a reason": lambda one: save_record(
        one.file,
        "assessment",
        {
            "assessed_on": None,
            "signings": [
                {**one.assessment().values["signings"][0], "reopened_on": AS_OF}
            ],
        },
        one.id,
    ),
    "another result by its form": lambda one: save_record(
        one.file,
        "assessment",
        {"signings": [{**one.assessment().values["signings"][0], "overall_percent": 99}]},
        one.id,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_nothing_of_it_can_be_changed(one: Signed, what: str) -> None:
    before = one.assessment(), one.answer("S1.1"), repr(one.shown())
    with pytest.raises(Refused):
        CHANGES[what](one)
    assert (one.assessment(), one.answer("S1.1"), repr(one.shown())) == before


def test_what_the_law_disposes_of_goes_all_the_same(one: Signed) -> None:
    before = one.shown().elements
    one.file.write("Disposed of", lambda t: t.dispose("interview", one.interview))
    assert read_question(one.file, one.auditor, one.id, "S1.4", AS_OF).said == ()
    assert one.shown().elements == before


def test_nobody_signs_by_hand(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        opened = open_assessment(
            company.file, Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="G"), AS_OF
        )
        signing = {"signed_on": AS_OF, "history_number": 3, "history_head": "a" * 64}
        with pytest.raises(Refused, match="signed under Audit"):
            save_record(company.file, "assessment", {"signings": [signing]}, opened)


def test_what_stands_in_the_way_of_signing(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        auditor = Auditor(company.file)
        window = Wanted("maintenance", day("2026-02-01"), day("2027-01-31"), assessor_name="G")
        opened = open_assessment(company.file, window, AS_OF)
        with pytest.raises(Refused) as refused:
            sign(company.file, auditor, opened, BY, AS_OF)
        said = str(refused.value)
        assert "45 questions are still to be decided: S1.1, S1.2, S1.3 and 42 more." in said
        assert "goes on until 31 January 2027" in said
        _accept(company.file, auditor, opened, day("2027-01-31"))
        with pytest.raises(Refused) as refused:
            sign(company.file, auditor, opened, Signer(), day("2027-01-31"))
        assert "signed_by_id" in refused.value.faults
        sign(company.file, auditor, opened, BY, day("2027-01-31"))
        auditor.close()


def test_two_that_are_open_are_told(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        auditor = Auditor(company.file)
        window = Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="G")
        opened = open_assessment(company.file, window, AS_OF)
        company.save("assessment", purpose="certification", protocol="generic-s1s6")
        found = read_assessment(company.file, auditor, opened, AS_OF)
        assert found is not None
        assert found.cannot_sign[0].startswith("Another assessment is open as well: Certification")
        auditor.close()


def test_a_window_typed_backwards_is_judged_up_to_its_end(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        auditor = Auditor(company.file)
        id_ = company.save("assessment", window_from_on=AS_OF, window_to_on=day("2026-01-31"))
        found = read_assessment(company.file, auditor, id_, AS_OF)
        assert found is not None
        assert found.as_of == day("2026-01-31")
        auditor.close()


def test_the_protocol_of_a_signed_one_stays(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        auditor = Auditor(company.file)
        save_protocol(company.file, SMALL)
        choose_protocol(company.file, SMALL.id)
        window = Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="G")
        opened = open_assessment(company.file, window, AS_OF)
        for code in ("1.1", "1.2", "1.3"):
            decision = Decision(Decimal(10), "Seen.", "so it is")
            decide(company.file, auditor, opened, code, decision, AS_OF)
        sign(company.file, auditor, opened, BY, AS_OF)
        (own,) = [one for one in listed(company.file) if one.record_id]
        with pytest.raises(Refused, match="asks by this protocol"):
            remove_protocol(company.file, own.record_id, "old")
        with pytest.raises(Refused, match="asks by this protocol"):
            company.save("protocol", own.record_id, pass_overall=Decimal(10))
        company.save("protocol", own.record_id, name="Our partner, as it was")
        save_protocol(company.file, replace(SMALL, aim=Fraction(1)), own.record_id)
        versions = {one.protocol.version for one in listed(company.file) if one.record_id}
        assert versions == {"2026", "2026, change 2"}
        assert len(read_assessment(company.file, auditor, opened, AS_OF).questions) == 3  # type: ignore[union-attr]
        auditor.close()


def test_it_is_opened_again_with_a_reason(one: Signed) -> None:
    with pytest.raises(Refused) as refused:
        reopen(one.file, one.id, " ", " ", AS_OF)
    assert set(refused.value.faults) == {"reopened_by_name", "reopened_reason"}
    reopen(one.file, one.id, "Glenn", "A card came late.", AS_OF)
    found = one.shown()
    assert not found.is_signed
    assert found.decided == found.of, "the answers are kept"
    (signing,) = found.signings
    assert signing.reopened == "Opened again on 16 November by Glenn: A card came late."
    assert one.assessment().values["assessed_on"] is None
    assert changed_since_signing(one.file, one.id) == ()
    decide(one.file, one.auditor, one.id, "S1.1", Decision(Decimal(3), "x", "copy"), AS_OF)
    take_back(one.file, one.id, "S1.8")
    assert changed_since_signing(one.file, one.id) == ("S1.1", "S1.8")
    decide(one.file, one.auditor, one.id, "S1.8", Decision(Decimal(0), "No review."), AS_OF)
    sign(one.file, one.auditor, one.id, BY, AS_OF)
    assert changed_since_signing(one.file, one.id) == ("S1.1", "S1.8")
    assert len(one.shown().signings) == 2
    with pytest.raises(Refused):
        CHANGES["unsigned by its form"](one)


def test_signing_is_undone_and_done_again(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        sitting, auditor = Sitting(company.file), Auditor(company.file)
        opened = open_assessment(
            company.file, Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="G"), AS_OF
        )
        _accept(company.file, auditor, opened, AS_OF)
        sign(company.file, auditor, opened, BY, AS_OF)
        reopen(company.file, opened, "Glenn", "Too early.", AS_OF)
        is_signed = [_is_signed(company, opened)]
        for turn in (sitting.undo, sitting.undo, sitting.redo, sitting.redo, sitting.undo):
            turn()
            is_signed.append(_is_signed(company, opened))
        assert is_signed == [False, True, False, True, False, True]
        sitting.close()
        auditor.close()


def _is_signed(company: Company, id_: str) -> bool:
    (found,) = [line for line in assessments(company.file, AS_OF) if line.id == id_]
    return found.is_signed


def test_a_signed_one_is_dumped_and_loaded(one: Signed, tmp_path: Path) -> None:
    folder, path = tmp_path / "dump", tmp_path / "loaded.muster"
    dump(one.file, folder)
    load(folder, path, by="Test", clock=lambda: NOON)
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as company:
        (found,) = assessments(company, AS_OF)
        assert found.is_signed
        with pytest.raises(Refused):
            void_record(company, "assessment", one.id, "no")


# --- the year after -------------------------------------------------------------------------------


@pytest.fixture
def after(one: Signed) -> tuple[Signed, str]:
    window = Wanted("maintenance", day("2026-11-17"), NEXT_YEAR, assessor_name="Glenn")
    return one, open_assessment(one.file, window, NEXT_YEAR)


def test_last_year_stands_beside_this_year(after: tuple[Signed, str]) -> None:
    one, id_ = after
    last = read_question(one.file, one.auditor, id_, "S1.1", NEXT_YEAR).last
    assert last is not None
    assert (last.assessment_id, last.points_said) == (one.id, "6/6")
    assert last.date_said == "16 November 2026"


def test_what_scored_full_and_did_not_change_is_carried_over(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        auditor = Auditor(company.file)
        paper = company.save(
            "document",
            title="Reporting and investigating",
            kind="investigation_procedure",
            signed_on=day("2026-09-16"),
            text=PROCEDURE,
        )
        first = open_assessment(
            company.file, Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="G"), AS_OF
        )
        _accept(company.file, auditor, first, AS_OF)
        sign(company.file, auditor, first, BY, AS_OF)
        window = Wanted("maintenance", day("2026-11-17"), NEXT_YEAR, assessor_name="G")
        second = open_assessment(company.file, window, NEXT_YEAR)
        found = read_assessment(company.file, auditor, second, NEXT_YEAR)
        assert found is not None
        assert found.can_carry == ("S5.1",)
        assert found.carry_said.startswith("1 answer from 16 November 2026 can be carried over")
        with pytest.raises(Refused):
            carry_over(company.file, auditor, second, ("S1.1",), NEXT_YEAR)
        carry_over(company.file, auditor, second, found.can_carry, NEXT_YEAR)
        carried = read_question(company.file, auditor, second, "S5.1", NEXT_YEAR)
        assert carried.is_carried
        assert carried.line.points == 4
        take_back(company.file, second, "S5.1")
        company.save("document", paper, title="Reporting, investigating, telling")
        found = read_assessment(company.file, auditor, second, NEXT_YEAR)
        assert found is not None
        assert found.can_carry == (), "what it stood on was changed"
        auditor.close()
