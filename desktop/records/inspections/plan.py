"""Anything that recurs: inspections, maintenance, safety meetings, drills and reviews."""

from datetime import date
from decimal import Decimal

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Amount, Line, Short

PLAN_KINDS = {
    "inspection": N_("Inspection"),
    "maintenance": N_("Maintenance"),
    "meeting": N_("Safety meeting"),
    "drill": N_("Drill"),
    "review": N_("Review"),
}
COUNTED = {"completion": N_("From when it was last done"), "fixed": N_("On fixed dates")}
FREQUENCY_SOURCES = {"policy": N_("Our policy"), "law": N_("The law"), "maker": N_("The maker")}


class DutyPlan(Record):
    """A duty that recurs. Its baseline sets the next date and is no evidence."""

    __tablename__ = "duty_plan"

    kind: Mapped[str] = mapped_column(
        String(20), info=shown(N_("Kind"), required=True, choices=PLAN_KINDS)
    )
    equipment_id: Mapped[str | None] = link(
        "equipment",
        shown(
            N_("Unit"), also=("unit no", "asset", "equipment", "item", "vehicle", "subject", "what")
        ),
    )
    equipment_type: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Every unit of this type"), in_table=False)
    )
    site_id: Mapped[str | None] = link("site", shown(N_("Site"), also=("location", "area")))
    task: Mapped[str] = mapped_column(
        Short,
        info=shown(
            N_("Task"),
            required=True,
            also=(
                "inspection",
                "inspection type",
                "what to do",
                "service",
                "maintenance",
                "activity",
                "check",
                "job",
            ),
        ),
    )
    in_force_from: Mapped[date] = mapped_column(
        info=shown(N_("In force from"), required=True, in_table=False)
    )
    ended_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Ended on"), in_table=False)
    )
    anchor_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("First date"), in_table=False, also=("start date", "first due"))
    )
    baseline_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Stated last done"),
            also=(
                "last done",
                "last completed",
                "last inspection",
                "last date",
                "date last done",
                "last service",
            ),
        ),
    )
    baseline_reading: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(
            N_("Reading then"),
            in_table=False,
            also=(
                "reading at last",
                "meter at last",
                "km at last",
                "hours at last",
                "last reading",
                "odometer at last",
            ),
        ),
    )
    checklist_id: Mapped[str | None] = link("checklist", shown(N_("Checklist"), in_table=False))
    is_statutory: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Required by law"), in_table=False, also=("statutory", "legal"))
    )
    lead_share: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(N_("Due soon within this share of the interval"), in_table=False),
    )
    lead_days: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Due soon at most this many days ahead"), in_table=False)
    )
    early_days: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("May be done this many days early and keep its date"), in_table=False),
    )
    keeps_on_when_parked: Mapped[bool | None] = mapped_column(
        default=None,
        info=shown(N_("Stays due while the unit is parked or the site closed"), in_table=False),
    )
    frequency_source: Mapped[str | None] = mapped_column(
        String(10),
        default=None,
        info=shown(N_("Who says how often"), choices=FREQUENCY_SOURCES, in_table=False),
    )
    frequency_reference: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Where it says so"), in_table=False, also=("reference",))
    )


class PlanRule(Row):
    """How often, from one date to another: last year's answer uses last year's rule."""

    __tablename__ = "duty_plan_rule"
    owner_table = "duty_plan"

    rule: Mapped[str] = mapped_column(
        Short,
        info=shown(
            N_("How often"),
            required=True,
            also=("frequency", "interval", "every", "when", "schedule", "rule", "due every"),
        ),
    )
    counted: Mapped[str | None] = mapped_column(
        String(12), default=None, info=shown(N_("Counted"), choices=COUNTED, in_table=False)
    )
    from_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("From")))
    to_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("To")))


class Skip(Record):
    """An occurrence that somebody let go, with a name and a reason; it stays visible."""

    __tablename__ = "skip"

    plan_id: Mapped[str] = link("duty_plan", shown(N_("Duty"), required=True))
    due_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("The one that was due"))
    )
    skipped_on: Mapped[date] = mapped_column(info=shown(N_("Skipped on"), required=True))
    by_id: Mapped[str | None] = link("worker", shown(N_("By"), in_table=False))
    by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("By (not on the list)"), personal=True)
    )
    reason: Mapped[str] = mapped_column(
        Line, info=shown(N_("Why"), required=True, also=("reason",))
    )
    new_due_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("New date")))


DUTY_PLAN = Kind(
    key="duty_plan",
    title=N_("Duty"),
    plural=N_("Schedule"),
    tab="inspections",
    model=DutyPlan,
    nature=Nature.REGISTER,
    heading=("equipment_id", "site_id", "task"),
    happened="in_force_from",
    identity=("equipment_id", "site_id", "equipment_type", "task"),
    rows=(Rows("rules", N_("How often"), PlanRule),),
    also=(
        "schedule",
        "inspection schedule",
        "maintenance schedule",
        "service schedule",
        "duties",
        "pm schedule",
    ),
)
SKIP = Kind(
    key="skip",
    title=N_("Skip"),
    plural=N_("Skipped"),
    tab="inspections",
    model=Skip,
    nature=Nature.OPERATIONAL,
    heading=("plan_id", "due_on"),
    happened="skipped_on",
    identity=("plan_id", "due_on"),
)
