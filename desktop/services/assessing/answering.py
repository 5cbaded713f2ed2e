"""Writes the answer to one question, the same record however often it is decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from desktop.language import N_, _
from desktop.services.assessing.kept import ANSWER, answers_in
from desktop.services.assessing.standing import Stands
from desktop.services.editing import MovedOn
from desktop.store.aggregate import Stored
from desktop.store.transaction import Transaction

MOVED_ON: Final = N_("This answer was changed meanwhile, here or in another window.")
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
) -> str:
    """Save an answer; one that was taken back comes back for it. Returns its id.

    Raises MovedOn where the question was answered, or its answer changed, since `one` was read.
    """
    _refuse_moved_on(t, one, code)
    standing, back = one.kept.answers.get(code), one.kept.taken_back.get(code)
    if standing is not None:
        return t.save(ANSWER, values, standing.id)
    if back is not None:
        t.restore(ANSWER, back.id)
        return t.save(ANSWER, values, back.id)
    about = {"assessment_id": one.kept.assessment.id, "question": code}
    return t.save(ANSWER, {**about, **values})


def _refuse_moved_on(t: Transaction, one: Stands, code: str) -> None:
    """Because another program may have answered since: its answer is not written over unseen."""
    seen = one.kept.answers.get(code) or one.kept.taken_back.get(code)
    there = answers_in(t.connection, one.kept.assessment.id, code).get(code)
    if _which(seen) != _which(there):
        raise MovedOn(_(MOVED_ON))


def _which(answer: Stored | None) -> tuple[str, int] | None:
    return (answer.id, answer.version) if answer is not None else None
