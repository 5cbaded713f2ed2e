"""Who does what in an emergency, at which site, from when to when."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Short


class EmergencyRole(Record):
    """One worker's part: first aider, fire warden, rescue."""

    __tablename__ = "emergency_role"

    site_id: Mapped[str | None] = link("site", shown(N_("Site"), also=("location", "place")))
    role: Mapped[str] = mapped_column(
        Short,
        info=shown(N_("Role"), required=True, also=("emergency role", "duty", "responsibility")),
    )
    worker_id: Mapped[str | None] = link(
        "worker", shown(N_("Worker"), also=("employee", "name", "person", "full name"))
    )
    from_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("From"), also=("start", "start date", "since"))
    )
    to_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("To"), also=("end", "end date", "until"))
    )


EMERGENCY_ROLE = Kind(
    key="emergency_role",
    title=N_("Emergency role"),
    plural=N_("Emergency roles"),
    tab="emergency",
    model=EmergencyRole,
    nature=Nature.REGISTER,
    heading=("role", "worker_id", "site_id"),
    identity=("site_id", "role", "worker_id", "from_on"),
    also=("emergency roles", "first aiders", "wardens", "emergency team"),
)
