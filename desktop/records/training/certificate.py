"""Certificates: what kinds there are, who holds which, who must hold which and who is exempt."""

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Line, Short

REQUIRED_BY = {"law": N_("The law"), "client": N_("A client"), "company": N_("The company")}


class CertificateType(Record):
    """A course or ticket, and how long it is usually good for. What a card says wins."""

    __tablename__ = "certificate_type"

    name: Mapped[str] = mapped_column(
        Short,
        info=shown(N_("Certificate"), required=True, also=("course", "ticket", "training", "type")),
    )
    months: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Usually good for (months)"), also=("validity", "valid for", "good for")),
    )
    issuer: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Usually issued by"))
    )
    required_by: Mapped[str | None] = mapped_column(
        String(10), default=None, info=shown(N_("Asked for by"), choices=REQUIRED_BY)
    )


class Certificate(Record):
    """A card that a worker holds. A renewal is a new one; the old one stays."""

    __tablename__ = "certificate"
    __table_args__ = (Index("ix_certificate_seek", "worker_id", "type_id", "expires_on"),)

    worker_id: Mapped[str] = link(
        "worker",
        shown(
            N_("Worker"),
            required=True,
            also=("employee", "name", "employee name", "person", "full name", "student"),
        ),
        index=False,
    )
    type_id: Mapped[str] = link(
        "certificate_type",
        shown(
            N_("Certificate"),
            required=True,
            also=(
                "course",
                "ticket",
                "training",
                "certification",
                "course name",
                "type",
                "qualification",
                "program",
            ),
        ),
    )
    issued_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Issued"),
            also=("issue date", "issued on", "date taken", "completed", "completion date",
                  "date completed", "date", "course date", "training date", "taken", "obtained"),
        ),
    )  # fmt: skip
    expires_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Good through"),
            also=("expires", "expiry", "expiry date", "expiration", "expiration date",
                  "valid until", "valid to", "expires on", "exp date", "renewal date",
                  "good until"),
        ),
    )  # fmt: skip
    does_not_expire: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Never runs out"), in_table=False, also=("no expiry",))
    )
    number: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(
            N_("Card number"),
            personal=True,
            also=(
                "card",
                "card no",
                "certificate no",
                "cert no",
                "cert",
                "number",
                "certificate number",
                "ticket no",
            ),
        ),
    )
    provider: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Provider"), also=("issuer", "issued by", "trainer", "school", "instructor")),
    )


class Requirement(Record):
    """Who must hold which certificate: one position, or all workers where none is named."""

    __tablename__ = "requirement"

    position_id: Mapped[str | None] = link("position", shown(N_("Position (empty: all workers)")))
    type_id: Mapped[str] = link("certificate_type", shown(N_("Certificate"), required=True))
    grace_days: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Days allowed after the first day"), in_table=False)
    )
    from_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("From")))
    to_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("To")))


class Exemption(Record):
    """One worker who need not hold a certificate that the position asks for, and why."""

    __tablename__ = "exemption"

    worker_id: Mapped[str] = link("worker", shown(N_("Worker"), required=True))
    type_id: Mapped[str] = link("certificate_type", shown(N_("Certificate"), required=True))
    reason: Mapped[str] = mapped_column(Line, info=shown(N_("Reason"), required=True))
    from_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("From")))
    to_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("To")))


CERTIFICATE_TYPE = Kind(
    key="certificate_type",
    title=N_("Kind of certificate"),
    plural=N_("Kinds of certificates"),
    tab="training",
    model=CertificateType,
    nature=Nature.REGISTER,
    heading=("name",),
    identity=("name",),
    also=("certificate types", "courses", "course list"),
)
CERTIFICATE = Kind(
    key="certificate",
    title=N_("Certificate"),
    plural=N_("Certificates"),
    tab="training",
    model=Certificate,
    nature=Nature.OPERATIONAL,
    heading=("worker_id", "type_id"),
    happened="issued_on",
    identity=("worker_id", "type_id", "expires_on"),
    also=(
        "certificates",
        "tickets",
        "certs",
        "training records",
        "training log",
        "training matrix",
        "certifications",
    ),
)
REQUIREMENT = Kind(
    key="requirement",
    title=N_("Requirement"),
    plural=N_("Required training"),
    tab="training",
    model=Requirement,
    nature=Nature.REGISTER,
    heading=("position_id", "type_id"),
    identity=("position_id", "type_id"),
    also=("required training", "training requirements"),
)
EXEMPTION = Kind(
    key="exemption",
    title=N_("Exemption"),
    plural=N_("Exemptions"),
    tab="training",
    model=Exemption,
    nature=Nature.REGISTER,
    heading=("worker_id", "type_id"),
    identity=("worker_id", "type_id"),
)
