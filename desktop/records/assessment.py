"""The company's own assessment: its window, the answers and what supports them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_, _, ngettext
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Amount, Id, Line, Long, Short
from desktop.values.spoken import say_number, say_whole_date

PURPOSES = {"certification": N_("Certification"), "maintenance": N_("Maintenance")}
STATES = {
    "missing": N_("Missing"),
    "partial": N_("Partly there"),
    "stale": N_("Too old"),
    "sufficient": N_("Enough"),
    "not_applicable": N_("Does not apply"),
    "by_hand": N_("The assessor decides"),
}


class Assessment(Record):
    """One year's assessment by one protocol, over one window."""

    __tablename__ = "assessment"

    protocol: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Protocol"), in_table=False)
    )
    protocol_version: Mapped[str | None] = mapped_column(
        String(40), default=None, info=shown(N_("Version of the protocol"), in_table=False)
    )
    purpose: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("Purpose"), choices=PURPOSES)
    )
    window_from_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Covers from"), also=("from", "window from"))
    )
    window_to_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Covers to"), also=("to", "window to"))
    )
    assessed_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Assessed on"), also=("date", "assessment date"))
    )
    assessor_id: Mapped[str | None] = link("worker", shown(N_("Assessor")))
    assessor_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Assessor (not on the list)"), personal=True, in_table=False),
    )
    carried_from_id: Mapped[str | None] = link(
        "assessment", shown(N_("The assessment before this one"), in_table=False)
    )


class Signing(Row):
    """One time that the assessment was signed, and what opened it again.

    `history_head` is the hash of the last line of the history before it: what it saw can be proven.
    """

    __tablename__ = "assessment_signing"
    owner_table = "assessment"

    signed_on: Mapped[date] = mapped_column(info=shown(N_("Signed on"), required=True))
    signed_by_id: Mapped[str | None] = link("worker", shown(N_("Signed by")))
    signed_by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Signed by (not on the list)"), personal=True)
    )
    overall_percent: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Overall, in percent"))
    )
    passed: Mapped[bool | None] = mapped_column(default=None, info=shown(N_("It passed")))
    history_number: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Line of the history"))
    )
    history_head: Mapped[str | None] = mapped_column(
        String(64), default=None, info=shown(N_("Head of the history"))
    )
    reopened_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Opened again on"))
    )
    reopened_by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Opened again by"), personal=True)
    )
    reopened_reason: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Why it was opened again"))
    )


class Answer(Record):
    """What the assessor answered to one question."""

    __tablename__ = "answer"
    __table_args__ = (Index("ix_answer_question_seek", "assessment_id", "question"),)

    assessment_id: Mapped[str] = link(
        "assessment", shown(N_("Assessment"), required=True), index=False
    )
    question: Mapped[str] = mapped_column(
        String(40), info=shown(N_("Question"), required=True, also=("code", "question no"))
    )
    points: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Points"), also=("score",))
    )
    note: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Note for the reviewer"), also=("auditor note", "answer"))
    )
    not_applicable_reason: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Why it does not apply"), in_table=False)
    )
    proposed: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Points that the records earn"), in_table=False)
    )
    reason: Mapped[str | None] = mapped_column(
        Line,
        default=None,
        info=shown(N_("Why the points differ from what the records earn"), in_table=False),
    )
    state: Mapped[str | None] = mapped_column(
        String(20),
        default=None,
        info=shown(N_("How the evidence stands"), choices=STATES, in_table=False),
    )
    draft: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Note as the records gave it"), in_table=False)
    )
    carried: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Carried over from the assessment before"), in_table=False)
    )
    decided_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("Decided on")))


class AnswerRecord(Row):
    """A record that counted for the answer when the assessment was signed."""

    __tablename__ = "answer_record"
    owner_table = "answer"

    exhibit: Mapped[str | None] = mapped_column(String(40), default=None, info=shown(N_("Exhibit")))
    record_kind: Mapped[str] = mapped_column(
        String(60), info=shown(N_("Kind of record"), required=True)
    )
    record_id: Mapped[str] = mapped_column(Id, info=shown(N_("Record"), required=True))
    said: Mapped[str | None] = mapped_column(Line, default=None, info=shown(N_("What it is")))


class AnswerGap(Row):
    """Something that was missing for full points when the assessment was signed."""

    __tablename__ = "answer_gap"
    owner_table = "answer"

    what: Mapped[str] = mapped_column(Long, info=shown(N_("What was missing"), required=True))
    record_kind: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Kind of record"))
    )
    record_id: Mapped[str | None] = mapped_column(Id, default=None, info=shown(N_("Record")))


class QuestionSupport(Record):
    """A piece of evidence, or a record, that supports a question: stored once, cited often."""

    __tablename__ = "question_support"
    __table_args__ = (Index("ix_question_support_record", "record_id"),)

    assessment_id: Mapped[str | None] = link("assessment", shown(N_("Assessment")))
    question: Mapped[str] = mapped_column(
        String(40), info=shown(N_("Question"), required=True, also=("code", "question no"))
    )
    evidence_id: Mapped[str | None] = link("evidence", shown(N_("Evidence"), also=("file",)))
    record_kind: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Kind of record"), in_table=False)
    )
    record_id: Mapped[str | None] = mapped_column(
        Id, default=None, info=shown(N_("Record"), in_table=False)
    )
    left_out: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Left out of the package"), in_table=False)
    )


def title_of_assessment(values: Mapping[str, Any]) -> str:
    """Return "Certification, 17 November 2025 to 16 November 2026"."""
    purpose = _(PURPOSES.get(values["purpose"] or "", ASSESSMENT.title))
    from_on, to_on, done = values["window_from_on"], values["window_to_on"], values["assessed_on"]
    if from_on is None or to_on is None:
        return f"{purpose}, {say_whole_date(done)}" if done else purpose
    return _("{purpose}, {from_on} to {to_on}").format(
        purpose=purpose, from_on=say_whole_date(from_on), to_on=say_whole_date(to_on)
    )


def title_of_answer(values: Mapping[str, Any]) -> str:
    """Return "S1.1, 3 points"; without points only the question."""
    question, points = str(values["question"]), values["points"]
    if points is None:
        return question
    said = ngettext("{question}, {n} point", "{question}, {n} points", 1 if points == 1 else 2)
    return said.format(question=question, n=say_number(points))


ASSESSMENT = Kind(
    key="assessment",
    title=N_("Assessment"),
    plural=N_("Assessments"),
    tab="audit",
    model=Assessment,
    nature=Nature.REGISTER,
    heading=("purpose", "window_from_on", "window_to_on", "assessed_on"),
    titled=title_of_assessment,
    rows=(Rows("signings", N_("Signed and opened again"), Signing),),
    identity=("protocol", "purpose", "assessed_on"),
)
ANSWER = Kind(
    key="answer",
    title=N_("Answer"),
    plural=N_("Answers"),
    tab="audit",
    model=Answer,
    nature=Nature.REGISTER,
    heading=("question", "points"),
    titled=title_of_answer,
    rows=(
        Rows("counted", N_("What counted"), AnswerRecord),
        Rows("gaps", N_("What was missing"), AnswerGap),
    ),
    identity=("assessment_id", "question"),
)
QUESTION_SUPPORT = Kind(
    key="question_support",
    title=N_("Support of a question"),
    plural=N_("What supports which question"),
    tab="audit",
    model=QuestionSupport,
    nature=Nature.REGISTER,
    heading=("question", "evidence_id"),
    identity=("assessment_id", "question", "evidence_id", "record_id"),
)
