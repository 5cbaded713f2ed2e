"""Reads an assessment as its page shows it: every question with its points, and the sums."""

from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import select

from desktop.audit.protocols.protocol import Element, Question
from desktop.audit.score import ElementScore, QuestionScore, Score
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.actions import CorrectiveAction
from desktop.records.assessment import PURPOSES
from desktop.services.assessing.carrying import carry_said, carryable
from desktop.services.assessing.kept import assessments_in, is_done, open_one
from desktop.services.assessing.ready import why_not
from desktop.services.assessing.shown import (
    AssessmentLine,
    AssessmentShown,
    ElementLine,
    QuestionLine,
    SigningShown,
)
from desktop.services.assessing.standing import Beside, Stands, stands
from desktop.services.assessing.words import (
    percent,
    say_element,
    say_gate,
    say_overall,
    say_percent,
    say_points,
    say_weights,
    say_window,
)
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.words import say_state
from desktop.store import listing
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.frozen import is_signed
from desktop.store.questions.terms import table_of
from desktop.values.spoken import say_date, say_number

_ACTION: Final = table_of(CorrectiveAction)
GREEN, AMBER, PLAIN = "green", "amber", "plain"


def assessments(company: CompanyFile, today: date) -> tuple[AssessmentLine, ...]:
    """Return every assessment that stands, the newest first."""
    with company.reading() as connection:
        found = assessments_in(connection)
        named = {one.values["assessor_id"] for one in found}
        named |= {line["signed_by_id"] for one in found for line in one.values["signings"]}
        names = listing.titles(connection, {"worker": named - {None}})
    return tuple(
        AssessmentLine(
            one.id,
            title_of(one, today),
            _said(one, names, today),
            is_signed(one.values),
            not is_done(one.values),
        )
        for one in found
    )


def read_assessment(
    company: CompanyFile, auditor: Auditor, assessment_id: str | None, today: date
) -> AssessmentShown | None:
    """Return an assessment, the one that is open where no id is given; None where there is none."""
    if assessment_id is None:
        with company.reading() as connection:
            found = open_one(assessments_in(connection))
        if found is None:
            return None
        assessment_id = found.id
    return shown_of(company, stands(company, auditor, assessment_id, today), today)


def shown_of(company: CompanyFile, one: Stands, today: date) -> AssessmentShown:
    """Return an assessment as its page shows it."""
    whole, alone = one.score(), one.score_by_records()
    by_code = {each.question.code: each for each in whole.questions}
    elements = tuple(_element(one, each, by_code) for each in whole.elements)
    lines = [line for element in elements for line in element.questions]
    carried = carryable(company, one)
    values = one.kept.values
    with company.reading() as connection:
        named = {values["assessor_id"], *(line["signed_by_id"] for line in values["signings"])}
        names = listing.titles(connection, {"worker": named - {None}})
    done = [line for line in lines if line.is_decided]
    asked = {question.code for question in one.protocol.questions}
    return AssessmentShown(
        id=one.kept.assessment.id,
        version=one.kept.assessment.version,
        title=title_of(one.kept.assessment, today),
        purpose=values["purpose"] or "",
        protocol_said=_("{name}, version {version}").format(
            name=one.protocol.name, version=one.protocol.version
        ),
        remark=one.protocol.remark,
        window_said=say_window(values, today),
        as_of=one.as_of,
        as_of_said=_("as of {date}").format(date=say_date(one.as_of, today)),
        assessor_said=names.get(values["assessor_id"] or "") or values["assessor_name"] or "",
        is_signed=one.kept.is_signed,
        signed_said=_said(one.kept.assessment, names, today) if one.kept.is_signed else "",
        signings=_signings(one.kept.assessment, names, today),
        elements=elements,
        overall=whole.overall,
        overall_said=say_overall(whole),
        overall_by_records=alone.overall,
        by_records_said=_by_records(one, whole, alone),
        weights_said=say_weights(whole),
        passes=whole.passes,
        is_ready=whole.is_ready,
        decided=len(done),
        of=len(lines),
        decided_said=_("{n} of {of} decided").format(n=len(done), of=len(lines)),
        undecided=tuple(line.code for line in lines if not line.is_decided),
        to_accept=() if one.kept.is_signed else _to_accept(lines),
        moved_on=tuple(
            line.code for line in lines if line.has_moved_on and one.is_as_drafted(line.code)
        ),
        can_carry=carried,
        carry_said=carry_said(one, carried, today),
        plan_said=_plan_said(company, one, lines),
        cannot_sign=() if one.kept.is_signed else why_not(one, today),
        lost=tuple(sorted(one.kept.answers.keys() - asked)),
    )


def title_of(assessment: Stored, today: date) -> str:
    """Return "Certification, 17 November 2025 to 16 November"."""
    purpose = PURPOSES.get(assessment.values["purpose"] or "", kind_of("assessment").title)
    window = say_window(assessment.values, today)
    return f"{_(purpose)}, {window}" if window else _(purpose)


