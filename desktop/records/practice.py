"""Practice for the interviews, so that nobody hears the questions first from an auditor."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Line, Short


class InterviewPractice(Record):
    """One person asked what an auditor may ask. It is practice: no question counts it."""

    __tablename__ = "interview_practice"

    worker_id: Mapped[str | None] = link(
        "worker", shown(N_("Worker"), also=("employee", "name", "asked"))
    )
    person: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Worker (not on the list)"), personal=True, also=("person",)),
    )
    held_on: Mapped[date] = mapped_column(
        info=shown(N_("Date"), required=True, also=("held on", "practised on"))
    )
    asked_by: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Asked by"), personal=True, in_table=False)
    )


class PracticeCard(Row):
    """One card of the practice: what was asked, and whether the answer was known."""

    __tablename__ = "interview_practice_card"
    owner_table = "interview_practice"

    asked: Mapped[str] = mapped_column(Line, info=shown(N_("What was asked"), required=True))
    knew: Mapped[bool | None] = mapped_column(default=None, info=shown(N_("Knew the answer")))
    remark: Mapped[str | None] = mapped_column(Line, default=None, info=shown(N_("Remark")))


INTERVIEW_PRACTICE = Kind(
    key="interview_practice",
    title=N_("Interview practice"),
    plural=N_("Interview practices"),
    tab="audit",
    model=InterviewPractice,
    nature=Nature.OPERATIONAL,
    heading=("worker_id", "person", "held_on"),
    happened="held_on",
    rows=(Rows("cards", N_("Cards"), PracticeCard),),
    identity=("worker_id", "person", "held_on"),
    also=("practice", "practice log"),
)
