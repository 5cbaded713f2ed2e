"""Reminds once a year that something has been kept longer than it is needed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select

from desktop.language import ngettext
from desktop.records import kind_of
from desktop.services.retention.due import due_in
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

A_YEAR: Final = timedelta(days=365)
PUT_OFF: Final = timedelta(days=30)


@dataclass(frozen=True)
class Yearly:
    """A sentence, and the day until which nobody is reminded who puts it off (ISO)."""

    sentence: str
    put_off_until: str


def yearly_list(company: CompanyFile, as_of: date, put_off: str = "") -> Yearly | None:
    """Return the reminder, None where nothing may go, or a list was signed within a year.

    `put_off` is what `Yearly.put_off_until` said when somebody put it off, or "".
    """
    if put_off > as_of.isoformat():
        return None
    table = aggregate.table_of(kind_of("disposal"))
    last = select(func.max(table.c.disposed_on)).where(table.c.voided_at.is_(None))
    with company.reading() as connection:
        signed = connection.execute(last).scalar()
        if signed is not None and as_of - signed < A_YEAR:
            return None
        n = len(due_in(connection, as_of).may_go)
    if not n:
        return None
    said = ngettext(
        "{n} record has been kept longer than it is needed. Once a year, look over what may go.",
        "{n} records have been kept longer than they are needed. Once a year, look over what may "
        "go.",
        n,
    )
    return Yearly(said.format(n=say_number(n)), (as_of + PUT_OFF).isoformat())
