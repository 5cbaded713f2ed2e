"""The emergency response plan of one site: the ten parts of OHS Code s.116, and its own facts."""

from datetime import date
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Person, Review
from desktop.records.types import Line, Long, Short


def _part(label: str) -> Any:
    return mapped_column(Long, default=None, info=shown(label, in_table=False))


class EmergencyPlan(Record):
    """One site's plan. The ten parts stand in the order of OHS Code s.116 (a) to (j)."""

    __tablename__ = "emergency_plan"

    site_id: Mapped[str] = link(
        "site", shown(N_("Site"), required=True, also=("location", "job site", "place"))
    )
    made_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Made on"), also=("date", "plan date", "date prepared", "issued", "prepared on")
        ),
    )
    potential_emergencies: Mapped[str | None] = _part(N_("Potential emergencies"))
    procedures: Mapped[str | None] = _part(N_("What to do in each"))
    equipment_location: Mapped[str | None] = _part(
        N_("Emergency equipment, where it is and how it is used")
    )
    training_needs: Mapped[str | None] = _part(N_("Training needed"))
    facilities: Mapped[str | None] = _part(N_("Emergency facilities, where they are"))
    fire_protection: Mapped[str | None] = _part(N_("Fire protection"))
    alarm_communication: Mapped[str | None] = _part(N_("Alarm and communication"))
    first_aid_services: Mapped[str | None] = _part(N_("First aid services"))
    rescue_evacuation: Mapped[str | None] = _part(N_("Rescue and evacuation"))
    designated_workers: Mapped[str | None] = _part(N_("Rescue and evacuation workers"))
    muster_point: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Muster point"), also=("assembly point", "muster"))
    )
    nearest_hospital: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Nearest hospital"), in_table=False, also=("hospital",))
    )
    hospital_route: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Way to the hospital"), in_table=False, also=("route",))
    )
    site_access: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(N_("Way to the site"), in_table=False, also=("access", "directions")),
    )
    latitude: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Latitude"), in_table=False, also=("lat",))
    )
    longitude: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Longitude"), in_table=False, also=("long", "lng", "lon"))
    )
    posted_where: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Posted where"), also=("posted", "posted at"))
    )
    review_months: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Months between reviews"), in_table=False, also=("review interval",)),
    )
    first_tailgate_review_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("First gone through at a tailgate"), in_table=False)
    )


class EmergencyContact(Row):
    """A number to call. It hangs on the wall by design, so it is no personal field."""

    __tablename__ = "emergency_plan_contact"
    owner_table = "emergency_plan"

    name: Mapped[str] = mapped_column(
        Short, info=shown(N_("Who to call"), required=True, also=("name", "contact"))
    )
    role: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("For what"), also=("role", "position"))
    )
    phone: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Phone"), also=("number", "telephone", "cell"))
    )


class WorkerInvolved(Person):
    """Somebody who helped to make the plan (OHS Code s.115)."""

    __tablename__ = "emergency_plan_involved"
    owner_table = "emergency_plan"


class EmergencyPlanReview(Review):
    """The plan was looked at again."""

    __tablename__ = "emergency_plan_review"
    owner_table = "emergency_plan"


EMERGENCY_PLAN = Kind(
    key="emergency_plan",
    title=N_("Emergency response plan"),
    plural=N_("Emergency response plans"),
    tab="emergency",
    model=EmergencyPlan,
    nature=Nature.DIRECTIVE,
    heading=("site_id", "made_on"),
    happened="made_on",
    identity=("site_id", "made_on"),
    rows=(
        Rows("contacts", N_("Emergency contacts"), EmergencyContact),
        Rows("involved", N_("Workers involved"), WorkerInvolved),
        Rows("reviews", N_("Reviews"), EmergencyPlanReview),
    ),
    also=("emergency response plans", "erp", "erps", "emergency plans"),
)
