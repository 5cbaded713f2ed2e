"""The workers' own voice: who represents them, from when to when."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature


class Representative(Record):
    """One worker's time as health and safety representative."""

    __tablename__ = "representative"

    worker_id: Mapped[str] = link(
        "worker",
        shown(
            N_("Worker"), required=True, also=("employee", "name", "representative", "full name")
        ),
    )
    from_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(N_("From"), also=("start", "start date", "date", "since", "elected")),
    )
    to_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("To"), also=("end", "end date", "until"))
    )


REPRESENTATIVE = Kind(
    key="representative",
    title=N_("Representative"),
    plural=N_("Representatives"),
    tab="leadership",
    model=Representative,
    nature=Nature.OPERATIONAL,
    heading=("worker_id", "from_on"),
    happened="from_on",
    identity=("worker_id", "from_on"),
    also=("representatives", "safety representatives", "hsr", "health and safety representatives"),
)