def line_of(one: Stands, scored: QuestionScore, element: str) -> QuestionLine:
    """Return a question as the list says it."""
    question, answer = scored.question, one.kept.answers.get(scored.question.code)
    proposed, judged = one.proposed(question), one.judged_of(question.code)
    decided = one.kept.is_decided(question.code)
    points = answer.values["points"] if answer and decided else None
    applies = points is not None if decided else one.applies(question)
    state = answer.values["state"] if answer and one.kept.is_signed else judged.state.value
    moved_on = one.differs(question)
    said, tone = _decided(answer if decided else None, moved_on=moved_on)
    return QuestionLine(
        code=question.code,
        element=element,
        title=question.title,
        possible=question.points,
        points=points,
        proposed=proposed,
        counts=scored.earned,
        points_said=_points_said(question, points if decided else proposed, applies=applies),
        is_decided=decided,
        decided_said=said,
        tone=tone,
        state=state or "by_hand",
        state_said=say_state(state or "by_hand"),
        is_not_applicable=not applies,
        has_moved_on=moved_on,
        to_answer=one.beside.get(question.code, Beside()).to_answer,
    )


def _element(one: Stands, scored: ElementScore, by_code: dict[str, QuestionScore]) -> ElementLine:
    element: Element = scored.element
    lines = tuple(
        line_of(one, by_code[question.code], element.code) for question in element.questions
    )
    return ElementLine(
        code=element.code,
        title=element.title,
        earned=scored.earned,
        possible=scored.possible,
        share=scored.share,
        said=say_element(scored),
        passes=scored.passes,
        gate_said=say_gate(scored, one.protocol),
        decided=sum(line.is_decided for line in lines),
        of=len(lines),
        questions=lines,
    )


def _decided(answer: Stored | None, *, moved_on: bool) -> tuple[str, str]:
    if answer is None:
        return _("Still to decide"), PLAIN
    if answer.values["carried"]:
        return _("Carried over"), GREEN
    if moved_on:
        return _("The records changed"), AMBER
    return _("Decided"), GREEN


def _points_said(question: Question, points: Decimal | None, *, applies: bool) -> str:
    return say_points(points, question.points) if applies else _("Does not apply")


def _to_accept(lines: list[QuestionLine]) -> tuple[str, ...]:
    return tuple(
        line.code
        for line in lines
        if not line.is_decided and (line.proposed is not None or line.is_not_applicable)
    )


def _by_records(one: Stands, whole: Score, alone: Score) -> str:
    if one.kept.is_signed or percent(whole.overall) == percent(alone.overall):
        return ""
    return _("The records alone earn {n} now.").format(n=say_percent(alone.overall))


def _plan_said(company: CompanyFile, one: Stands, lines: list[QuestionLine]) -> str:
    short = [line for line in lines if not line.is_not_applicable and line.counts < line.possible]
    if not short:
        return ""
    ids = {answer.id: code for code, answer in one.kept.answers.items()}
    asked = select(_ACTION.c.source_id).where(
        _ACTION.c.source_id.in_(list(ids)), _ACTION.c.voided_at.is_(None)
    )
    with company.reading() as connection:
        planned = {ids[source] for source in connection.execute(asked).scalars()}
    without = [line for line in short if line.code not in planned]
    said = ngettext(
        "{n} answer is short of full points.", "{n} answers are short of full points.", len(short)
    ).format(n=len(short))
    if not without:
        return _("{short} Each has a plan.").format(short=said)
    rest = ngettext("{n} of them has no plan.", "{n} of them have no plan.", len(without))
    return f"{said} {rest.format(n=len(without))}"


def _said(one: Stored, names: dict[str, str], today: date) -> str:
    """Return the line beside an assessment: open, signed by whom, or entered as done before."""
    signings = one.values["signings"]
    if is_signed(one.values):
        return _signing(signings[-1], names, today)
    if is_done(one.values):
        return _("Done on {date}").format(date=say_date(one.values["assessed_on"], today))
    if signings and signings[-1]["reopened_on"]:
        return _reopened(signings[-1], today)
    return _("Under way")


def _signing(line: dict[str, object], names: dict[str, str], today: date) -> str:
    who = names.get(str(line["signed_by_id"] or "")) or line["signed_by_name"] or ""
    on, share = line["signed_on"], line["overall_percent"]
    assert isinstance(on, date)
    result = _("it passes") if line["passed"] else _("it does not pass")
    return _("Signed on {date} by {who}: {n} %, {result}").format(
        date=say_date(on, today),
        who=who,
        n=say_number(Decimal(int(share))) if isinstance(share, Decimal) else "",
        result=result,
    )


def _reopened(line: dict[str, object], today: date) -> str:
    on = line["reopened_on"]
    if not isinstance(on, date):
        return ""
    return _("Opened again on {date} by {who}: {why}").format(
        date=say_date(on, today),
        who=line["reopened_by_name"] or "",
        why=line["reopened_reason"] or "",
    )


def _signings(one: Stored, names: dict[str, str], today: date) -> tuple[SigningShown, ...]:
    return tuple(
        SigningShown(
            said=_signing(line, names, today),
            proof=_("Line {n} of the history, {head}…").format(
                n=say_number(Decimal(line["history_number"] or 0)),
                head=(line["history_head"] or "")[:12],
            ),
            reopened=_reopened(line, today),
        )
        for line in one.values["signings"]
    )
