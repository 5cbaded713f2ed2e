"""The title under which a person knows a record, e.g. "Rick Desjarlais H2S Alive"."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.records.fields import Field
from desktop.records.kind import Kind
from desktop.records.privacy import SEALED
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.private_values import key_at, opened_line
from desktop.values.spoken import say_whole_date


class Titles:
    """Makes titles from the headings of kinds, looking up the records that they name.

    `at_hand` are records that need not be looked up, by id.
    """

    def __init__(self, connection: Connection, at_hand: Mapping[str, Stored]) -> None:
        self._connection = connection
        self._at_hand = at_hand
        self._made: dict[str, str] = {}

    def of(self, record: Stored) -> str:
        """Return the title of a record."""
        if record.id not in self._made:
            self._made[record.id] = ""  # stops a record that names itself
            parts = self._parts(kind_of(record.kind), record)
            self._made[record.id] = " ".join(part for part in parts if part)
        return self._made[record.id]

    def _parts(self, kind: Kind, record: Stored) -> list[str]:
        values = record.values
        if kind.titled is not None:
            return [kind.titled(values)]
        if values.get(SEALED) is None or not any(kind.field(n).private for n in kind.heading):
            return [self.part(kind.field(name), values.get(name)) for name in kind.heading]
        own = {name: values.get(name) for name in (*kind.heading, SEALED)}
        own = opened_line(kind, (record.id, ""), own, key_at(self._connection))
        parts = [self.part(kind.field(name), own.get(name)) for name in kind.heading]
        return [*parts, _("Private")] if SEALED in own else parts

    def of_id(self, kind: str, record_id: str) -> str:
        """Return the title of the record of that id, "" when there is none."""
        if record_id not in self._made:
            other = self._at_hand.get(record_id)
            other = other or aggregate.read_one(self._connection, kind_of(kind), record_id)
            return self.of(other) if other else ""
        return self._made[record_id]

    def part(self, field: Field, value: Any) -> str:
        """Return what a title says of one field."""
        if value is None:
            return ""
        if field.link:
            return self.of_id(field.link, value)
        if field.choices:
            return _(field.choices.get(value, value))
        return say_whole_date(value) if isinstance(value, date) else str(value)
