"""Writes the answer to one question, the same record however often it is decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from desktop.services.assessing.kept import ANSWER
from desktop.services.assessing.standing import Stands
from desktop.store.transaction import Transaction

UNDECIDED: Final[Mapping[str, Any]] = {
    "points": None,
    "note": None,
    "not_applicable_reason": None,
    "reason": None,
    "carried": None,
    "decided_on": None,
}


def renewed(one: Stands, code: str, today: date) -> dict[str, Any]:
    """Return what a new decision says of the records, with nothing decided yet."""
    question = one.protocol.question(code)
    if question is None:
        raise KeyError(f"no question {code}")
    return {
        **UNDECIDED,
        "proposed": one.proposed(question),
        "state": one.judged_of(code).state.value,
        "draft": one.draft(question),
        "decided_on": today,
    }


def put(
    t: Transaction,
    one: Stands,
    code: str,
    values: Mapping[str, Any],
    version: int | None = None,
) -> str:
    """Save an answer; one that was taken back comes back for it. Returns its id."""
    standing, back = one.kept.answers.get(code), one.kept.taken_back.get(code)
    if standing is not None:
        return t.save(ANSWER, values, standing.id, version)
    if back is not None:
        t.restore(ANSWER, back.id)
        return t.save(ANSWER, values, back.id)
    about = {"assessment_id": one.kept.assessment.id, "question": code}
    return t.save(ANSWER, {**about, **values})
