"""Files that prove something: scans, photos, letters; stored once and linked to what they prove."""

from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Id, Line, Short, Stamp

NATURES = {"directive": N_("Says what we do"), "operational": N_("Shows that we did")}


class Evidence(Record):
    """One file. Its own date and the moment it was filed are two; the second is never edited."""

    __tablename__ = "evidence"

    name: Mapped[str] = mapped_column(Short, info=shown(N_("Name"), required=True))
    sha256: Mapped[str] = mapped_column(
        String(64), index=True, info=shown(N_("Content"), required=True, in_table=False)
    )
    media_type: Mapped[str] = mapped_column(
        String(120), info=shown(N_("Kind of file"), required=True)
    )
    size: Mapped[int] = mapped_column(
        info=shown(N_("Size in bytes"), required=True, in_table=False)
    )
    own_date: Mapped[date | None] = mapped_column(default=None, info=shown(N_("Its own date")))
    filed_at: Mapped[datetime] = mapped_column(Stamp, info=shown(N_("Filed"), required=True))
    taken_at: Mapped[datetime | None] = mapped_column(
        default=None, info=shown(N_("Taken"), in_table=False)
    )
    latitude: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Latitude"), in_table=False)
    )
    longitude: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Longitude"), in_table=False)
    )
    nature: Mapped[str | None] = mapped_column(
        String(12), default=None, info=shown(N_("What it does"), choices=NATURES)
    )
    pages: Mapped[int | None] = mapped_column(default=None, info=shown(N_("Pages"), in_table=False))
    warning: Mapped[str | None] = mapped_column(Line, default=None, info=shown(N_("Warning")))


class EvidenceLink(Row):
    """A record (or an audit question) that this file proves."""

    __tablename__ = "evidence_link"
    __table_args__ = (Index("ix_evidence_link_record", "record_id"),)
    owner_table = "evidence"

    record_kind: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Kind of record"))
    )
    record_id: Mapped[str | None] = mapped_column(Id, default=None, info=shown(N_("Record")))


EVIDENCE = Kind(
    key="evidence",
    title=N_("Evidence"),
    plural=N_("Evidence"),
    tab="company",
    model=Evidence,
    nature=Nature.OPERATIONAL,
    heading=("name",),
    happened="own_date",
    identity=("sha256",),
    rows=(Rows("links", N_("What it proves"), EvidenceLink),),
)
