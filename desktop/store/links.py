"""Refuses a record that names another one which is not in the file."""

from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.kind import Kind, Rows
from desktop.store import aggregate
from desktop.store.aggregate import Stored, Values


class Links:
    """What records may name within one action: those in the file, and those of the action."""

    def __init__(self, connection: Connection, after: Mapping[str, Stored]) -> None:
        self._connection, self._after = connection, after
        self._known: set[tuple[str, str]] = set()

    def refuse_loose(self, kind: Kind, values: Values) -> None:
        """Raise `Refused` with a sentence for each field that names a record that is not there."""
        faults = {
            place: _("{label}: that record is not in this file.").format(label=_(label))
            for place, label, target_kind, target in _links(kind, values, "")
            if not self._exists(target_kind, target)
        }
        if faults:
            raise Refused(faults)

    def _exists(self, kind: str, record_id: str) -> bool:
        if (kind, record_id) in self._known:
            return True
        if record_id in self._after:
            return self._after[record_id].kind == kind
        table = aggregate.table_of(kind_of(kind))
        question = select(table.c.id).where(table.c.id == record_id)
        if self._connection.execute(question).first() is None:
            return False
        self._known.add((kind, record_id))
        return True


def _links(part: Kind | Rows, values: Values, at: str) -> Iterator[tuple[str, str, str, str]]:
    """Return every link that is set, as (place, label, kind it names, id it names)."""
    for field in part.fields:
        if field.link and (target := values.get(field.name)):
            yield at + field.name, field.label, field.link, target
    for rows in part.rows:
        for number, line in enumerate(values.get(rows.name) or []):
            yield from _links(rows, line, f"{at}{rows.name}.{number}.")
