"""What people said, saw and noted for the assessment, and which findings were dismissed and why."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.finding_titles import title_of_dismissed
from desktop.records.kind import Kind, Nature
from desktop.records.types import Id, Line, Long, Short


class ReviewerNote(Record):
    """What the partner's reviewer wrote back on a question."""

    __tablename__ = "reviewer_note"

    assessment_id: Mapped[str | None] = link("assessment", shown(N_("Assessment"), in_table=False))
    question: Mapped[str | None] = mapped_column(
        String(40), default=None, info=shown(N_("Question"), also=("code", "question no"))
    )
    text: Mapped[str] = mapped_column(
        Long,
        info=shown(N_("What the reviewer wrote"), required=True, also=("reviewer note", "text")),
    )
    actionable: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Something must be done"), also=("actionable",))
    )
    done_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Done on"), also=("done", "completed", "date completed"))
    )
    received_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Received on"), also=("received", "date"))
    )
    due_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("To be answered by"), also=("due", "due date"))
    )
    reply: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("What we answered"), also=("answer", "reply"))
    )


class Interview(Record):
    """What one person answered to one question."""

    __tablename__ = "interview"

    assessment_id: Mapped[str | None] = link("assessment", shown(N_("Assessment"), in_table=False))
    question: Mapped[str] = mapped_column(
        String(40), info=shown(N_("Question"), required=True, also=("code", "question no"))
    )
    worker_id: Mapped[str | None] = link(
        "worker", shown(N_("Worker"), also=("employee", "name", "interviewed"))
    )
    person: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Worker (not on the list)"), personal=True, also=("person",)),
    )
    said: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("What was said"), also=("answer", "response", "said"))
    )
    positive: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Speaks for us"), also=("positive",))
    )
    held_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Date"), also=("held on", "interview date", "interviewed on"))
    )


class Observation(Record):
    """What was seen at one place for one question."""

    __tablename__ = "observation"

    assessment_id: Mapped[str | None] = link("assessment", shown(N_("Assessment"), in_table=False))
    question: Mapped[str] = mapped_column(
        String(40), info=shown(N_("Question"), required=True, also=("code", "question no"))
    )
    place: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Where"), also=("place", "site", "location", "area"))
    )
    seen: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(N_("What was seen"), also=("observation", "observed", "seen")),
    )
    positive: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Speaks for us"), also=("positive",))
    )
    seen_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Date"), also=("seen on", "observed on", "observation date"))
    )


class DismissedFinding(Record):
    """A finding that somebody set aside, with a name and a reason; it can be looked up again."""

    __tablename__ = "dismissed_finding"

    code: Mapped[str] = mapped_column(String(60), info=shown(N_("Finding"), required=True))
    record_kind: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Kind of record"))
    )
    record_id: Mapped[str | None] = mapped_column(
        Id, default=None, index=True, info=shown(N_("Record"))
    )
    reason: Mapped[str] = mapped_column(
        Line, info=shown(N_("Reason"), required=True, also=("why",))
    )
    by_id: Mapped[str | None] = link("worker", shown(N_("By")))
    by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("By (not on the list)"), personal=True, in_table=False)
    )
    dismissed_on: Mapped[date] = mapped_column(
        info=shown(N_("Dismissed on"), required=True, also=("date",))
    )


REVIEWER_NOTE = Kind(
    key="reviewer_note",
    title=N_("Reviewer's note"),
    plural=N_("Reviewer's notes"),
    tab="audit",
    model=ReviewerNote,
    nature=Nature.REGISTER,
    heading=("question", "text"),
    identity=("assessment_id", "question", "text"),
)
INTERVIEW = Kind(
    key="interview",
    title=N_("Interview"),
    plural=N_("Interviews"),
    tab="audit",
    model=Interview,
    nature=Nature.OPERATIONAL,
    heading=("question", "worker_id", "person"),
    happened="held_on",
    identity=("assessment_id", "question", "worker_id", "person", "held_on"),
    also=("interviews", "interview log"),
)
OBSERVATION = Kind(
    key="observation",
    title=N_("Observation"),
    plural=N_("Observations"),
    tab="audit",
    model=Observation,
    nature=Nature.OPERATIONAL,
    heading=("question", "place"),
    happened="seen_on",
    identity=("assessment_id", "question", "place", "seen_on"),
    also=("observations", "observation log"),
)
DISMISSED_FINDING = Kind(
    key="dismissed_finding",
    title=N_("Dismissed finding"),
    plural=N_("Dismissed findings"),
    tab="audit",
    model=DismissedFinding,
    nature=Nature.REGISTER,
    heading=("code", "reason"),
    titled=title_of_dismissed,
    happened="dismissed_on",
    identity=("code", "record_id", "dismissed_on"),
)
