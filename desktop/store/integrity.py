"""Finds what the disk has spoilt: SQLite itself does not see a value that changed."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.records.kind import Kind
from desktop.store import aggregate
from desktop.store.tables import CONTENT


def damaged_records(connection: Connection) -> Iterator[tuple[str, str]]:
    """Return (kind, id) of every record that does not say what its checksum says it said."""
    for kind in records.KINDS:
        for some in aggregate.chunks(aggregate.ids_of(connection, kind)):
            if not _are_whole(connection, kind, some):
                yield from (
                    (kind.key, record_id)
                    for record_id in some
                    if not _are_whole(connection, kind, [record_id])
                )


def _are_whole(connection: Connection, kind: Kind, ids: list[str]) -> bool:
    try:
        found = aggregate.read(connection, kind, ids).values()
        return all(record.seal() == record.checksum for record in found)
    except (ValueError, TypeError, AttributeError):  # no date, no number, no text any more
        return False
    except DBAPIError as fault:
        if "could not decode" in str(fault.orig).lower():
            return False
        raise


def damaged_contents(connection: Connection) -> Iterator[str]:
    """Return the SHA-256 of every file whose content is no longer what it was, one at a time."""
    for sha256 in connection.execute(select(CONTENT.c.sha256)).scalars().all():
        question = select(CONTENT.c.data).where(CONTENT.c.sha256 == sha256)
        if hashlib.sha256(connection.execute(question).scalar_one()).hexdigest() != sha256:
            yield sha256
