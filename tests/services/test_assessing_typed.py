"""What is typed of answers and not saved is found again by its question, and leads back to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.typed import draft_of_answer, typed_answers
from desktop.services.drafts import drop_draft, keep_draft, new_drafts, unfinished
from desktop.services.today import today
from tests.builders.company import AS_OF, Company, company_in, day

TYPED = {"note": "Half a sentence", "points": "4.5", "reason": "", "not_applicable_reason": ""}


@pytest.fixture
def assessment(tmp_path: Path) -> Iterator[tuple[Company, str]]:
    with company_in(tmp_path) as company:
        wanted = Wanted("certification", day("2025-11-17"), AS_OF, assessor_name="Donna")
        yield company, open_assessment(company.file, wanted, AS_OF)


def test_it_is_found_by_question_until_it_is_dropped(assessment: tuple[Company, str]) -> None:
    company, id_ = assessment
    draft = draft_of_answer(id_, "S4.2", TYPED)
    keep_draft(company.file, draft)
    again = draft_of_answer(id_, "S4.2", {**TYPED, "points": "5"}, draft.id)
    keep_draft(company.file, again)
    (found,) = typed_answers(company.file, id_).items()
    assert found[0] == "S4.2"
    assert found[1].typed["points"] == "5"
    assert typed_answers(company.file, "another") == {}
    drop_draft(company.file, draft.id)
    assert typed_answers(company.file, id_) == {}


def test_today_leads_back_to_the_question(assessment: tuple[Company, str]) -> None:
    company, id_ = assessment
    keep_draft(company.file, draft_of_answer(id_, "S4.2", TYPED))
    (line,) = today(company.file, AS_OF).unfinished
    assert line.opens is not None
    assert (line.opens.tab, line.opens.kind) == ("audit", "the_assessment")
    assert (line.opens.record_id, line.opens.values) == ("S4.2", {"assessment": id_})
    (one,) = unfinished(company.file)
    assert "S4.2" in one.title


def test_the_form_of_an_answer_does_not_go_on_with_it(assessment: tuple[Company, str]) -> None:
    company, id_ = assessment
    keep_draft(company.file, draft_of_answer(id_, "S4.2", TYPED))
    assert new_drafts(company.file, "answer") == []
