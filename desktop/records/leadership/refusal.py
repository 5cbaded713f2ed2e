"""A refusal of dangerous work: a right, so what followed is shown without naming who used it."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Long, Short


class WorkRefusal(Record):
    """Somebody refused work that looked dangerous."""

    __tablename__ = "work_refusal"

    who_id: Mapped[str | None] = link(
        "worker",
        shown(
            N_("Who refused"), personal=True, in_table=False, also=("worker", "employee", "name")
        ),
    )
    who_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Who refused (not on the list)"), personal=True, in_table=False),
    )
    refused_on: Mapped[date] = mapped_column(
        info=shown(N_("Date"), required=True, also=("refused on", "when", "date refused"))
    )
    what: Mapped[str] = mapped_column(
        Long,
        info=shown(
            N_("What was refused and why"),
            required=True,
            also=("what", "work refused", "description", "reason", "task"),
        ),
    )
    steps: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(N_("Steps taken"), also=("steps", "action taken", "actions", "follow up")),
    )
    outcome: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Outcome"), also=("result", "resolution"))
    )


WORK_REFUSAL = Kind(
    key="work_refusal",
    title=N_("Work refusal"),
    plural=N_("Work refusals"),
    tab="leadership",
    model=WorkRefusal,
    nature=Nature.OPERATIONAL,
    heading=("refused_on", "what"),
    happened="refused_on",
    identity=("refused_on", "what"),
    also=("work refusals", "refusals", "refusal log", "right to refuse log"),
)
