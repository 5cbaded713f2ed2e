"""Who works here, in which position and when: every question about people starts from these."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Long, Short


class Position(Record):
    """A job in the company, to which duties, training and hazards belong."""

    __tablename__ = "position"

    title: Mapped[str] = mapped_column(
        Short,
        info=shown(N_("Position"), required=True, also=("job title", "title", "trade", "role")),
    )
    duties: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Safety duties"), in_table=False)
    )
    duties_reviewed_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Duties last looked at on"), in_table=False, also=("duties reviewed", "reviewed on")
        ),
    )
    hazard_exposure: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Hazards it is exposed to"), in_table=False)
    )


class Worker(Record):
    """A person on the company's account: owner, office, field, seasonal."""

    __tablename__ = "worker"

    first_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("First name"), personal=True, also=("given name", "first")),
    )
    last_name: Mapped[str] = mapped_column(
        Short,
        info=shown(
            N_("Last name"), required=True, personal=True, also=("surname", "family name", "last")
        ),
    )
    known_as: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(
            N_("Known as"),
            personal=True,
            in_table=False,
            also=("preferred name", "nickname", "goes by", "called"),
        ),
    )
    number: Mapped[str | None] = mapped_column(
        String(40),
        default=None,
        info=shown(
            N_("Worker number"),
            also=("employee number", "employee no", "emp no", "emp", "staff no", "id"),
        ),
    )
    is_owner: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Owner"), also=("is owner",))
    )
    is_manager: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Manager"), also=("is manager",))
    )
    is_supervisor: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Supervisor"), also=("is supervisor",))
    )
    counts: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Counts towards the head-count"), in_table=False)
    )
    phone: Mapped[str | None] = mapped_column(
        String(60),
        default=None,
        info=shown(
            N_("Phone"),
            personal=True,
            also=("cell", "cell no", "mobile", "tel", "telephone", "phone no"),
        ),
    )
    emergency_contact: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(
            N_("Emergency contact"),
            personal=True,
            in_table=False,
            also=("in case of emergency", "ice"),
        ),
    )


class WorkerPosition(Row):
    """A position held from one date to another."""

    __tablename__ = "worker_position"
    owner_table = "worker"

    position_id: Mapped[str] = link("position", shown(N_("Position"), required=True))
    from_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("From")))
    to_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("To")))


class Employment(Row):
    """A time of employment; seasonal people come back, so there may be several."""

    __tablename__ = "worker_employment"
    owner_table = "worker"

    from_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("First day")))
    to_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("Last day")))


POSITION = Kind(
    key="position",
    title=N_("Position"),
    plural=N_("Positions"),
    tab="company",
    model=Position,
    nature=Nature.REGISTER,
    heading=("title",),
    identity=("title",),
    also=("positions", "job descriptions", "roles"),
)
WORKER = Kind(
    key="worker",
    title=N_("Worker"),
    plural=N_("Workers"),
    tab="company",
    model=Worker,
    nature=Nature.REGISTER,
    heading=("first_name", "last_name"),
    identity=("first_name", "last_name"),
    rows=(
        Rows("positions", N_("Positions"), WorkerPosition),
        Rows("employment", N_("Employment"), Employment),
    ),
    also=(
        "employees",
        "employee list",
        "workers",
        "staff",
        "crew",
        "crew list",
        "personnel",
        "people",
    ),
)
