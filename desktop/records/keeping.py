"""What became of records that people may ask about: who was shown them, and what was disposed of.

PIPA (Alberta) s.34.1, s.35: personal information is destroyed when it is no longer needed; OHS Code
s.184: who was shown a first-aid record, and on whose word, must be possible to say.
"""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Long, Short

WAYS = {
    "printed": N_("Printed"),
    "saved": N_("Saved as a file"),
    "shown": N_("Shown or read out"),
}


class Disclosure(Record):
    """Private facts left the file with names: to whom, why, on whose word."""

    __tablename__ = "disclosure"

    disclosed_on: Mapped[date] = mapped_column(
        info=shown(N_("Date"), required=True, also=("disclosed on", "date of disclosure"))
    )
    what: Mapped[str] = mapped_column(
        Short, info=shown(N_("What was handed out"), required=True, also=("what", "records"))
    )
    way: Mapped[str | None] = mapped_column(
        String(10), default=None, info=shown(N_("How"), choices=WAYS, also=("way",))
    )
    recipient: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("To whom"), also=("recipient", "given to", "for"))
    )
    reason: Mapped[str] = mapped_column(
        Long, info=shown(N_("Why it was allowed"), required=True, also=("reason", "why", "purpose"))
    )


class Disposal(Record):
    """One yearly list of records that were no longer needed, as a person signed it off."""

    __tablename__ = "disposal"

    disposed_on: Mapped[date] = mapped_column(
        info=shown(N_("Date"), required=True, also=("disposed on", "date of disposal"))
    )
    signed_by_id: Mapped[str | None] = link(
        "worker", shown(N_("Signed off by"), also=("signed by", "approved by"))
    )
    signed_by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Signed off by (not on the list)"), personal=True)
    )


class DisposedOf(Row):
    """How many records of one kind went, and from which time."""

    __tablename__ = "disposal_line"
    owner_table = "disposal"

    kind: Mapped[str] = mapped_column(Short, info=shown(N_("Kind of record"), required=True))
    count: Mapped[int | None] = mapped_column(default=None, info=shown(N_("How many")))
    from_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("From")))
    to_on: Mapped[date | None] = mapped_column(default=None, info=shown(N_("To")))


DISCLOSURE = Kind(
    key="disclosure",
    title=N_("Disclosure"),
    plural=N_("Disclosures"),
    tab="company",
    model=Disclosure,
    nature=Nature.OPERATIONAL,
    heading=("disclosed_on", "what"),
    happened="disclosed_on",
    identity=("disclosed_on", "what", "recipient"),
    also=("disclosure log", "privacy log"),
)
DISPOSAL = Kind(
    key="disposal",
    title=N_("Disposal of records"),
    plural=N_("Disposals of records"),
    tab="company",
    model=Disposal,
    nature=Nature.OPERATIONAL,
    heading=("disposed_on",),
    happened="disposed_on",
    identity=("disposed_on", "signed_by_id", "signed_by_name"),
    rows=(Rows("lines", N_("What was disposed of"), DisposedOf),),
    also=("disposal log", "disposal list"),
)
