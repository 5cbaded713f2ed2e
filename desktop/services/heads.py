"""Reads what titles are made of, for many records in a handful of questions."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.records.fields import Field
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.titles import Titles


class _Titles(Titles):
    """Titles that say of a bare number of a version what it is: "Truck inspection version 2"."""

    def part(self, field: Field, value: Any) -> str:
        """Return what a title says of one field."""
        said = super().part(field, value)
        if field.name == "edition" and said[:1].isdecimal():
            return _("version {n}").format(n=said)
        return said


def heads(connection: Connection, wanted: Mapping[str, Iterable[str]]) -> dict[str, Stored]:
    """Return records by id without the rows inside them; `wanted` are ids by kind."""
    found: dict[str, Stored] = {}
    for key, ids in wanted.items():
        kind = kind_of(key)
        table = aggregate.table_of(kind)
        for some in aggregate.chunks(sorted(ids)):
            asked = select(table).where(table.c.id.in_(some))
            for line in connection.execute(asked).mappings():
                about = {name: line[name] for name in aggregate.ABOUT}
                values = aggregate.own_values(kind, line)
                found[line["id"]] = Stored(kind=key, values=values, **about)
    return found


def titles_with(connection: Connection, stored: Mapping[str, Stored]) -> Titles:
    """Return the maker of titles, with every record that a title of these names at hand."""
    at_hand = dict(stored)
    wave: Iterable[Stored] = stored.values()
    while missing := _named_by(wave, at_hand):
        found = heads(connection, missing)
        at_hand |= found
        wave = found.values()
    return _Titles(connection, at_hand)


def _named_by(records: Iterable[Stored], known: Mapping[str, Stored]) -> dict[str, set[str]]:
    missing: dict[str, set[str]] = {}
    for record in records:
        kind = kind_of(record.kind)
        for name in kind.heading:
            link, target = kind.field(name).link, record.values.get(name)
            if link and target and target not in known:
                missing.setdefault(link, set()).add(target)
    return missing
