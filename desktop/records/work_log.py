"""How much was worked and with what: rates need hours, and "before use" needs days of use."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Amount, Short


class HoursWorked(Record):
    """Hours of all workers in one month, from payroll or estimated."""

    __tablename__ = "hours_worked"

    month_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Month"),
            required=True,
            hint=N_("The first day of the month"),
            also=("date", "period", "month worked", "pay period"),
        )
    )
    hours: Mapped[Decimal] = mapped_column(
        Amount,
        info=shown(
            N_("Hours"),
            required=True,
            also=("hours worked", "total hours", "hrs", "man hours", "person hours"),
        ),
    )
    estimate: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Estimated"), also=("estimate", "actual or estimate"))
    )


class UseLog(Record):
    """A unit was used, or a job was worked on, on one day."""

    __tablename__ = "use_log"
    __table_args__ = (Index("ix_use_log_unit_seek", "equipment_id", "used_on"),)

    equipment_id: Mapped[str | None] = link(
        "equipment",
        shown(N_("Unit"), also=("unit no", "asset", "equipment", "vehicle")),
        index=False,
    )
    job: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Job"), also=("project", "work", "job name", "job no"))
    )
    used_on: Mapped[date] = mapped_column(
        info=shown(N_("Date"), required=True, also=("used on", "date used", "day"))
    )
    hours: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Hours used"), also=("hours", "hrs"))
    )
    days: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Days used"), also=("days",))
    )


HOURS_WORKED = Kind(
    key="hours_worked",
    title=N_("Hours worked"),
    plural=N_("Hours worked"),
    tab="company",
    model=HoursWorked,
    nature=Nature.REGISTER,
    heading=("month_on", "hours"),
    happened="month_on",
    identity=("month_on",),
    also=("hours worked", "hours", "payroll hours", "man hours"),
)
USE_LOG = Kind(
    key="use_log",
    title=N_("Use"),
    plural=N_("Use log"),
    tab="company",
    model=UseLog,
    nature=Nature.OPERATIONAL,
    heading=("used_on", "equipment_id", "job"),
    happened="used_on",
    identity=("equipment_id", "job", "used_on"),
    also=("use log", "usage log", "job log", "equipment use", "usage"),
)
