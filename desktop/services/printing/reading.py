"""What a sheet is made from: the record, the words for it, the day, how its kind stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Table, select

from desktop.duties.duty import Duty
from desktop.package.sheets.said import Part
from desktop.records import kind_of
from desktop.services.printing.words import Words
from desktop.services.standings import Standings
from desktop.store import aggregate
from desktop.store.aggregate import Stored


@dataclass(frozen=True)
class Beside:
    """What comes first on a sheet, and the fields and tables that it has said already."""

    parts: tuple[Part, ...] = ()
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reading:
    """One look at the file, from which all sheets of one print are made."""

    words: Words
    as_of: date
    standings: Mapping[str, Standings] = field(default_factory=dict)  # by kind
    missing: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by worker: certificates
    good_through: Mapping[str, date] = field(default_factory=dict)  # by card, worked out too
    duties: Mapping[str, Sequence[Duty]] = field(default_factory=dict)  # by unit or site

    def linked(self, kind_key: str, **values: object) -> list[Stored]:
        """Return the records of a kind with these values that were not voided."""
        kind = kind_of(kind_key)
        table: Table = aggregate.table_of(kind)
        question = select(table.c.id).where(table.c.voided_at.is_(None))
        for name, value in values.items():
            question = question.where(table.c[name] == value)
        ids = list(self.words.connection.execute(question.order_by(table.c.id)).scalars())
        return [*aggregate.read(self.words.connection, kind, ids).values()]

    def latest(self, kind_key: str, by: str, most: int, **values: object) -> list[Stored]:
        """Return the last so many records of a kind with these values, the newest first."""
        kind = kind_of(kind_key)
        table: Table = aggregate.table_of(kind)
        question = select(table.c.id).where(table.c.voided_at.is_(None))
        for name, value in values.items():
            question = question.where(table.c[name] == value)
        question = question.order_by(table.c[by].desc(), table.c.id.desc()).limit(most)
        ids = list(self.words.connection.execute(question).scalars())
        found = aggregate.read(self.words.connection, kind, ids)
        return [found[one] for one in ids]

    def evidence(self, record: Stored) -> list[Stored]:
        """Return the files that prove a record, without those that were voided."""
        kind = kind_of("evidence")
        (links,) = kind.rows
        table: Table = aggregate.table_of(links)
        question = select(table.c.owner_id).where(
            table.c.record_id == record.id, table.c.record_kind == record.kind
        )
        ids = list(self.words.connection.execute(question.distinct()).scalars())
        found = aggregate.read(self.words.connection, kind, ids).values()
        return [one for one in found if not one.is_voided]

    def one(self, kind_key: str, record_id: str | None) -> Stored | None:
        """Return one record."""
        if not record_id:
            return None
        return aggregate.read_one(self.words.connection, kind_of(kind_key), record_id)

    def said(self, kind_key: str, name: str, values: Mapping[str, Any]) -> str:
        """Return what one field of a record says."""
        return self.words.value(kind_of(kind_key).field(name), values.get(name))

    def stand(self, kind_key: str, record_id: str) -> tuple[str, str]:
        """Return the word and the tone of how a record stands."""
        standing = self.standings.get(kind_key, {}).get(record_id)
        return (standing.word, standing.tone) if standing else ("", "")
