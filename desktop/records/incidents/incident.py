"""An incident or near miss as it was reported; the quick form is four fields."""

from datetime import date, time

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, Sealable, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Long, Short

INCIDENT_KINDS = {
    "near_miss": N_("Near miss"),
    "hazard": N_("Hazard"),
    "first_aid": N_("First aid"),
    "medical_aid": N_("Medical aid"),
    "modified_work": N_("Modified work"),
    "lost_time": N_("Lost time"),
    "fatality": N_("Fatality"),
    "property_damage": N_("Property damage"),
    "spill": N_("Spill"),
    "other": N_("Other"),
}
POTENTIAL = {"high": N_("High"), "medium": N_("Medium"), "low": N_("Low")}
REPORTABLE = {
    "yes": N_("Yes, it must be reported"),
    "no": N_("No"),
    "undecided": N_("Not decided yet"),
}


class Incident(Sealable, Record):
    """Something that hurt, broke or nearly did."""

    __tablename__ = "incident"

    happened_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"),
            required=True,
            also=("incident date", "date of incident", "when", "occurred", "date occurred"),
        )
    )
    happened_at: Mapped[time | None] = mapped_column(
        default=None, info=shown(N_("Time"), in_table=False, also=("time of incident",))
    )
    kind: Mapped[str] = mapped_column(
        String(20),
        info=shown(
            N_("Kind"),
            required=True,
            choices=INCIDENT_KINDS,
            also=("type", "incident type", "category", "classification", "class"),
        ),
    )
    what: Mapped[str] = mapped_column(
        Long,
        info=shown(
            N_("What happened"),
            required=True,
            restricted=False,
            also=(
                "description",
                "details",
                "event",
                "incident",
                "incident description",
                "summary",
                "narrative",
            ),
        ),
    )
    site_id: Mapped[str | None] = link(
        "site", shown(N_("Site"), also=("location", "where", "place"))
    )
    reported_by_id: Mapped[str | None] = link(
        "worker", shown(N_("Reported by"), private=True, also=("reporter", "submitted by"))
    )
    reported_by_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(
            N_("Reported by (not on the list)"), personal=True, private=True, in_table=False
        ),
    )
    reported_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Reported on"), in_table=False, also=("date reported",))
    )
    potential: Mapped[str | None] = mapped_column(
        String(10),
        default=None,
        info=shown(
            N_("How bad it could have been"),
            choices=POTENTIAL,
            also=("severity", "potential", "potential severity"),
        ),
    )
    immediate_correction: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(
            N_("Done at once"), in_table=False, also=("immediate action", "immediate correction")
        ),
    )
    reportable: Mapped[str | None] = mapped_column(
        String(10),
        default=None,
        info=shown(
            N_("Must it be reported to the authorities"), choices=REPORTABLE, in_table=False
        ),
    )
    lost_days: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Lost days"), personal=True, in_table=False, also=("days lost",)),
    )
    field_assessment_id: Mapped[str | None] = link(
        "field_level_hazard_assessment", shown(N_("Field assessment it belongs to"), in_table=False)
    )
    cause_stated: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(
            N_("Cause as the log states it"), in_table=False, also=("root cause", "cause", "causes")
        ),
    )
    action_stated: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(
            N_("Action as the log states it"),
            in_table=False,
            also=(
                "corrective action",
                "action taken",
                "action",
                "follow up",
                "corrective actions",
                "actions",
            ),
        ),
    )


class PersonInvolved(Sealable, Row):
    """Somebody who was hurt, did it or saw it."""

    __tablename__ = "incident_person"
    owner_table = "incident"

    worker_id: Mapped[str | None] = link("worker", shown(N_("Worker"), personal=True, private=True))
    name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Name"), personal=True, private=True)
    )
    part: Mapped[str | None] = mapped_column(Short, default=None, info=shown(N_("Part in it")))


INCIDENT = Kind(
    key="incident",
    title=N_("Incident"),
    plural=N_("Incidents and near misses"),
    tab="incidents",
    model=Incident,
    nature=Nature.OPERATIONAL,
    heading=("happened_on", "kind", "what"),
    happened="happened_on",
    identity=("happened_on", "what"),
    rows=(Rows("people", N_("People involved"), PersonInvolved),),
    also=(
        "incidents",
        "incident log",
        "near misses",
        "near miss log",
        "incidents and near misses",
        "accident log",
        "injuries",
    ),
)
