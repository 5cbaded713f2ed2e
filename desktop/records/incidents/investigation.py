"""Why it happened: the chain of whys down to causes that can be put right."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Person
from desktop.records.types import Line

CAUSE_AREAS = {
    "equipment": N_("Equipment"),
    "procedure": N_("Procedure"),
    "training": N_("Training"),
    "supervision": N_("Supervision"),
    "planning": N_("Planning"),
    "environment": N_("Environment"),
    "people": N_("People"),
}


class Investigation(Record):
    """One investigation of one incident; the actions it leads to name it as their source."""

    __tablename__ = "investigation"

    incident_id: Mapped[str] = link("incident", shown(N_("Incident"), required=True))
    started_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Started"), also=("start date", "date", "investigation date"))
    )
    finished_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(N_("Finished"), also=("finish date", "completed", "date completed", "closed")),
    )
    hazard_assessment_id: Mapped[str | None] = link(
        "formal_hazard_assessment",
        shown(N_("Hazard assessment to revise"), in_table=False, also=("hazard assessment",)),
    )
    shared_meeting_id: Mapped[str | None] = link(
        "meeting", shown(N_("Shared at the meeting"), in_table=False, also=("shared at",))
    )


class TeamMember(Person):
    """Somebody who investigated."""

    __tablename__ = "investigation_team"
    owner_table = "investigation"


class Why(Row):
    """One answer in the chain, each asking why of the one before it."""

    __tablename__ = "investigation_why"
    owner_table = "investigation"

    why: Mapped[str] = mapped_column(Line, info=shown(N_("Because"), required=True))


class Cause(Row):
    """A cause, and where in the way of working it lies."""

    __tablename__ = "investigation_cause"
    owner_table = "investigation"

    cause: Mapped[str] = mapped_column(
        Line, info=shown(N_("Cause"), required=True, also=("root cause",))
    )
    area: Mapped[str | None] = mapped_column(
        String(20),
        default=None,
        info=shown(N_("Where it lies"), choices=CAUSE_AREAS, also=("area",)),
    )


INVESTIGATION = Kind(
    key="investigation",
    title=N_("Investigation"),
    plural=N_("Investigations"),
    tab="incidents",
    model=Investigation,
    nature=Nature.OPERATIONAL,
    heading=("incident_id", "started_on"),
    happened="started_on",
    identity=("incident_id", "started_on"),
    rows=(
        Rows("team", N_("Who investigated"), TeamMember),
        Rows("whys", N_("Why it happened"), Why),
        Rows("causes", N_("Causes"), Cause),
    ),
    also=("investigations", "incident investigations", "investigation log"),
)
