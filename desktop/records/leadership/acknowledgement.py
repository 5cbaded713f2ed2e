"""Proof that each worker was shown the policy or a document, and in which version."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature


class Acknowledgement(Record):
    """One worker signed for one policy or document."""

    __tablename__ = "acknowledgement"

    worker_id: Mapped[str] = link(
        "worker",
        shown(N_("Worker"), required=True, also=("employee", "name", "employee name", "full name")),
    )
    policy_id: Mapped[str | None] = link("policy", shown(N_("Policy"), also=("policy read",)))
    document_id: Mapped[str | None] = link(
        "document", shown(N_("Document"), also=("procedure", "document read"))
    )
    edition: Mapped[str | None] = mapped_column(
        String(40), default=None, info=shown(N_("Version"), also=("rev", "revision", "edition"))
    )
    signed_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Signed on"),
            required=True,
            also=("date", "date signed", "signed", "read on", "acknowledged on", "acknowledged"),
        )
    )


ACKNOWLEDGEMENT = Kind(
    key="acknowledgement",
    title=N_("Acknowledgement"),
    plural=N_("Acknowledgements"),
    tab="leadership",
    model=Acknowledgement,
    nature=Nature.OPERATIONAL,
    heading=("worker_id", "policy_id", "document_id"),
    happened="signed_on",
    identity=("worker_id", "policy_id", "document_id", "edition", "signed_on"),
    also=("acknowledgements", "acknowledgments", "policy sign off", "sign off sheet"),
)
