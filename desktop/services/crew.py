"""Who works here on a day, by the names under which people are ticked off on a sheet."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from desktop.records import kind_of
from desktop.records.people import Employment
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.folding import fold


@dataclass(frozen=True)
class Member:
    """Somebody of the crew."""

    id: str
    name: str


def crew_of(company: CompanyFile, on: date) -> list[Member]:
    """Return everybody employed on a day, in the order of their names."""
    table, period = aggregate.table_of(kind_of("worker")), Employment.__table__.c
    began = or_(period.from_on.is_(None), period.from_on <= on)
    goes_on = or_(period.to_on.is_(None), period.to_on >= on)
    question = select(table.c.id, table.c.first_name, table.c.last_name).where(
        table.c.voided_at.is_(None),
        table.c.id.in_(select(period.owner_id).where(began, goes_on)),
    )
    with company.reading() as connection:
        found = connection.execute(question).all()
    named = [Member(worker, " ".join(filter(None, (first, last)))) for worker, first, last in found]
    return sorted(named, key=lambda member: fold(member.name))
