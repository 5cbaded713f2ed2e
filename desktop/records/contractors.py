"""Other companies that work for this one, and whether their cover was checked."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Line, Short


class Contractor(Record):
    """A company that works on our sites under its own name."""

    __tablename__ = "contractor"

    company: Mapped[str] = mapped_column(
        Short,
        info=shown(
            N_("Company"),
            required=True,
            also=("contractor", "company name", "name", "subcontractor", "sub", "contractor name"),
        ),
    )
    contact: Mapped[str | None] = mapped_column(
        Line,
        default=None,
        info=shown(
            N_("Contact"), personal=True, also=("contact person", "phone", "contact name", "email")
        ),
    )
    clearance_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("WCB clearance issued"),
            also=("clearance date", "wcb clearance", "clearance", "clearance letter date"),
        ),
    )
    clearance_number: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(
            N_("Clearance number"),
            also=("clearance no", "wcb clearance number", "wcb account", "wcb"),
        ),
    )
    insurance_expires_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Insurance good through"),
            also=("insurance expiry", "insurance expires", "insurance", "liability expiry"),
        ),
    )
    oriented_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(N_("Oriented on"), also=("orientation", "orientation date", "oriented")),
    )


CONTRACTOR = Kind(
    key="contractor",
    title=N_("Contractor"),
    plural=N_("Contractors"),
    tab="company",
    model=Contractor,
    nature=Nature.REGISTER,
    heading=("company",),
    identity=("company",),
    also=("contractors", "subcontractors", "subs", "contractor list"),
)
