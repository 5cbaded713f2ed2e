"""What every record and every row in it has, so that a kind declares only what is its own."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from desktop.language import N_
from desktop.records.shown import shown
from desktop.records.types import Id, Line, Long, Stamp

# every constraint has a name, because Alembic can only alter on SQLite what it can name
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# headings under which sheets carry notes; a kind that restricts its notes declares them again
NOTES_ALSO = ("note", "remark", "remarks", "comment", "comments")


class Base(DeclarativeBase):
    """The one metadata of the company file. Models declare; `desktop.store` reads and writes."""

    metadata = MetaData(naming_convention=NAMES)


class Record(Base):
    """One record, voided with a reason instead of deleted.

    Who entered it and when is never edited.
    """

    __abstract__ = True

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Stamp)
    created_by: Mapped[str] = mapped_column(String(120))
    version: Mapped[int] = mapped_column(Integer)
    voided_at: Mapped[datetime | None] = mapped_column(Stamp, default=None)
    voided_by: Mapped[str | None] = mapped_column(String(120), default=None)
    void_reason: Mapped[str | None] = mapped_column(Line, default=None)
    checksum: Mapped[str] = mapped_column(String(64))
    notes: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Notes"), in_table=False, also=NOTES_ALSO)
    )


class Row(Base):
    """A line of a table inside a record (a hazard, an attendee); it lives with its record."""

    __abstract__ = True
    owner_table: ClassVar[str]

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)

    @declared_attr
    @classmethod
    def owner_id(cls) -> Mapped[str]:
        """The record (or the row) that this line belongs to."""
        return mapped_column(ForeignKey(f"{cls.owner_table}.id"), index=True)


class Sealable:
    """What a record or row besides has that can hold private facts: a place for them, sealed.

    Empty as long as the owner has not set up private facts; then the fields themselves are.
    """

    sealed: Mapped[str | None] = mapped_column(Long, default=None)


# columns that the store keeps by itself; they are no part of what a person fills in
HOUSEKEEPING = frozenset({
    "id", "created_at", "created_by", "version", "voided_at", "voided_by", "void_reason",
    "checksum", "position", "owner_id", "sealed",
})  # fmt: skip


def link(kind: str, info: dict[str, Any], *, index: bool = True) -> Any:
    """A column that points at a record of another kind. `kind` is that kind's table."""
    return mapped_column(Id, ForeignKey(f"{kind}.id"), index=index, default=None, info=info)
