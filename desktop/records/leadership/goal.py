"""What the company means to do better this year, and what came of it."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Line, Long


class Goal(Record):
    """One goal of one year."""

    __tablename__ = "goal"

    year: Mapped[int] = mapped_column(info=shown(N_("Year"), required=True, also=("for year",)))
    text: Mapped[str] = mapped_column(
        Line,
        info=shown(N_("Goal"), required=True, also=("objective", "target", "goals", "description")),
    )
    set_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Set on"), in_table=False, also=("date", "date set"))
    )
    measure: Mapped[str | None] = mapped_column(
        Line,
        default=None,
        info=shown(N_("How it is measured"), also=("measure", "measurement", "indicator", "kpi")),
    )
    result: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(N_("Result"), also=("outcome", "status", "achieved", "progress")),
    )


GOAL = Kind(
    key="goal",
    title=N_("Goal"),
    plural=N_("Goals"),
    tab="leadership",
    model=Goal,
    nature=Nature.DIRECTIVE,
    heading=("year", "text"),
    happened="set_on",
    identity=("year", "text"),
    also=("goals", "safety goals", "objectives", "goals and objectives"),
)
