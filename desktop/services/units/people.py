"""Who was watched at a unit, or at one of its type, and whether they may run it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.records.training.competency import COMPETENCE, CompetencyCheck
from desktop.services.units.knowing import Unit
from desktop.store.questions.terms import table_of
from desktop.store.titles import Titles
from desktop.values.folding import fold
from desktop.values.spoken import say_date

CHECK: Final = table_of(CompetencyCheck)
_TONES: Final = {"competent": "green", "supervised": "amber", "not_yet": "red"}
_CHECKED: Final = N_("Checked")


@dataclass(frozen=True)
class Row:
    """One line of a part of the page: a chip, what, a sentence below it, and where it leads."""

    chip: str
    tone: str
    what: str
    why: str
    kind: str
    record_id: str
    when: str = ""


def people_of(connection: Connection, unit: Unit, today: date) -> Iterator[Row]:
    """Yield who was watched at the unit or its type, by the last check of each."""
    question = (
        select(CHECK)
        .where(
            or_(CHECK.c.equipment_id == unit.id, CHECK.c.equipment_type.is_not(None)),
            CHECK.c.voided_at.is_(None),
            CHECK.c.checked_on <= today,
        )
        .order_by(CHECK.c.checked_on.desc(), CHECK.c.id.desc())
    )
    titles, known = Titles(connection, {}), set()
    for line in connection.execute(question).mappings():
        is_of_it = line["equipment_id"] == unit.id
        is_of_type = unit.type and fold(line["equipment_type"] or "") == fold(unit.type)
        if not (is_of_it or is_of_type) or line["worker_id"] in known:
            continue
        known.add(line["worker_id"])
        is_over = line["next_due_on"] is not None and line["next_due_on"] < today
        chip = _("Check again") if is_over else _(COMPETENCE.get(line["result"] or "", _CHECKED))
        tone = "amber" if is_over else _TONES.get(line["result"] or "", "plain")
        said = [_("checked {day}").format(day=say_date(line["checked_on"], today))]
        said += [line["restrictions"]] if line["restrictions"] else []
        yield Row(
            chip,
            tone,
            titles.of_id("worker", line["worker_id"]),
            ", ".join(said),
            "competency_check",
            line["id"],
        )
