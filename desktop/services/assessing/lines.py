"""Says of every question of an assessment, and of every element, how it stands."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from desktop.audit.protocols.protocol import Question
from desktop.audit.score import ElementScore, QuestionScore
from desktop.language import _
from desktop.services.assessing.shown import ElementLine, QuestionLine
from desktop.services.assessing.standing import Beside, Stands
from desktop.services.assessing.words import say_element, say_gate, say_points
from desktop.services.auditing.words import say_state
from desktop.store.aggregate import Stored

GREEN: Final = "green"
AMBER: Final = "amber"
PLAIN: Final = "plain"


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


def element_of(
    one: Stands, scored: ElementScore, by_code: Mapping[str, QuestionScore]
) -> ElementLine:
    """Return an element with its questions as the list says it."""
    element = scored.element
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
