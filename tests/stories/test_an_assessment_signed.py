"""An owner assesses the company: drafts accepted, one point argued, three things done, signed."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.audit.cheapest import work_to_do
from desktop.errors import Refused
from desktop.services.assessing.changes import changed_since_signing
from desktop.services.assessing.deciding import Decision, accept_drafts, decide
from desktop.services.assessing.opening import Wanted, open_assessment, opening
from desktop.services.assessing.question import read_question
from desktop.services.assessing.reading import read_assessment
from desktop.services.assessing.shown import AssessmentShown
from desktop.services.assessing.signing import Signer, reopen, sign
from desktop.services.assessing.words import percent
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.minutes import minutes_of_work
from desktop.services.verifying import verify
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from tests.builders.assessed import AFTER, BEFORE, EVENING, TODAY, assessed, put_right


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    path = assessed(tmp_path / "shop.muster")
    with CompanyFile.open(path, by="Glenn", clock=lambda: EVENING) as opened:
        yield opened


@pytest.fixture
def auditor(company: CompanyFile) -> Iterator[Auditor]:
    made = Auditor(company)
    yield made
    made.close()


def test_the_cheapest_three_are_those_of_the_story(company: CompanyFile, auditor: Auditor) -> None:
    """One management review answers two questions."""
    audited = auditor.audited(TODAY)
    work = work_to_do(audited.score, minutes_of_work(company, audited.protocol))
    assert [one.code for one in work[:4]] == ["S1.1", "S6.5", "S5.7", "S1.8"]


def test_from_74_to_83_percent_and_signed(company: CompanyFile, auditor: Auditor) -> None:
    begun = opening(company, TODAY)
    wanted = Wanted(begun.purpose, begun.from_on, begun.to_on, begun.assessor_id)
    id_ = open_assessment(company, wanted, TODAY)

    def shown() -> AssessmentShown:
        found = read_assessment(company, auditor, id_, TODAY)
        assert found is not None
        return found

    assert percent(shown().overall) == BEFORE
    accept_drafts(company, auditor, id_, shown().to_accept, TODAY)
    before = shown()
    assert before.decided == before.of == 45
    assert percent(before.overall) == BEFORE
    assert not before.passes

    # the rule counts two interviews, the assessor knows of a third talk
    code = "S1.4"
    asked = read_question(company, auditor, id_, code, TODAY)
    assert asked.line.proposed is not None
    lower = asked.line.proposed - Decimal("0.5")
    note = asked.note + "\nTravis was shown again on the day of the interview."
    with pytest.raises(Refused) as refused:
        decide(company, auditor, id_, code, Decision(lower, note), TODAY)
    assert set(refused.value.faults) == {"reason"}
    reason = "One of two could not tell the steps, and he works alone at times."
    decide(company, auditor, id_, code, Decision(lower, note, reason), TODAY)

    put_right(company)
    moved_on = shown().moved_on
    assert {"S1.1", "S1.8", "S5.7", "S6.5"} <= set(moved_on)
    assert code not in moved_on, "a note of one's own is not written over"
    assert percent(shown().overall) == BEFORE, "what was decided stays until it is decided again"
    assert shown().by_records_said == "The records alone earn 83 % now."
    with pytest.raises(Refused, match="earn other points now"):
        sign(company, auditor, id_, Signer(begun.assessor_id), TODAY)
    accept_drafts(company, auditor, id_, moved_on, TODAY)
    after = shown()
    assert percent(after.overall) == AFTER
    assert after.passes
    assert after.cannot_sign == ()

    sign(company, auditor, id_, Signer(begun.assessor_id), TODAY)
    signed = shown()
    assert signed.signed_said == "Signed on 16 November by Glenn Haugen: 83 %, it passes"
    assert [line.points for line in signed.questions] == [line.points for line in after.questions]

    # somebody corrects a record afterwards; the office puts one note right, with a reason
    company.write("A slip", _blur_the_policy)
    assert shown() == signed
    reopen(company, id_, "Glenn Haugen", "The note on refusals names the wrong man.", TODAY)
    decide(company, auditor, id_, code, Decision(lower, note + " Cody too.", reason), TODAY)
    assert changed_since_signing(company, id_) == (code,)
    assert verify(company.path).is_whole


def _blur_the_policy(t: Transaction) -> None:
    for id_ in t.load("policy"):
        t.save("policy", {"signed_by_id": None, "signed_by_name": None}, id_)
