"""Units and lots, what their meters said and when they were parked, tagged out or sold."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Amount, Line, Short

METERS = {
    "km": N_("Kilometres"),
    "h": N_("Hours"),
    "both": N_("Kilometres and hours"),
    "none": N_("No meter"),
}
METER = {"km": N_("km"), "h": N_("h")}
CHANGES = {
    "parked": N_("Parked"),
    "returned": N_("Returned to service"),
    "out_of_order": N_("Out of order (tagged)"),
    "sold": N_("Sold"),
}


class Equipment(Record):
    """A unit with a number, or a lot of small things that are looked after together."""

    __tablename__ = "equipment"

    number: Mapped[str] = mapped_column(
        String(60),
        info=shown(
            N_("Unit number"),
            required=True,
            also=(
                "unit",
                "unit no",
                "unit id",
                "asset",
                "asset no",
                "asset id",
                "equipment no",
                "equip no",
                "tag no",
            ),
        ),
    )
    description: Mapped[str] = mapped_column(
        Short,
        info=shown(
            N_("Description"),
            required=True,
            also=("equipment", "item", "name", "what it is", "vehicle"),
        ),
    )
    type: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Type"), also=("equipment type", "category", "class"))
    )
    make_model: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Make and model"), also=("make", "model", "make model", "manufacturer")),
    )
    year: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Year"), also=("model year", "yr"))
    )
    serial_plate: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(
            N_("Serial number or plate"),
            also=(
                "serial",
                "plate",
                "plate serial",
                "vin",
                "licence plate",
                "license plate",
                "serial no",
                "s n",
            ),
        ),
    )
    lot_size: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("How many in the lot"), also=("qty", "quantity", "count", "lot size")),
    )
    reading_unit: Mapped[str | None] = mapped_column(
        String(10), default=None, info=shown(N_("Meter"), choices=METERS, in_table=False)
    )
    inspect_singly: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Must be inspected one by one"), in_table=False)
    )
    lot_reason: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Why they are inspected together"), in_table=False)
    )
    daily_use: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Usual use a day, in km or hours"), in_table=False)
    )


class Reading(Record):
    """What a meter said. Without a date it counts from the last dated reading of that unit."""

    __tablename__ = "reading"
    __table_args__ = (Index("ix_reading_seek", "equipment_id", "unit", "read_on"),)

    equipment_id: Mapped[str] = link(
        "equipment", shown(N_("Unit"), required=True, also=("unit no", "asset")), index=False
    )
    read_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Date"), also=("read on", "date read", "reading date"))
    )
    value: Mapped[Decimal] = mapped_column(
        Amount,
        info=shown(
            N_("Reading"), required=True, also=("odometer", "hours", "km", "meter", "hour meter")
        ),
    )
    unit: Mapped[str] = mapped_column(String(4), info=shown(N_("In"), required=True, choices=METER))
    source: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Where it comes from"))
    )
    meter_replaced: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("A new meter was fitted and starts here"), in_table=False)
    )


class ServiceChange(Record):
    """A unit was parked, returned to service, tagged out or sold."""

    __tablename__ = "service_change"

    equipment_id: Mapped[str] = link(
        "equipment", shown(N_("Unit"), required=True, also=("unit no", "asset"))
    )
    change: Mapped[str] = mapped_column(
        String(20), info=shown(N_("What changed"), required=True, choices=CHANGES)
    )
    changed_on: Mapped[date] = mapped_column(
        info=shown(N_("From"), required=True, also=("date", "since"))
    )
    by_id: Mapped[str | None] = link("worker", shown(N_("By"), in_table=False))
    by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("By (not on the list)"), personal=True)
    )
    reason: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Reason"), also=("why",))
    )


EQUIPMENT = Kind(
    key="equipment",
    title=N_("Unit"),
    plural=N_("Equipment"),
    tab="company",
    model=Equipment,
    nature=Nature.REGISTER,
    heading=("number", "description"),
    identity=("number",),
    also=(
        "equipment",
        "equipment list",
        "fleet",
        "fleet list",
        "vehicles",
        "assets",
        "units",
        "tools",
    ),
)
READING = Kind(
    key="reading",
    title=N_("Reading"),
    plural=N_("Readings"),
    tab="company",
    model=Reading,
    nature=Nature.REGISTER,
    heading=("equipment_id", "value", "unit"),
    happened="read_on",
    identity=("equipment_id", "read_on", "unit"),
    also=(
        "readings",
        "odometer log",
        "mileage log",
        "km log",
        "hour meter log",
        "hours log",
        "meter readings",
    ),
)
SERVICE_CHANGE = Kind(
    key="service_change",
    title=N_("Service change"),
    plural=N_("Parked, returned, tagged out, sold"),
    tab="company",
    model=ServiceChange,
    nature=Nature.REGISTER,
    heading=("equipment_id", "change"),
    happened="changed_on",
    identity=("equipment_id", "change", "changed_on"),
    also=(
        "parked units",
        "parked log",
        "parking log",
        "storage log",
        "out of service log",
        "tag out log",
    ),
)
