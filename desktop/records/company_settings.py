"""What each company decides for itself: how risk is ranked, how early to warn, how long to keep."""

from datetime import date
from decimal import Decimal

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Amount, Long, Short


class CompanySettings(Record):
    """One set of choices. An empty field means that the program's own definition holds."""

    __tablename__ = "company_settings"

    risk_matrix: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(
            N_("Risk matrix"), in_table=False, hint=N_("Axes, how they combine and bands, as JSON")
        ),
    )
    lead_share: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(
            N_("Due soon within this share of the interval"), hint=N_("0.25 is a quarter of it")
        ),
    )
    lead_days_at_most: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Due soon at most this many days ahead"), hint=N_("30 where empty")),
    )
    usage_lead_share: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(
            N_("Due soon within this share of the kilometres or hours"),
            hint=N_("0.1 is the last tenth"),
        ),
    )
    certificate_days: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Days before expiry to warn of a certificate"), hint=N_("90 where empty")),
    )
    late_days_accepted: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Days late that still count as done"), in_table=False),
    )
    investigation_start_days: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Days to start an investigation"), in_table=False)
    )
    investigation_finish_days: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Days to finish an investigation"), in_table=False)
    )
    review_months: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Months between reviews where nothing else is stated"), in_table=False),
    )
    working_days: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Working days"), also=("days worked",))
    )
    keeps_statutory_holidays: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Statutory holidays of the province are days off"))
    )
    due_days_high: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Days to put right what is a high risk"), hint=N_("3 where empty")),
    )
    due_days_medium: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Days to put right what is a medium risk"), hint=N_("14 where empty")),
    )
    due_days_low: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Days to put right what is a low risk"), hint=N_("30 where empty")),
    )
    talk_repeat_weeks: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(
            N_("Weeks before a talk topic is suggested again"),
            in_table=False,
            hint=N_("26 where empty"),
        ),
    )
    statistics_base: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(
            N_("Hours that injury rates are counted on"),
            in_table=False,
            hint=N_("200,000 where empty"),
        ),
    )
    premium: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("WCB premium a year, in dollars"), in_table=False)
    )
    discount_percent: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(N_("Discount that the certificate gives, in percent"), in_table=False),
    )
    hours_a_week: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(
            N_("Hours a week for safety paperwork"), in_table=False, hint=N_("2 where empty")
        ),
    )


# the kinds of resources/retention/schedule.toml; all others are kept for good
KEPT_FOR_A_TIME = {
    "first_aid_record": N_("First-aid records"),
    "incident": N_("Incidents"),
    "investigation": N_("Investigations"),
    "hazard_report": N_("Hazard reports"),
    "work_refusal": N_("Work refusals"),
    "certificate": N_("Certificates"),
    "orientation": N_("Orientations"),
    "competency_check": N_("Competency checks"),
    "field_level_hazard_assessment": N_("Field-level hazard assessments"),
    "inspection": N_("Inspections"),
    "maintenance": N_("Maintenance"),
    "meeting": N_("Meetings"),
    "acknowledgement": N_("Acknowledgements"),
    "drill": N_("Drills"),
    "interview": N_("Interviews"),
    "interview_practice": N_("Interview practices"),
    "corrective_action": N_("Corrective actions"),
    "use_log": N_("Use logs"),
    "worker": N_("Workers who left"),
    "disclosure": N_("Disclosures"),
}


class Retention(Row):
    """How long records of one kind are kept, and the least that the law asks for."""

    __tablename__ = "company_settings_retention"
    owner_table = "company_settings"

    kind: Mapped[str] = mapped_column(
        String(60), info=shown(N_("Kind of record"), required=True, choices=KEPT_FOR_A_TIME)
    )
    months: Mapped[int | None] = mapped_column(default=None, info=shown(N_("Months kept")))
    law_minimum_months: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Months the law asks for"))
    )


class Holiday(Row):
    """A day on which the company does not work; a duty on working days is not due on it."""

    __tablename__ = "company_settings_holiday"
    owner_table = "company_settings"

    day_on: Mapped[date] = mapped_column(info=shown(N_("Day"), required=True))
    name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("What it is called"))
    )


class WorkTime(Row):
    """How long something takes here, where the usual figure does not hold.

    `about` is a kind of record ("inspection": to fill one in), or a question ("S4.2": to do one of
    the things that are missing).
    """

    __tablename__ = "company_settings_work_time"
    owner_table = "company_settings"

    about: Mapped[str] = mapped_column(String(60), info=shown(N_("What takes it"), required=True))
    minutes: Mapped[int] = mapped_column(info=shown(N_("Minutes each time"), required=True))


COMPANY_SETTINGS = Kind(
    key="company_settings",
    title=N_("Company settings"),
    plural=N_("Company settings"),
    tab="company",
    model=CompanySettings,
    nature=Nature.REGISTER,
    heading=(),
    rows=(
        Rows("holidays", N_("Days off"), Holiday),
        Rows("retention", N_("How long records are kept"), Retention),
        Rows("work_times", N_("How long the work takes"), WorkTime),
    ),
    single=True,
)
