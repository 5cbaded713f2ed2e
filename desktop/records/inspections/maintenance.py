"""Service and repair as it was done, with the certificate where the law wants one."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Amount, Line, Short


class Maintenance(Record):
    """What was done to a unit, when, by whom and at which reading."""

    __tablename__ = "maintenance"
    __table_args__ = (
        Index("ix_maintenance_plan_seek", "plan_id", "done_on"),
        Index("ix_maintenance_unit_seek", "equipment_id", "done_on"),
        Index("ix_maintenance_day_seek", "done_on"),
    )

    plan_id: Mapped[str | None] = link("duty_plan", shown(N_("Duty"), in_table=False), index=False)
    equipment_id: Mapped[str | None] = link(
        "equipment",
        shown(N_("Unit"), also=("unit no", "vehicle", "asset", "equipment")),
        index=False,
    )
    site_id: Mapped[str | None] = link("site", shown(N_("Site"), in_table=False), index=False)
    done_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"),
            required=True,
            also=("service date", "date of service", "repair date", "done on"),
        )
    )
    what: Mapped[str] = mapped_column(
        Line,
        info=shown(
            N_("What was done"),
            required=True,
            also=(
                "work done",
                "service",
                "repair",
                "description",
                "task",
                "work performed",
                "maintenance",
            ),
        ),
    )
    by_id: Mapped[str | None] = link(
        "worker", shown(N_("Done by"), also=("mechanic", "shop", "by", "vendor"))
    )
    by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Done by (not on the list)"), personal=True)
    )
    reading: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(N_("Reading"), also=("km", "odometer", "hours", "hrs", "mileage", "meter")),
    )
    reading_unit: Mapped[str | None] = mapped_column(
        String(4),
        default=None,
        info=shown(N_("Read in"), choices={"km": N_("km"), "h": N_("h")}, in_table=False),
    )
    certificate_number: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Certificate number"), also=("certificate", "cvip no", "work order", "wo")),
    )


MAINTENANCE = Kind(
    key="maintenance",
    title=N_("Maintenance"),
    plural=N_("Maintenance"),
    tab="inspections",
    model=Maintenance,
    nature=Nature.OPERATIONAL,
    heading=("done_on", "equipment_id", "what"),
    happened="done_on",
    identity=("equipment_id", "site_id", "done_on", "what"),
    also=(
        "maintenance log",
        "service log",
        "repairs",
        "repair log",
        "service records",
        "work orders",
    ),
)
