"""Orientation: who was shown what before the work began, by whom, and who signed."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Short


def _topic(label: str) -> Any:
    return mapped_column(default=None, info=shown(label, in_table=False))


class Orientation(Record):
    """One person's orientation; the person is a worker, a contractor or a visitor."""

    __tablename__ = "orientation"

    worker_id: Mapped[str | None] = link(
        "worker",
        shown(N_("Worker"), also=("employee", "name", "employee name", "person", "full name")),
    )
    contractor_id: Mapped[str | None] = link(
        "contractor", shown(N_("Contractor"), also=("company",))
    )
    visitor_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Visitor"), personal=True, also=("visitor name", "guest")),
    )
    done_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"),
            required=True,
            also=("orientation date", "orientation signed", "orientation", "oriented on",
                  "orientation done", "signed on"),
        )
    )  # fmt: skip
    by_id: Mapped[str | None] = link(
        "worker", shown(N_("Given by"), also=("trainer", "by", "oriented by"))
    )
    by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Given by (not on the list)"), personal=True)
    )
    site_id: Mapped[str | None] = link(
        "site", shown(N_("Site"), in_table=False, also=("location",))
    )
    signed: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Signed"), also=("signature",))
    )
    covers_policy: Mapped[bool | None] = _topic(N_("Policy"))
    covers_rights: Mapped[bool | None] = _topic(N_("Rights and refusal"))
    covers_hazards: Mapped[bool | None] = _topic(N_("Hazards"))
    covers_ppe: Mapped[bool | None] = _topic(N_("Protective equipment"))
    covers_emergency: Mapped[bool | None] = _topic(N_("Emergency"))
    covers_reporting: Mapped[bool | None] = _topic(N_("Reporting"))
    covers_procedures: Mapped[bool | None] = _topic(N_("Procedures"))
    covers_whmis: Mapped[bool | None] = _topic(N_("WHMIS"))
    covers_site: Mapped[bool | None] = _topic(N_("The site"))


ORIENTATION = Kind(
    key="orientation",
    title=N_("Orientation"),
    plural=N_("Orientations"),
    tab="training",
    model=Orientation,
    nature=Nature.OPERATIONAL,
    heading=("worker_id", "contractor_id", "visitor_name"),
    happened="done_on",
    identity=("worker_id", "contractor_id", "visitor_name", "done_on"),
    also=("orientations", "orientation log", "new hire orientation"),
)
