"""The name of the company that stands at the head of every page."""

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.store import aggregate


def company_name(connection: Connection) -> str:
    """Return the name as it is registered, "" where nobody said it yet."""
    table = aggregate.table_of(kind_of("company"))
    asked = select(table.c.legal_name).where(table.c.voided_at.is_(None))
    return connection.execute(asked.order_by(table.c.id).limit(1)).scalar() or ""
