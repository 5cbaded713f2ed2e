"""Places where the company works: office, shop, yards and fields, and when each was active."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Line, Short

SITE_KINDS = {"office": N_("Office"), "shop": N_("Shop"), "yard": N_("Yard"), "field": N_("Field")}


class Site(Record):
    """A place of work."""

    __tablename__ = "site"

    name: Mapped[str] = mapped_column(
        Short,
        info=shown(
            N_("Site"),
            required=True,
            also=("location", "site name", "place", "job site", "work site"),
        ),
    )
    place: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Kind of site"), choices=SITE_KINDS, also=("type", "kind")),
    )
    address: Mapped[str | None] = mapped_column(
        Line,
        default=None,
        info=shown(N_("Address"), also=("street", "legal land description", "lsd")),
    )
    latitude: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Latitude"), in_table=False, also=("lat",))
    )
    longitude: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Longitude"), in_table=False, also=("long", "lng", "lon"))
    )
    client: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Client"), also=("customer", "owner client"))
    )


class ActivePeriod(Row):
    """A time in which work went on there; a closed site pauses its duties."""

    __tablename__ = "site_active"
    owner_table = "site"

    from_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("Active from")))
    to_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("Active to")))


SITE = Kind(
    key="site",
    title=N_("Site"),
    plural=N_("Sites"),
    tab="company",
    model=Site,
    nature=Nature.REGISTER,
    heading=("name",),
    identity=("name",),
    rows=(Rows("active", N_("Active"), ActivePeriod),),
    also=("sites", "locations", "job sites", "projects"),
)
