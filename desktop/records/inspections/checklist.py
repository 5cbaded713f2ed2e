"""What an inspection looks at, version by version: a record keeps the one it was filled on."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.actions import RISKS
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Line, Short

ITEM_KINDS = {
    "pass_fail": N_("Pass, fail or not applicable"),
    "number": N_("Number"),
    "text": N_("Text"),
    "photo": N_("Photo"),
}


class Checklist(Record):
    """One edition of a checklist. `edition`, because `version` counts the edits of a record."""

    __tablename__ = "checklist"

    title: Mapped[str] = mapped_column(
        Short, info=shown(N_("Title"), required=True, also=("checklist", "name", "form"))
    )
    edition: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Version"), also=("rev", "revision", "edition"))
    )
    from_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("In use from"), in_table=False, also=("date", "effective date"))
    )
    supersedes_id: Mapped[str | None] = link(
        "checklist",
        shown(N_("Takes the place of"), in_table=False, also=("supersedes", "replaces")),
    )
    subject: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("What it is for"), also=("subject", "equipment type", "used for")),
    )


class ChecklistItem(Row):
    """One thing to look at, and what follows when it is not right."""

    __tablename__ = "checklist_item"
    owner_table = "checklist"

    item: Mapped[str] = mapped_column(
        Line, info=shown(N_("Item"), required=True, also=("items", "check", "question"))
    )
    kind: Mapped[str | None] = mapped_column(
        String(12), default=None, info=shown(N_("Answered by"), choices=ITEM_KINDS)
    )
    fail_means_action: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("A fail makes a corrective action"))
    )
    unsafe_means_tag_out: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("A fail takes it out of use"))
    )
    risk: Mapped[str | None] = mapped_column(
        String(10), default=None, info=shown(N_("Risk of a fail"), choices=RISKS)
    )


CHECKLIST = Kind(
    key="checklist",
    title=N_("Checklist"),
    plural=N_("Checklists"),
    tab="inspections",
    model=Checklist,
    nature=Nature.DIRECTIVE,
    heading=("title", "edition"),
    happened="from_on",
    identity=("title", "edition"),
    rows=(Rows("items", N_("Items"), ChecklistItem),),
    also=("checklists", "inspection forms", "inspection checklists"),
)
