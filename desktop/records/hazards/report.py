"""A hazard that somebody saw and said so; an action follows, and nobody has to give a name."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Long, Short


class HazardReport(Record):
    """One report. `place` tells where in words; the site may be known besides."""

    __tablename__ = "hazard_report"

    reported_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"), required=True, also=("reported on", "date reported", "reported", "when")
        )
    )
    by_id: Mapped[str | None] = link(
        "worker",
        shown(N_("Reported by"), also=("by", "worker", "employee", "name", "submitted by")),
    )
    by_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Reported by (not on the list)"), personal=True, in_table=False),
    )
    anonymous: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Without a name"), in_table=False, also=("anonymous",))
    )
    what: Mapped[str] = mapped_column(
        Long,
        info=shown(
            N_("What was seen"),
            required=True,
            also=("hazard", "description", "what", "concern", "hazard description", "details"),
        ),
    )
    site_id: Mapped[str | None] = link("site", shown(N_("Site"), also=("job site", "project")))
    place: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Where"), also=("location", "place", "area"))
    )


HAZARD_REPORT = Kind(
    key="hazard_report",
    title=N_("Hazard report"),
    plural=N_("Hazard reports"),
    tab="hazards",
    model=HazardReport,
    nature=Nature.OPERATIONAL,
    heading=("reported_on", "what"),
    happened="reported_on",
    identity=("reported_on", "what"),
    also=(
        "hazard reports",
        "hazard log",
        "hazard ids",
        "reported hazards",
        "hazard identification",
    ),
)
