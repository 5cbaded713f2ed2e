"""An exercise of the emergency plan, in the yard or at the table, and what it taught."""

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Attendance
from desktop.records.types import Line, Long

DRILL_KINDS = {"drill": N_("Drill"), "tabletop": N_("Tabletop")}


class Drill(Record):
    """One exercise. Either something is to be improved, or it says why nothing is."""

    __tablename__ = "drill"
    __table_args__ = (Index("ix_drill_plan_seek", "plan_id", "held_on"),)

    plan_id: Mapped[str | None] = link("duty_plan", shown(N_("Duty"), in_table=False), index=False)
    held_on: Mapped[date] = mapped_column(
        info=shown(N_("Date"), required=True, also=("drill date", "held on", "date held"))
    )
    site_id: Mapped[str | None] = link(
        "site", shown(N_("Site"), also=("location", "where", "place"))
    )
    kind: Mapped[str | None] = mapped_column(
        String(12),
        default=None,
        info=shown(N_("Kind"), choices=DRILL_KINDS, also=("type", "drill type")),
    )
    scenario: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Scenario"), also=("drill", "description", "emergency"))
    )
    duration_minutes: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(
            N_("Minutes it took"), in_table=False, also=("duration", "evacuation time", "minutes")
        ),
    )
    went_well: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("What went well"), in_table=False, also=("went well",))
    )
    none_needed_reason: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Why nothing needs improving"), in_table=False)
    )


class DrillAttendee(Attendance):
    """Somebody who took part in the exercise."""

    __tablename__ = "drill_attendee"
    owner_table = "drill"


class Improvement(Row):
    """Something to do better next time; a corrective action may come from it."""

    __tablename__ = "drill_improvement"
    owner_table = "drill"

    text: Mapped[str] = mapped_column(
        Line, info=shown(N_("What to improve"), required=True, also=("improvement", "lesson"))
    )


DRILL = Kind(
    key="drill",
    title=N_("Drill"),
    plural=N_("Drills"),
    tab="emergency",
    model=Drill,
    nature=Nature.OPERATIONAL,
    heading=("held_on", "site_id", "scenario"),
    happened="held_on",
    identity=("held_on", "site_id", "scenario"),
    rows=(
        Rows("attendees", N_("Who took part"), DrillAttendee),
        Rows("improvements", N_("What to improve"), Improvement),
    ),
    also=("drills", "drill log", "emergency drills", "fire drills"),
)
