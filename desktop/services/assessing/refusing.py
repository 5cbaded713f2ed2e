"""Refuses what no assessment can say, whoever typed it: its page, a form, or a record handed in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from desktop.audit.protocols.protocol import Question
from desktop.audit.score import HALF, ZERO
from desktop.errors import Refused
from desktop.language import _
from desktop.records.assessment import title_of_assessment
from desktop.services.assessing.kept import ANSWER, ASSESSMENT, edition, is_done
from desktop.services.assessing.words import WHOLE
from desktop.store.aggregate import Stored
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_number

_LONGEST: Final = timedelta(days=3 * 366)


def refuse_unsound(t: Transaction, before: Stored | None, after: Stored) -> None:
    """Raise Refused, with all faults by field, for an assessment or an answer that cannot be so.

    Whatever an answer says of the records is held against what it keeps of them: signing asks them.
    """
    if after.is_voided:
        return
    if after.kind == ASSESSMENT:
        _refuse_assessment(t, before, after)
    elif after.kind == ANSWER:
        _refuse_answer(t, before, after)


# --- an assessment --------------------------------------------------------------------------------


def refuse_second(every: Iterable[Stored]) -> str:
    """Return why no other assessment can be opened, "" where none is under way."""
    under_way = next((one for one in every if not one.is_voided and not is_done(one.values)), None)
    if under_way is None:
        return ""
    said = _("One is open already: {title}. Sign it, or void it, before you open another one.")
    return said.format(title=title_of_assessment(under_way.values))


def window_faults(from_on: date | None, to_on: date | None) -> dict[str, str]:
    """Return what is wrong with the two days that an assessment covers, by field."""
    if from_on and to_on and to_on < from_on:
        said = _("It would end before it begins. Change one of the two days.")
        return {"window_to_on": said}
    if from_on and to_on and to_on - from_on > _LONGEST:
        said = _("It would cover more than three years. Change one of the days.")
        return {"window_to_on": said}
    return {}


def _refuse_assessment(t: Transaction, before: Stored | None, after: Stored) -> None:
    values = after.values
    faults = window_faults(values["window_from_on"], values["window_to_on"])
    if faults:
        raise Refused(faults)
    if is_done(values) or not _is_new(before, lambda one: not is_done(one.values)):
        return
    said = refuse_second(one for one in t.load(ASSESSMENT).values() if one.id != after.id)
    if said:
        raise Refused(said)


# --- an answer ------------------------------------------------------------------------------------


def wrong_points(question: Question, points: Decimal) -> str:
    """Return why a question cannot have these points, "" where it can."""
    if not ZERO <= points <= question.points:
        said = _("{code} has from 0 to {n} points.")
        return said.format(code=question.code, n=say_number(question.points))
    if question.mode in WHOLE and points not in {ZERO, question.points}:
        said = _("{code} earns all of its {n} points, or none.")
        return said.format(code=question.code, n=say_number(question.points))
    if points % HALF and points != question.points:
        return _("Points are given in whole or half ones, such as 3 or 3.5.")
    return ""


def never_left_out(question: Question) -> str:
    """Return why a question cannot be said not to apply, "" where it can."""
    if question.not_applicable:
        return ""
    said = _("The protocol lets nobody say that {code} does not apply. Give it points.")
    return said.format(code=question.code)


def unexplained(proposed: Decimal | None) -> str:
    """Return that points need a reason, where the records earn others; without any they are out."""
    if proposed is None:
        return _("The records say that it does not apply. Say why you decided otherwise.")
    said = _("The records earn {n}. Say in a few words why you decided otherwise.")
    return said.format(n=say_number(proposed))


def _refuse_answer(t: Transaction, before: Stored | None, after: Stored) -> None:
    assessment = t.get(ASSESSMENT, after.values["assessment_id"])
    if assessment is None:
        return
    question = edition(t.connection, assessment).question(after.values["question"])
    is_new = _is_new(before, lambda one: _place(one) == _place(after))
    if question is None:
        if is_new:
            said = _("The protocol of this assessment asks nothing under {code}.")
            raise Refused({"question": said.format(code=after.values["question"])})
        return  # a version of the protocol asks it no more: its note can still be put right
    faults = _faults_of(question, after.values)
    if is_new and _is_answered(t, after):
        said = _("{code} is answered already in this assessment. Change that answer.")
        faults["question"] = said.format(code=question.code)
    if faults:
        raise Refused(faults)


def _faults_of(question: Question, values: Mapping[str, Any]) -> dict[str, str]:
    points, out = values["points"], values["not_applicable_reason"]
    if points is None:
        wrong = never_left_out(question) if out else ""
        return {"not_applicable_reason": wrong} if wrong else {}
    faults = {}
    wrong = wrong_points(question, points)
    if wrong:
        faults["points"] = wrong
    if out:
        said = _("With points it applies. Clear the points, or the reason why it does not apply.")
        faults["not_applicable_reason"] = said
    if not wrong and not values["reason"]:
        earned = values["proposed"]
        is_out = values["state"] == "not_applicable" and bool(question.not_applicable)
        if is_out or (earned is not None and earned != points):
            faults["reason"] = unexplained(None if is_out else earned)
    return faults


def _is_answered(t: Transaction, after: Stored) -> bool:
    others = (one for one in t.load(ANSWER).values() if one.id != after.id and not one.is_voided)
    return any(_place(one) == _place(after) for one in others)


def _place(one: Stored) -> tuple[str, str]:
    return one.values["assessment_id"], one.values["question"]


def _is_new(before: Stored | None, was_so: Callable[[Stored], bool]) -> bool:
    """Whether it was not so before: it is made, brought back, or moved there."""
    return before is None or before.is_voided or not was_so(before)
