"""The company's own assessment: its window, the answers, what supports them and what was sent."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Amount, Id, Line, Long, Short

PURPOSES = {"certification": N_("Certification"), "maintenance": N_("Maintenance")}


class Assessment(Record):
    """One year's assessment by one protocol, over one window."""

    __tablename__ = "assessment"

    protocol: Mapped[str | None] = mapped_column(Short, default=None, info=shown(N_("Protocol")))
    protocol_version: Mapped[str | None] = mapped_column(
        String(40), default=None, info=shown(N_("Version of the protocol"))
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
        String(60), default=None, info=shown(N_("Kind of record"))
    )
    record_id: Mapped[str | None] = mapped_column(Id, default=None, info=shown(N_("Record")))


class Submission(Record):
    """What left the house, and the head of its manifest, so that it can be proven later."""

    __tablename__ = "submission"

    assessment_id: Mapped[str | None] = link("assessment", shown(N_("Assessment")))
    exported_on: Mapped[date] = mapped_column(
        info=shown(N_("Exported on"), required=True, also=("date", "sent on", "submitted on"))
    )
    what: Mapped[str] = mapped_column(
        Line, info=shown(N_("What was exported"), required=True, also=("what", "submission"))
    )
    manifest_head: Mapped[str | None] = mapped_column(
        String(64), default=None, info=shown(N_("Head of the manifest"), in_table=False)
    )
    to_whom: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("To whom"), also=("sent to", "submitted to"))
    )


ASSESSMENT = Kind(
    key="assessment",
    title=N_("Assessment"),
    plural=N_("Assessments"),
    tab="audit",
    model=Assessment,
    nature=Nature.REGISTER,
    heading=("protocol", "purpose", "assessed_on"),
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
    identity=("assessment_id", "question"),
)
QUESTION_SUPPORT = Kind(
    key="question_support",
    title=N_("Support of a question"),
    plural=N_("What supports which question"),
    tab="audit",
    model=QuestionSupport,
    nature=Nature.REGISTER,
    heading=("question", "evidence_id", "record_kind"),
    identity=("assessment_id", "question", "evidence_id", "record_id"),
)
SUBMISSION = Kind(
    key="submission",
    title=N_("Submission"),
    plural=N_("Submissions"),
    tab="audit",
    model=Submission,
    nature=Nature.REGISTER,
    heading=("exported_on", "what", "to_whom"),
    happened="exported_on",
    identity=("exported_on", "what", "manifest_head"),
)
