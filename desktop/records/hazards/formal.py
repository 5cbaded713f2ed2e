"""The formal hazard assessment: every job and task, its hazards, their rank and their controls."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.hazards.levels import CONTROL_LEVELS
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Attendance, Review
from desktop.records.types import Line, Long, Short

CATEGORIES = {
    "physical": N_("Physical"),
    "chemical": N_("Chemical"),
    "biological": N_("Biological"),
    "psychosocial": N_("Psychosocial"),
}


class FormalAssessment(Record):
    """One written assessment, dated as OHS Code s.7 asks, with the workers who took part (s.8)."""

    __tablename__ = "formal_hazard_assessment"

    title: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Title"), also=("job", "assessment", "name", "job title")),
    )
    made_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Made on"),
            required=True,
            also=("date", "assessment date", "date prepared", "date of assessment", "prepared on"),
        )
    )
    made_by_id: Mapped[str | None] = link(
        "worker", shown(N_("Made by"), also=("prepared by", "assessed by", "completed by", "by"))
    )
    made_by_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Made by (not on the list)"), personal=True, in_table=False),
    )
    review_months: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Months between reviews"), in_table=False, also=("review interval",)),
    )


class CoveredTask(Row):
    """A position or a task that the assessment covers."""

    __tablename__ = "formal_assessment_cover"
    owner_table = "formal_hazard_assessment"

    position_id: Mapped[str | None] = link("position", shown(N_("Position")))
    task: Mapped[str | None] = mapped_column(Line, default=None, info=shown(N_("Task")))


class AssessmentParticipant(Attendance):
    """Somebody who took part in the assessment."""

    __tablename__ = "formal_assessment_participant"
    owner_table = "formal_hazard_assessment"


class AssessmentReview(Review):
    """The assessment was looked at again."""

    __tablename__ = "formal_assessment_review"
    owner_table = "formal_hazard_assessment"


class AssessedHazard(Row):
    """One hazard; its risk follows from these ranks by the company's matrix."""

    __tablename__ = "formal_assessment_hazard"
    owner_table = "formal_hazard_assessment"

    hazard: Mapped[str] = mapped_column(
        Line, info=shown(N_("Hazard"), required=True, also=("hazards", "hazard description"))
    )
    category: Mapped[str | None] = mapped_column(
        String(20),
        default=None,
        info=shown(N_("Category"), choices=CATEGORIES, also=("type", "hazard type")),
    )
    severity: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Severity"), also=("consequence", "sev", "s"))
    )
    likelihood: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Likelihood"), also=("probability", "prob", "p"))
    )
    exposure: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Exposure"), also=("frequency", "freq", "f"))
    )


class HazardControl(Row):
    """What keeps one hazard in check, and why nothing higher up the order does."""

    __tablename__ = "formal_assessment_control"
    owner_table = "formal_assessment_hazard"

    control: Mapped[str] = mapped_column(
        Line, info=shown(N_("Control"), required=True, also=("controls", "control measure"))
    )
    level: Mapped[str | None] = mapped_column(
        String(20),
        default=None,
        info=shown(N_("Level of control"), choices=CONTROL_LEVELS, also=("level", "control type")),
    )
    in_place_since_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("In place since"), also=("in place", "date in place"))
    )
    why_not_higher: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Why no higher level is practicable"))
    )


FORMAL_HAZARD_ASSESSMENT = Kind(
    key="formal_hazard_assessment",
    title=N_("Formal hazard assessment"),
    plural=N_("Formal hazard assessments"),
    tab="hazards",
    model=FormalAssessment,
    nature=Nature.DIRECTIVE,
    heading=("title", "made_on"),
    happened="made_on",
    identity=("title", "made_on"),
    rows=(
        Rows("covers", N_("Positions and tasks covered"), CoveredTask),
        Rows("participants", N_("Who took part"), AssessmentParticipant),
        Rows("reviews", N_("Reviews"), AssessmentReview),
        Rows(
            "hazards",
            N_("Hazards"),
            AssessedHazard,
            rows=(Rows("controls", N_("Controls"), HazardControl),),
        ),
    ),
    also=("formal hazard assessments", "hazard assessments", "job hazard assessments", "jha", "fha",
          "hazard register"),
)  # fmt: skip
