"""The one record of a kind of which a company has one."""

from desktop.records import kind_of
from desktop.store import aggregate
from desktop.store.file import CompanyFile


def single_id(company: CompanyFile, kind_key: str) -> str:
    """Return the id of the record, "" where there is none yet."""
    with company.reading() as connection:
        found = aggregate.read(connection, kind_of(kind_key))
    return next((record.id for record in found.values() if not record.is_voided), "")
