"""Corrective actions across all sources: what, who, by when, done, proven, verified."""

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Id, Line, Long, Short

RISKS = {"high": N_("High"), "medium": N_("Medium"), "low": N_("Low")}


class CorrectiveAction(Record):
    """One thing to put right, from the day it was found to the day the fix was verified."""

    __tablename__ = "corrective_action"
    __table_args__ = (Index("ix_corrective_action_source", "source_id"),)

    what: Mapped[str] = mapped_column(
        Line,
        info=shown(
            N_("What to put right"),
            required=True,
            also=("issue", "action", "corrective action", "description", "deficiency", "problem",
                  "finding", "item", "hazard", "action required", "what"),
        ),
    )  # fmt: skip
    found_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Found on"),
            required=True,
            also=("date identified", "date found", "raised", "date raised", "identified",
                  "opened", "date opened", "date", "reported", "date reported", "raised on"),
        )
    )  # fmt: skip
    source_kind: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Kind of source"), in_table=False)
    )
    source_id: Mapped[str | None] = mapped_column(
        Id, default=None, info=shown(N_("Source record"), in_table=False)
    )
    source_text: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Found in"), also=("source", "where found", "origin", "from", "type")),
    )
    equipment_id: Mapped[str | None] = link(
        "equipment", shown(N_("Unit"), also=("unit no", "asset", "equipment"))
    )
    site_id: Mapped[str | None] = link("site", shown(N_("Site"), also=("location", "area")))
    risk: Mapped[str | None] = mapped_column(
        String(10),
        default=None,
        info=shown(N_("Risk"), choices=RISKS, also=("priority", "severity", "risk level")),
    )
    interim: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(
            N_("Done at once"),
            in_table=False,
            also=("interim action", "immediate action", "interim"),
        ),
    )
    assigned_id: Mapped[str | None] = link(
        "worker",
        shown(
            N_("Assigned to"),
            also=("owner", "responsible", "person responsible", "who", "assignee", "by whom"),
        ),
    )
    assigned_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Assigned to (not on the list)"), personal=True, in_table=False),
    )
    due_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Due"),
            also=("due date", "target", "target date", "by when", "complete by", "deadline"),
        ),
    )
    resolved_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(
            N_("Resolved on"),
            also=("date resolved", "resolved", "closed", "date closed", "closed on", "completed",
                  "date completed", "completion date", "done", "fixed on", "done on",
                  "completed on"),
        ),
    )  # fmt: skip
    resolved_by_id: Mapped[str | None] = link(
        "worker",
        shown(N_("Resolved by"), also=("closed by", "completed by", "fixed by", "done by")),
    )
    resolved_by_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Resolved by (not on the list)"), personal=True, in_table=False),
    )
    proof: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=shown(N_("What was done, and proof"), in_table=False, also=("resolution", "fix")),
    )
    verified_by_id: Mapped[str | None] = link(
        "worker", shown(N_("Verified by"), in_table=False, also=("checked by", "signed off by"))
    )
    verified_by_name: Mapped[str | None] = mapped_column(
        Short,
        default=None,
        info=shown(N_("Verified by (not on the list)"), personal=True, in_table=False),
    )
    verified_on: Mapped[date | None] = mapped_column(
        default=None,
        info=shown(N_("Verified on"), in_table=False, also=("date verified", "checked on")),
    )
    verified_how: Mapped[str | None] = mapped_column(
        Line,
        default=None,
        info=shown(N_("How it was verified (crew of one or two)"), in_table=False),
    )
    effective: Mapped[bool | None] = mapped_column(
        default=None, info=shown(N_("Did it work"), in_table=False, also=("effective",))
    )
    closed_reason: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Reason if closed without a fix"), in_table=False)
    )


class ActionTry(Row):
    """An earlier try to put it right, after which it was opened again; the steps write it."""

    __tablename__ = "action_try"
    owner_table = "corrective_action"

    resolved_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("Resolved on")))
    resolved_by_id: Mapped[str | None] = link("worker", shown(N_("Resolved by")))
    resolved_by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Resolved by (not on the list)"), personal=True)
    )
    proof: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("What was done, and proof"))
    )
    verified_by_id: Mapped[str | None] = link("worker", shown(N_("Verified by")))
    verified_by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Verified by (not on the list)"), personal=True)
    )
    verified_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("Verified on")))
    verified_how: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("How it was verified (crew of one or two)"))
    )
    closed_reason: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Reason if closed without a fix"))
    )
    opened_on: Mapped[date] = mapped_column(info=shown(N_("Opened again on"), required=True))
    opened_why: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("What still did not work"))
    )


CORRECTIVE_ACTION = Kind(
    key="corrective_action",
    title=N_("Corrective action"),
    plural=N_("Corrective actions"),
    tab="actions",
    model=CorrectiveAction,
    nature=Nature.OPERATIONAL,
    heading=("what",),
    happened="found_on",
    identity=("found_on", "what"),
    rows=(Rows("tries", N_("Earlier tries"), ActionTry),),
    also=("corrective action log", "ca log", "action log", "actions", "corrective actions",
          "deficiency log", "action items", "car log", "capa"),
)  # fmt: skip
