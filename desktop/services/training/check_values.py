"""What a new competency check begins with, for a column of the grid or for one thing to do."""

from typing import Final

from desktop.duties.competency import Standing

TYPE: Final = "type:"  # before the name in the id of a column of a type
TASK: Final = "task:"


def values_for(worker_id: str, column_id: str) -> dict[str, str]:
    """Return what a new competency check of a cell begins with."""
    if column_id.startswith(TASK):
        return {"worker_id": worker_id, "task": column_id.removeprefix(TASK)}
    if column_id.startswith(TYPE):
        return {"worker_id": worker_id, "equipment_type": column_id.removeprefix(TYPE)}
    return {"worker_id": worker_id, "equipment_id": column_id}


def check_values(one: Standing) -> dict[str, str]:
    """Return what a new competency check of a person and a piece of work begins with."""
    before = {"unit": "", "type": TYPE, "task": TASK}[one.work.kind]
    return values_for(one.worker.id, before + (one.work.name if before else one.work.id))
