"""An inspection as it was done: worksite, vehicle, pre-start, tool lot, extinguisher and more."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Person
from desktop.records.types import Amount, Long, Short

RESULTS = {"pass": N_("Pass"), "fail": N_("Fail")}
ITEM_RESULTS = {"pass": N_("Pass"), "fail": N_("Fail"), "not_applicable": N_("Not applicable")}


class Inspection(Record):
    """What was looked at, by whom, what the meter said and what was found."""

    __tablename__ = "inspection"
    __table_args__ = (
        Index("ix_inspection_plan_seek", "plan_id", "done_on"),
        Index("ix_inspection_unit_seek", "equipment_id", "done_on"),
        Index("ix_inspection_site_seek", "site_id", "done_on"),
        Index("ix_inspection_day_seek", "done_on"),
    )

    plan_id: Mapped[str | None] = link("duty_plan", shown(N_("Duty"), in_table=False), index=False)
    equipment_id: Mapped[str | None] = link(
        "equipment",
        shown(
            N_("Unit"),
            also=("unit no", "vehicle", "asset", "equipment", "truck", "trailer", "unit inspected"),
        ),
        index=False,
    )
    equipment_type: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Every unit of this type"), in_table=False)
    )
    site_id: Mapped[str | None] = link(
        "site",
        shown(N_("Site"), also=("location", "area", "job site", "area inspected")),
        index=False,
    )
    task: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Inspection"), also=("inspection type", "type", "task", "kind", "form")),
    )
    done_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"),
            required=True,
            also=("inspected on", "inspection date", "date inspected", "done on"),
        )
    )
    by_id: Mapped[str | None] = link(
        "worker",
        shown(
            N_("Done by"),
            also=("inspected by", "inspector", "driver", "operator", "completed by", "name", "by"),
        ),
    )
    by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Done by (not on the list)"), personal=True)
    )
    reading: Mapped[Decimal | None] = mapped_column(
        Amount,
        default=None,
        info=shown(
            N_("Reading"),
            also=("km", "kms", "odometer", "hours", "hrs", "mileage", "meter", "hour meter"),
        ),
    )
    reading_unit: Mapped[str | None] = mapped_column(
        String(4),
        default=None,
        info=shown(N_("Read in"), choices={"km": N_("km"), "h": N_("h")}, in_table=False),
    )
    result: Mapped[str | None] = mapped_column(
        String(10),
        default=None,
        info=shown(
            N_("Result"),
            choices=RESULTS,
            also=("status", "pass fail", "condition", "ok", "outcome"),
        ),
    )
    safe_to_use: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Safe to use"), also=("safe", "safe to operate", "fit for use"))
    )
    defects: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(
            N_("Defects found"),
            also=(
                "defects",
                "deficiencies",
                "defect",
                "deficiency",
                "issues",
                "findings",
                "problems",
                "what is wrong",
            ),
        ),
    )
    checklist_id: Mapped[str | None] = link(
        "checklist", shown(N_("Checklist"), in_table=False), index=False
    )
    checklist_version: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Checklist version"), in_table=False)
    )


class Participant(Person):
    """Somebody who took part besides the one who led it."""

    __tablename__ = "inspection_participant"
    owner_table = "inspection"


class InspectionItem(Row):
    """One line of the checklist: exactly one of pass, fail, not applicable."""

    __tablename__ = "inspection_item"
    # an audit asks what failed in a year; of all items those are few
    __table_args__ = (
        Index("ix_inspection_item_failed", "owner_id", sqlite_where=text("result = 'fail'")),
    )
    owner_table = "inspection"

    item: Mapped[str] = mapped_column(Short, info=shown(N_("Item"), required=True))
    result: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("Result"), choices=ITEM_RESULTS)
    )
    answer: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Number or text"))
    )
    remark: Mapped[str | None] = mapped_column(Long, default=None, info=shown(N_("Remark")))


class LotException(Row):
    """One thing in a lot that was not as the others, and what became of it."""

    __tablename__ = "inspection_exception"
    owner_table = "inspection"

    item: Mapped[str] = mapped_column(Short, info=shown(N_("Which one"), required=True))
    found: Mapped[str | None] = mapped_column(Long, default=None, info=shown(N_("What was found")))
    removed: Mapped[bool | None] = mapped_column(default=None, info=shown(N_("Taken out of use")))


INSPECTION = Kind(
    key="inspection",
    title=N_("Inspection"),
    plural=N_("Inspections"),
    tab="inspections",
    model=Inspection,
    nature=Nature.OPERATIONAL,
    heading=("done_on", "equipment_id", "site_id", "task"),
    happened="done_on",
    identity=("equipment_id", "site_id", "done_on", "task", "by_id", "by_name"),
    rows=(
        Rows("participants", N_("Who took part"), Participant),
        Rows("items", N_("Items"), InspectionItem),
        Rows("exceptions", N_("Exceptions in the lot"), LotException),
    ),
    also=("inspections", "vehicle inspections", "inspection log", "pre trip log", "pre start log",
          "worksite inspections", "trip inspections", "pre use checks", "circle check"),
)  # fmt: skip
