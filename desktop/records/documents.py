"""What the company has written down: practices, procedures, rules, and how often they say."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Review
from desktop.records.types import Long, Short

DOCUMENT_KINDS = {
    "safe_work_practice": N_("Safe work practice"),
    "safe_job_procedure": N_("Safe job procedure"),
    "inspection_policy": N_("Inspection policy"),
    "investigation_procedure": N_("Investigation procedure"),
    "company_rules": N_("Company rules"),
    "ppe_rules": N_("Rules for protective equipment"),
    "working_alone": N_("Working alone"),
    "violence": N_("Violence prevention"),
    "harassment": N_("Harassment prevention"),
    "maintenance_programme": N_("Maintenance program"),
    "work_refusal": N_("Work refusal"),
    "hazard_reporting": N_("Hazard reporting"),
    "training": N_("Training"),
    "communication": N_("Communication"),
    "other": N_("Other"),
}


class Document(Record):
    """One edition of a document. `edition`, because `version` counts the edits of a record."""

    __tablename__ = "document"

    title: Mapped[str] = mapped_column(
        Short, info=shown(N_("Title"), required=True, also=("document", "name", "document name"))
    )
    kind: Mapped[str | None] = mapped_column(
        String(40),
        default=None,
        info=shown(N_("Kind"), choices=DOCUMENT_KINDS, also=("type", "document type", "category")),
    )
    edition: Mapped[str | None] = mapped_column(
        String(40), default=None, info=shown(N_("Version"), also=("rev", "revision", "edition"))
    )
    signed_by_id: Mapped[str | None] = link(
        "worker", shown(N_("Signed by"), also=("approved by", "author", "owner"))
    )
    signed_by_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Signed by (not on the list)"), personal=True, in_table=False),
    )
    signed_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Signed on"),
            also=("date", "date signed", "approved on", "effective date", "issued", "issue date"),
        ),
    )
    review_months: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Months between reviews"), in_table=False, also=("review interval",)),
    )
    supersedes_id: Mapped[str | None] = link(
        "document", shown(N_("Takes the place of"), in_table=False, also=("supersedes", "replaces"))
    )
    text: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Text"), in_table=False, also=("content",))
    )


class StatedFrequency(Row):
    """How often the document says that something is done; a reviewer counts by it."""

    __tablename__ = "document_frequency"
    owner_table = "document"

    what: Mapped[str] = mapped_column(Short, info=shown(N_("What"), required=True))
    how_often: Mapped[str] = mapped_column(Short, info=shown(N_("How often"), required=True))
    from_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("From")))
    to_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("To")))


class DocumentReview(Review):
    """The document was looked at again."""

    __tablename__ = "document_review"
    owner_table = "document"


DOCUMENT = Kind(
    key="document",
    title=N_("Document"),
    plural=N_("Documents"),
    tab="company",
    model=Document,
    nature=Nature.DIRECTIVE,
    heading=("title", "edition"),
    happened="signed_on",
    identity=("title", "edition"),
    rows=(
        Rows("frequencies", N_("How often it says"), StatedFrequency),
        Rows("reviews", N_("Reviews"), DocumentReview),
    ),
    also=("documents", "document list", "procedures", "safe work practices", "swp list", "forms"),
)
