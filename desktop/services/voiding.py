"""Lists what was voided, and brings it back; nothing in a company file is ever deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop import records
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.kind import Kind
from desktop.services.editing import restore_record
from desktop.services.editing import void_record as void
from desktop.services.heads import heads, titles_with
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_date

__all__ = ["Voided", "VoidedList", "bring_back", "void", "voided_records"]

MOST: Final = 200


@dataclass(frozen=True)
class Voided:
    """A voided record: what it is called, why it was voided, and by whom and when."""

    kind: str
    record_id: str
    title: str
    why: str
    when: str
    who: str


@dataclass(frozen=True)
class VoidedList:
    """The voided records that were asked for, the last voided first, and how many there are.

    `counts` has every kind of which there are voided records.
    """

    records: tuple[Voided, ...]
    counts: dict[str, int]
    more: int  # of the kind asked for, beside those listed


def voided_records(
    company: CompanyFile, today: date, kind_key: str = "", most: int = MOST
) -> VoidedList:
    """Return voided records of one kind, or of all, by kind in the order of the tabs."""
    with company.reading() as connection:
        counts = {kind.key: n for kind in records.KINDS if (n := _count(connection, kind))}
        wanted = [kind_of(key) for key in counts if kind_key in ("", key)]
        ids = {kind.key: _last_voided(connection, kind, most) for kind in wanted}
        stored = heads(connection, ids)
        titles = titles_with(connection, stored)
        found = [_said(stored[one], titles, today) for some in ids.values() for one in some]
    total = sum(counts[kind.key] for kind in wanted)
    return VoidedList(tuple(found), counts, total - len(found))


def _count(connection: Connection, kind: Kind) -> int:
    table = aggregate.table_of(kind)
    asked = select(func.count()).select_from(table).where(table.c.voided_at.is_not(None))
    return connection.execute(asked).scalar() or 0


def _last_voided(connection: Connection, kind: Kind, most: int) -> list[str]:
    table = aggregate.table_of(kind)
    asked = (
        select(table.c.id)
        .where(table.c.voided_at.is_not(None))
        .order_by(table.c.voided_at.desc(), table.c.id.desc())
        .limit(most)
    )
    return list(connection.execute(asked).scalars())


def _said(record: aggregate.Stored, titles: Titles, today: date) -> Voided:
    assert record.voided_at is not None
    # the law names who may read a first-aid record: a list of everything is not the place
    title = "" if kind_of(record.kind).restricted else titles.of(record)
    return Voided(
        kind=record.kind,
        record_id=record.id,
        title=title or _(kind_of(record.kind).title),
        why=record.void_reason or "",
        when=say_date(record.voided_at.astimezone().date(), today),
        who=record.voided_by or "",
    )


def bring_back(company: CompanyFile, chosen: Sequence[tuple[str, str]]) -> None:
    """Bring voided records back, given as (kind, id), as one action."""
    if len(chosen) == 1:
        restore_record(company, *chosen[0])
        return

    def work(t: Transaction) -> None:
        for kind, record_id in chosen:
            t.restore(kind, record_id)

    n = len(chosen)
    name = ngettext("{n} voided record brought back", "{n} voided records brought back", n)
    company.write(name.format(n=n), work)
