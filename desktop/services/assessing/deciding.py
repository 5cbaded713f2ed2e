"""Decides questions: the assessor's points with a note, drafts accepted, answers taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.audit.protocols.protocol import Question
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.services.assessing.answering import MOVED_ON, put, renewed
from desktop.services.assessing.kept import ANSWER, kept_open
from desktop.services.assessing.refusing import never_left_out, unexplained, wrong_points
from desktop.services.assessing.standing import Stands, stands
from desktop.services.assessing.words import say_points
from desktop.services.auditing.auditor import Auditor
from desktop.services.editing import MovedOn
from desktop.store.file import CompanyFile
from desktop.store.frozen import SIGNED
from desktop.store.transaction import Transaction


@dataclass(frozen=True)
class Decision:
    """What the assessor says of a question; without points it does not apply.

    `version` is that of the answer on the page, 0 where there was none; None: whatever there is.
    """

    points: Decimal | None
    note: str = ""
    reason: str = ""
    not_applicable_reason: str = ""
    version: int | None = None


def decide(
    company: CompanyFile,
    auditor: Auditor,
    assessment_id: str,
    code: str,
    decision: Decision,
    today: date,
) -> str:
    """Save what the assessor decided as one action; returns the id of the answer.

    Raises Refused by field: points that the question does not have, or that differ from what the
    records earn without a reason; MovedOn. KeyError where there is no such question.
    """
    one = _open(company, auditor, assessment_id, today)
    question = one.protocol.question(code)
    if question is None:
        raise KeyError(f"no question {code}")
    standing = one.kept.answers.get(code)
    if decision.version not in {None, standing.version if standing is not None else 0}:
        raise MovedOn(_(MOVED_ON))
    _refuse(one, question, decision)
    applies = decision.points is not None
    differs = decision.points != one.proposed(question)
    values: dict[str, Any] = {
        **renewed(one, code, today),
        "points": decision.points,
        "note": decision.note.strip() or None,
        "reason": (decision.reason.strip() or None) if applies and differs else None,
        "not_applicable_reason": None if applies else decision.not_applicable_reason.strip(),
    }
    name = _("{code} decided: {points}").format(
        code=code,
        points=say_points(decision.points, question.points) if applies else _("does not apply"),
    )
    return company.write(name, lambda t: put(t, one, code, values))


def accept_drafts(
    company: CompanyFile,
    auditor: Auditor,
    assessment_id: str,
    codes: Iterable[str],
    today: date,
    *,
    over_own: bool = True,
) -> int:
    """Decide many questions as the records say, as one action; returns how many.

    A question that no rule judges is left to the assessor. Without `over_own` so is one that the
    assessor decided in words of his own, be it since these were listed.
    """
    one = _open(company, auditor, assessment_id, today)
    wanted = set(codes)
    found = {
        question.code: values
        for question in one.protocol.questions
        if question.code in wanted
        and (over_own or not _is_own(one, question.code))
        and (values := _as_drafted(one, question, today)) is not None
    }
    if not found:
        return 0

    def work(t: Transaction) -> None:
        for code, values in found.items():
            put(t, one, code, values)

    said = ngettext("{n} drafted note accepted", "{n} drafted notes accepted", len(found))
    company.write(said.format(n=len(found)), work)
    return len(found)


def take_back(company: CompanyFile, assessment_id: str, code: str) -> None:
    """Take an answer back; the question is to be decided again. KeyError where there is none."""
    with company.reading() as connection:
        one = kept_open(connection, assessment_id)
    answer = one.answers[code]
    reason = _("Taken back: to be decided again.")
    company.write(
        _("{code}: answer taken back").format(code=code),
        lambda t: t.void(ANSWER, answer.id, reason),
    )


def _open(company: CompanyFile, auditor: Auditor, assessment_id: str, today: date) -> Stands:
    one = stands(company, auditor, assessment_id, today)
    if one.kept.is_signed:
        raise Refused(_(SIGNED))
    return one


def _is_own(one: Stands, code: str) -> bool:
    return one.kept.is_decided(code) and not one.is_as_drafted(code)


def _as_drafted(one: Stands, question: Question, today: date) -> Mapping[str, Any] | None:
    proposed, applies = one.proposed(question), one.applies(question)
    if applies and proposed is None:
        return None
    judged, values = one.judged_of(question.code), renewed(one, question.code, today)
    values |= {"points": proposed, "note": values["draft"] or None}
    if not applies:
        values["not_applicable_reason"] = judged.reason or question.not_applicable
    return values


def _refuse(one: Stands, question: Question, decision: Decision) -> None:
    faults: dict[str, str] = {}
    points = decision.points
    if points is None:
        if not question.not_applicable:
            faults["not_applicable_reason"] = never_left_out(question)
        elif not decision.not_applicable_reason.strip():
            faults["not_applicable_reason"] = _("Say in a few words why it does not apply.")
    else:
        wrong = wrong_points(question, points)
        if wrong:
            faults["points"] = wrong
        elif not decision.reason.strip():
            faults |= _without_reason(one, question, points)
    if faults:
        raise Refused(faults)


def _without_reason(one: Stands, question: Question, points: Decimal) -> dict[str, str]:
    proposed = one.proposed(question)
    if not one.applies(question):
        return {"reason": unexplained(None)}
    if proposed is None or proposed == points:
        return {}
    return {"reason": unexplained(proposed)}
