"""First-aid records: kept because the law asks, and shown to nobody whom the law does not name.

OHS Code s.183: every injury or illness reported is recorded; s.184: who may see it.
"""

from datetime import date
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import NOTES_ALSO, Record, Sealable, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Long, Short


def _secret(label: str, *also: str, in_table: bool = False) -> dict[str, Any]:
    return shown(label, personal=True, restricted=True, in_table=in_table, also=also)


class FirstAidRecord(Sealable, Record):
    """One treatment. Every word of it is restricted, the notes too: any of them may tell who."""

    __tablename__ = "first_aid_record"

    worker_id: Mapped[str | None] = link(
        "worker", _secret(N_("Worker"), "employee", "name", "injured", "patient", in_table=True)
    )
    worker_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=_secret(N_("Worker (not on the list)"))
    )
    happened_on: Mapped[date] = mapped_column(
        info=shown(
            N_("Date"), required=True, also=("date of injury", "injury date", "when", "happened on")
        )
    )
    reported_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("Reported on"), also=("date reported", "reported"))
    )
    injury: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=_secret(N_("Injury or illness"), "injury", "illness", "description", "what happened"),
    )
    treatment: Mapped[str | None] = mapped_column(
        Long,
        default=None,
        info=_secret(N_("First aid given"), "treatment", "first aid", "treatment given"),
    )
    first_aider_id: Mapped[str | None] = link(
        "worker", _secret(N_("First aider"), "treated by", "attendant", "given by", in_table=True)
    )
    first_aider_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=_secret(N_("First aider (not on the list)"))
    )
    referred: Mapped[str | None] = mapped_column(
        String(200),
        default=None,
        info=_secret(N_("Sent on to"), "referred", "referred to", "hospital"),
    )
    incident_id: Mapped[str | None] = link("incident", shown(N_("Incident"), in_table=False))
    notes: Mapped[str | None] = mapped_column(
        Long, default=None, info=_secret(N_("Notes"), *NOTES_ALSO)
    )


FIRST_AID_RECORD = Kind(
    key="first_aid_record",
    title=N_("First-aid record"),
    plural=N_("First-aid records"),
    tab="emergency",
    model=FirstAidRecord,
    nature=Nature.OPERATIONAL,
    heading=("happened_on", "worker_id", "worker_name"),
    happened="happened_on",
    identity=("worker_id", "worker_name", "happened_on", "injury"),
    also=("first aid records", "first aid log", "first aid"),
    restricted=True,
)
