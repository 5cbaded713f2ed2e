"""Who works with which equipment, and whether somebody saw that they can."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Line, Long, Short

COMPETENCE = {
    "competent": N_("Competent"),
    "not_yet": N_("Not yet"),
    "supervised": N_("Only when supervised"),
}
ITEM_RESULTS = {"pass": N_("Pass"), "fail": N_("Fail"), "not_applicable": N_("Not applicable")}


class EquipmentAssignment(Record):
    """One worker runs one unit or every unit of a type, from one date to another."""

    __tablename__ = "equipment_assignment"

    worker_id: Mapped[str] = link(
        "worker",
        shown(N_("Worker"), required=True, also=("employee", "operator", "driver", "name")),
    )
    equipment_type: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Every unit of this type"), also=("type", "equipment type")),
    )
    equipment_id: Mapped[str | None] = link(
        "equipment", shown(N_("Unit"), also=("unit no", "asset", "equipment", "vehicle"))
    )
    from_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("From"), also=("start", "start date", "since", "assigned on"))
    )
    to_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("To"), also=("end", "end date", "until"))
    )


class CompetencyCheck(Record):
    """Somebody competent watched a worker at a machine or a task."""

    __tablename__ = "competency_check"

    worker_id: Mapped[str] = link(
        "worker",
        shown(
            N_("Worker"),
            required=True,
            also=("employee", "operator", "name", "employee name", "full name"),
        ),
    )
    equipment_id: Mapped[str | None] = link(
        "equipment", shown(N_("Unit"), also=("unit no", "asset", "equipment"))
    )
    equipment_type: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Every unit of this type"), also=("equipment type",))
    )
    task: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Task"), also=("job", "skill", "activity", "competency"))
    )
    checked_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"),
            required=True,
            also=("checked on", "date checked", "evaluated on", "assessed on"),
        )
    )
    assessor_id: Mapped[str | None] = link(
        "worker", shown(N_("Assessed by"), also=("assessor", "evaluator", "evaluated by", "by"))
    )
    assessor_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Assessed by (not on the list)"), personal=True, in_table=False),
    )
    result: Mapped[str | None] = mapped_column(
        String(20),
        default=None,
        info=shown(N_("Result"), choices=COMPETENCE, also=("status", "outcome", "pass fail")),
    )
    restrictions: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Restrictions"), also=("restriction", "limits"))
    )
    next_due_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(N_("Next due"), also=("next check", "next due date", "due", "expires")),
    )


class CompetencyItem(Row):
    """One thing that was watched."""

    __tablename__ = "competency_item"
    owner_table = "competency_check"

    item: Mapped[str] = mapped_column(Short, info=shown(N_("Item"), required=True))
    result: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("Result"), choices=ITEM_RESULTS)
    )
    remark: Mapped[str | None] = mapped_column(Long, default=None, info=shown(N_("Remark")))


EQUIPMENT_ASSIGNMENT = Kind(
    key="equipment_assignment",
    title=N_("Equipment assignment"),
    plural=N_("Who runs what"),
    tab="training",
    model=EquipmentAssignment,
    nature=Nature.REGISTER,
    heading=("worker_id", "equipment_id", "equipment_type"),
    identity=("worker_id", "equipment_id", "equipment_type"),
    also=("equipment assignments", "operators", "authorized operators"),
)
COMPETENCY_CHECK = Kind(
    key="competency_check",
    title=N_("Competency check"),
    plural=N_("Competency checks"),
    tab="training",
    model=CompetencyCheck,
    nature=Nature.OPERATIONAL,
    heading=("worker_id", "equipment_id", "task"),
    happened="checked_on",
    identity=("worker_id", "equipment_id", "equipment_type", "task", "checked_on"),
    rows=(Rows("items", N_("Items"), CompetencyItem),),
    also=(
        "competency checks",
        "competency",
        "competencies",
        "operator evaluations",
        "practical evaluations",
    ),
)
