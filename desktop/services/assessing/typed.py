"""What was typed of answers and not saved: kept like any form, and led back to its question."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop.services.drafts import ASSESSING, Draft, drafts_of
from desktop.store.file import CompanyFile

KIND: Final = "answer"


def typed_answers(company: CompanyFile, assessment_id: str) -> dict[str, Draft]:
    """Return what was typed of the answers of an assessment and not saved, by question."""
    mine = (one for one in drafts_of(company, KIND) if one.typed.get(ASSESSING))
    return {
        str(one.typed["question"]): one
        for one in mine
        if one.typed.get("assessment_id") == assessment_id and one.typed.get("question")
    }


def draft_of_answer(
    assessment_id: str, question: str, typed: Mapping[str, str], draft_id: str = ""
) -> Draft:
    """Return a draft of an answer, in place of the one with that id."""
    whole = {"assessment_id": assessment_id, "question": question, ASSESSING: True, **typed}
    draft = Draft(KIND, whole)
    return replace(draft, id=draft_id) if draft_id else draft
