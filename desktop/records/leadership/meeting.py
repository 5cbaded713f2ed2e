"""Toolbox talks, safety meetings and management reviews: what was said and who was there."""

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Attendance
from desktop.records.types import Line, Long, Short

MEETING_KINDS = {
    "toolbox": N_("Toolbox or tailgate talk"),
    "safety": N_("Safety meeting"),
    "management_review": N_("Management review"),
}


class Meeting(Record):
    """One meeting as it was held."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_plan_seek", "plan_id", "held_on"),
        Index("ix_meeting_day_seek", "held_on"),
    )

    plan_id: Mapped[str | None] = link("duty_plan", shown(N_("Duty"), in_table=False), index=False)
    held_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"),
            required=True,
            also=("meeting date", "held on", "date held", "date of meeting"),
        )
    )
    kind: Mapped[str] = mapped_column(
        String(20),
        info=shown(
            N_("Kind"),
            required=True,
            choices=MEETING_KINDS,
            also=("type", "meeting type", "meeting"),
        ),
    )
    site_id: Mapped[str | None] = link(
        "site", shown(N_("Site"), also=("location", "job site", "where", "place"))
    )
    topics: Mapped[str] = mapped_column(
        Long,
        info=shown(
            N_("Topics"),
            required=True,
            also=("topic", "subject", "subjects", "discussed", "items discussed", "agenda"),
        ),
    )
    led_by_id: Mapped[str | None] = link(
        "worker",
        shown(N_("Led by"), also=("leader", "chair", "presenter", "conducted by", "held by")),
    )
    led_by_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Led by (not on the list)"), personal=True, in_table=False),
    )
    duration_minutes: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(
            N_("Minutes it took"), in_table=False, also=("duration", "length", "time spent")
        ),
    )
    reviewed_incidents: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Incidents were reviewed"), in_table=False)
    )
    reviewed_inspections: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Inspections were reviewed"), in_table=False)
    )
    reviewed_statistics: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Statistics were reviewed"), in_table=False)
    )
    reviewed_actions: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Corrective actions were reviewed"), in_table=False)
    )
    minutes: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(
            N_("Minutes"), in_table=False, also=("discussion", "meeting minutes", "summary")
        ),
    )


class MeetingAttendee(Attendance):
    """Somebody who was at the meeting."""

    __tablename__ = "meeting_attendee"
    owner_table = "meeting"


class MeetingConcern(Row):
    """Something that was raised; a corrective action may come from it."""

    __tablename__ = "meeting_concern"
    owner_table = "meeting"

    text: Mapped[str] = mapped_column(
        Line, info=shown(N_("Concern"), required=True, also=("issue", "item"))
    )
    raised_by_id: Mapped[str | None] = link("worker", shown(N_("Raised by"), also=("by",)))
    raised_by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Raised by (not on the list)"), personal=True)
    )


MEETING = Kind(
    key="meeting",
    title=N_("Meeting"),
    plural=N_("Meetings"),
    tab="leadership",
    model=Meeting,
    nature=Nature.OPERATIONAL,
    heading=("held_on", "kind", "topics"),
    happened="held_on",
    identity=("held_on", "kind", "site_id", "topics"),
    rows=(
        Rows("attendees", N_("Who was there"), MeetingAttendee),
        Rows("concerns", N_("Concerns raised"), MeetingConcern),
    ),
    also=("meetings", "safety meetings", "toolbox talks", "tailgates", "tailgate meetings",
          "meeting log", "toolbox meetings"),
)  # fmt: skip
