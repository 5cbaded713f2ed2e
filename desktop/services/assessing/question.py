"""Reads one question with all that stands beside it: evidence, gaps, people, plan, last year."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Missing
from desktop.audit.notes import say_exhibits
from desktop.audit.protocols.protocol import Method, Question
from desktop.audit.score import HALF, ZERO, QuestionScore, points_of
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.assessment import AnswerGap, AnswerRecord
from desktop.services.assessing.asked import said_lines
from desktop.services.assessing.carrying import carryable
from desktop.services.assessing.exhibits import in_order, lines_of, listed, signed_list
from desktop.services.assessing.lacked import lacked
from desktop.services.assessing.lines import line_of
from desktop.services.assessing.reviewing import note_lines
from desktop.services.assessing.shown import (
    ExhibitLine,
    GapLine,
    LastTime,
    QuestionLine,
    QuestionShown,
)
from desktop.services.assessing.standing import Stands, stands
from desktop.services.assessing.words import (
    WHOLE,
    say_methods,
    say_mode,
    say_points,
    say_worth,
)
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.planned_actions import planned
from desktop.services.source_actions import SourceAction, actions_of
from desktop.services.today.shown import Target
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.values.spoken import say_date, say_number

MOST: Final = 60
_GAP, _COUNTED = table_of(AnswerGap), table_of(AnswerRecord)


def read_question(
    company: CompanyFile,
    auditor: Auditor,
    assessment_id: str,
    code: str,
    today: date,
    most: int = MOST,
) -> QuestionShown:
    """Return a question of an assessment. KeyError where there is none of that code."""
    one = stands(company, auditor, assessment_id, today)
    scored = next((each for each in one.score().questions if each.question.code == code), None)
    element = one.protocol.element_of(code)
    if scored is None or element is None:
        raise KeyError(f"no question {code}")
    source = one.kept.source_of(code)
    actions = tuple(actions_of(company, [source], today)) if source else ()
    line = line_of(one, scored, element.code)
    with company.reading() as connection:
        beside = _beside(connection, one, code, actions, most, today)
        lacking = lacked(connection, one, [code])
        elsewhere = planned(connection, assessment_id, lacking, one.as_of)
    return QuestionShown(
        line=line,
        assessment_id=assessment_id,
        element_title=element.title,
        proposal_said=_proposal(one, scored),
        can_carry=code in carryable(company, one),
        actions=actions,
        plan_said=_plan_said(scored, actions, elsewhere),
        last=_last(one, code, today),
        is_signed=one.kept.is_signed,
        **_asked(one, scored.question),
        **_answered(one, line),
        **beside,
    )


def _asked(one: Stands, question: Question) -> dict[str, Any]:
    """What the protocol says of the question."""
    return {
        "text": question.text,
        "methods_said": say_methods(question),
        "mode_said": say_mode(question),
        "guidance": question.guidance,
        "worth_said": say_worth(question.points),
        "steps": _steps(one, question),
        "not_applicable_allowed": question.not_applicable,
        "asks_interviews": Method.INTERVIEW in question.methods,
        "asks_observations": Method.OBSERVATION in question.methods,
    }


def _answered(one: Stands, line: QuestionLine) -> dict[str, Any]:
    """What the assessor said, or what the records say where nobody decided."""
    question, answer = one.protocol.question(line.code), one.kept.answers.get(line.code)
    draft = one.draft(question) if question and not one.kept.is_signed else ""
    decided = answer if answer and line.is_decided else None
    return {
        "answer_id": answer.id if answer else None,
        "version": answer.version if answer else None,
        "note": (decided.values["note"] or "") if decided else draft,
        "draft": draft,
        "is_drafted": decided is None or one.is_as_drafted(line.code),
        "draft_changed": line.has_moved_on,
        "reason": (decided.values["reason"] or "") if decided else "",
        "not_applicable_reason": _why_not_applicable(one, decided, line.code),
        "is_carried": bool(decided and decided.values["carried"]),
    }


def _beside(
    connection: Connection,
    one: Stands,
    code: str,
    actions: tuple[SourceAction, ...],
    most: int,
    today: date,
) -> dict[str, Any]:
    """What stands beside the question: evidence, gaps, people, what the reviewer wrote."""
    exhibits, count = _exhibits(connection, one, code, most, today)
    assessment_id, question = one.kept.assessment.id, one.protocol.question(code)
    return {
        "exhibits": tuple(exhibits),
        "more_exhibits": count - len(exhibits),
        "exhibits_said": _exhibits_said(one, code, count),
        "samples_said": _samples(question, count) if question else "",
        "gaps": _gaps(connection, one, code, actions),
        "said": tuple(said_lines(connection, one.kept, code, today)),
        "notes": tuple(note_lines(connection, assessment_id, code, today)),
    }


def _exhibits(
    connection: Connection, one: Stands, code: str, most: int, today: date
) -> tuple[list[ExhibitLine], int]:
    answer = one.kept.answers.get(code)
    if one.kept.is_signed:
        if answer is None:
            return [], 0
        asked = select(func.count()).where(_COUNTED.c.owner_id == answer.id)
        count = connection.execute(asked.select_from(_COUNTED)).scalar() or 0
        return lines_of(connection, signed_list(connection, answer.id, most), today), count
    refs = in_order(connection, one.exhibits(code))
    mine = {ref: one.included.numbers[ref] for ref in one.included.by_question.get(code, ())}
    return lines_of(connection, listed(connection, mine, refs, most), today), len(refs)


def _exhibits_said(one: Stands, code: str, count: int) -> str:
    """Return which go into the package; what counts and does not is listed all the same."""
    of = max(count, one.judged_of(code).of_records)
    said = say_exhibits(one.included.of(code), of).rstrip(".")
    return said or (_("None of them goes in.") if count else _("Nothing counts yet."))


def _gaps(
    connection: Connection, one: Stands, code: str, actions: tuple[SourceAction, ...]
) -> tuple[GapLine, ...]:
    planned = {action.what for action in actions}
    if one.kept.is_signed:
        answer = one.kept.answers.get(code)
        asked = select(_GAP).where(_GAP.c.owner_id == (answer.id if answer else ""))
        lines = connection.execute(asked.order_by(_GAP.c.position)).mappings().all()
        return tuple(
            GapLine(
                line["what"],
                None,
                _target(line["record_kind"] or "", line["record_id"], ""),
                is_planned=line["what"] in planned,
            )
            for line in lines
        )
    return tuple(
        GapLine(gap.what, gap, _opens(gap), gap.field, gap.what in planned)
        for gap in one.judged_of(code).missing
    )


def _opens(gap: Missing) -> Target | None:
    if gap.record is not None:
        return _target(gap.record.kind, gap.record.id, gap.field)
    return _target(gap.kind, None, gap.field)


def _target(kind: str, record_id: str | None, at: str) -> Target | None:
    if not kind:
        return None
    return Target(kind_of(kind).tab, kind, record_id, new=record_id is None, at=at)


def _proposal(one: Stands, scored: QuestionScore) -> str:
    question = scored.question
    proposed = one.proposed(question)
    if one.kept.is_signed and proposed is None:
        return ""
    if not one.applies(question):
        return _("By the records it does not apply. {why}").format(
            why=one.judged_of(question.code).reason
        )
    if proposed is None:
        return _("No rule judges this question: you decide.")
    said = _("The records earn {n} of {of}.")
    if one.kept.is_signed:
        said = _("The records earned {n} of {of}.")
    return said.format(n=say_number(proposed), of=say_number(question.points))


def _steps(one: Stands, question: Question) -> tuple[Decimal, ...]:
    """Return the points that can be chosen, the most first."""
    if question.mode in WHOLE:
        return (question.points, ZERO)
    halves = int(question.points / HALF)
    chosen = {question.points, *(HALF * n for n in range(halves + 1))}
    judged = one.judged_of(question.code)
    if not one.kept.is_signed:
        chosen.add(points_of(question, judged))
    return tuple(sorted(chosen, reverse=True))


def _why_not_applicable(one: Stands, decided: Stored | None, code: str) -> str:
    if decided is not None:
        return str(decided.values["not_applicable_reason"] or "")
    return one.judged_of(code).reason


def _samples(question: Question, count: int) -> str:
    least = question.least_samples
    if not least:
        return ""
    said = _("At least {least} asked for, {n} on record.")
    return said.format(least=least, n=say_number(Decimal(count)))


def _plan_said(
    scored: QuestionScore,
    actions: tuple[SourceAction, ...],
    planned_for: Mapping[str, Sequence[Stored]],
) -> str:
    if scored.earned >= scored.possible:
        return ""
    if not actions and (n := len(planned_for.get(scored.question.code, ()))):
        return ngettext(
            "{n} open action is about what is missing.",
            "{n} open actions are about what is missing.",
            n,
        ).format(n=n)
    if not actions:
        return _("Short of full points, and nothing is planned yet.")
    return ngettext("{n} action is planned.", "{n} actions are planned.", len(actions)).format(
        n=len(actions)
    )


def _last(one: Stands, code: str, today: date) -> LastTime | None:
    before, answer = one.kept.before, one.kept.before_answers.get(code)
    if before is None or answer is None or one.kept.before_protocol is None:
        return None
    question = one.kept.before_protocol.question(code)
    if question is None:
        return None
    points = answer.values["points"]
    applies = points is not None
    on = before.values["assessed_on"]
    return LastTime(
        assessment_id=before.id,
        date_said=say_date(on, today) if on else "",
        points_said=say_points(points, question.points) if applies else _("Does not apply"),
        note=answer.values["note"] or "",
        reason=answer.values["reason"] or answer.values["not_applicable_reason"] or "",
    )
