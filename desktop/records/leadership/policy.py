"""The health and safety policy: who signed it, when, and who looked at it since."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.rows import Review
from desktop.records.types import Line, Long, Short


class Policy(Record):
    """One signed policy, as text or as a file attached.

    One of `signed_by_id` and `signed_by_name` is expected; both may be empty, because an old scan
    may not say, and what is missing becomes a finding. `edition`, because `version` counts edits.
    """

    __tablename__ = "policy"

    title: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Title"), also=("policy", "name", "policy name"))
    )
    text: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Text"), in_table=False, also=("content",))
    )
    edition: Mapped[str | None] = mapped_column(
        String(40), default=None, info=shown(N_("Version"), also=("rev", "revision", "edition"))
    )
    signed_by_id: Mapped[str | None] = link(
        "worker", shown(N_("Signed by"), also=("approved by", "signed", "owner"))
    )
    signed_by_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Signed by (not on the list)"), personal=True, in_table=False),
    )
    signed_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Signed on"), required=True, also=("date", "date signed", "policy date", "effective")
        )
    )
    review_months: Mapped[int | None] = mapped_column(
        default=None,
        info=shown(N_("Months between reviews"), in_table=False, also=("review interval",)),
    )
    posted_where: Mapped[str | None] = mapped_column(
        Line,
        default=None,
        info=shown(N_("Posted where"), in_table=False, also=("posted", "posted at", "location")),
    )


class PolicyReview(Review):
    """The policy was looked at again and stands."""

    __tablename__ = "policy_review"
    owner_table = "policy"


POLICY = Kind(
    key="policy",
    title=N_("Policy"),
    plural=N_("Policies"),
    tab="leadership",
    model=Policy,
    nature=Nature.DIRECTIVE,
    heading=("title", "signed_on"),
    happened="signed_on",
    identity=("title", "signed_on"),
    rows=(Rows("reviews", N_("Reviews"), PolicyReview),),
    also=("policies", "safety policy", "health and safety policy", "policy"),
)
