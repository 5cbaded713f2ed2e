"""The crew's own look at the hazards before the job (FLHA, JSEA); never a formal assessment."""

from datetime import date, datetime, time

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.hazards.levels import CONTROL_LEVELS
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Attendance
from desktop.records.types import Line, Short

COORDINATE_SOURCES = {
    "typed": N_("Typed"),
    "photo": N_("From a photo"),
    "device": N_("From the device"),
}


class FieldAssessment(Record):
    """One field assessment, with the time that shows whether it came before the work."""

    __tablename__ = "field_level_hazard_assessment"

    done_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"),
            required=True,
            also=("submitted", "date submitted", "completed", "flha date", "date time"),
        )
    )
    done_at: Mapped[time | None] = mapped_column(
        default=None, info=shown(N_("Time"), also=("time submitted", "time completed"))
    )
    work_start: Mapped[time | None] = mapped_column(
        default=None,
        info=shown(N_("Work started at"), also=("start time", "work start", "work start time")),
    )
    site_id: Mapped[str | None] = link(
        "site", shown(N_("Site"), also=("location", "job site", "lease", "project"))
    )
    task: Mapped[str] = mapped_column(
        Line,
        info=shown(
            N_("Task"),
            required=True,
            also=("job", "work", "job description", "scope", "work to be done"),
        ),
    )
    foreman_id: Mapped[str | None] = link(
        "worker",
        shown(N_("Foreman"), also=("supervisor", "lead", "completed by", "led by", "crew lead")),
    )
    foreman_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Foreman (not on the list)"), personal=True, in_table=False),
    )
    stop_work: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Work was stopped"), in_table=False)
    )
    reviewed_at: Mapped[datetime | None] = mapped_column(
        default=None, info=shown(N_("Reviewed by the supervisor at"), in_table=False)
    )
    latitude: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Latitude"), in_table=False, also=("lat",))
    )
    longitude: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Longitude"), in_table=False, also=("long", "lng", "lon"))
    )
    coordinates_from: Mapped[str | None] = mapped_column(
        String(10),
        default=None,
        info=shown(N_("Coordinates come from"), choices=COORDINATE_SOURCES, in_table=False),
    )


class FieldHazard(Row):
    """A hazard named in the field and what was done about it."""

    __tablename__ = "field_assessment_hazard"
    owner_table = "field_level_hazard_assessment"

    hazard: Mapped[str] = mapped_column(Line, info=shown(N_("Hazard"), required=True))
    control: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Control"), also=("mitigation",))
    )
    level: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("Level of control"), choices=CONTROL_LEVELS)
    )


class CrewMember(Attendance):
    """Somebody of the crew, and whether the signature is there."""

    __tablename__ = "field_assessment_crew"
    owner_table = "field_level_hazard_assessment"


FIELD_ASSESSMENT = Kind(
    key="field_level_hazard_assessment",
    title=N_("Field-level hazard assessment"),
    plural=N_("Field-level hazard assessments"),
    tab="hazards",
    model=FieldAssessment,
    nature=Nature.OPERATIONAL,
    heading=("done_on", "site_id", "task"),
    happened="done_on",
    identity=("done_on", "done_at", "site_id", "task", "foreman_id", "foreman_name"),
    rows=(
        Rows("hazards", N_("Hazards"), FieldHazard),
        Rows("crew", N_("Crew"), CrewMember),
    ),
    also=(
        "flha",
        "flha export",
        "flhas",
        "jsea",
        "jsa",
        "field level hazard assessments",
        "hazard cards",
        "tailgate flha",
    ),
)
