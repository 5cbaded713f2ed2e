"""Reads what belongs to many records at once, so that a sheet of each costs no question more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.records import KINDS, kind_of
from desktop.records.kind import Kind, Rows
from desktop.services.columns import ANY_KIND
from desktop.services.heads import heads
from desktop.services.packaging.readable import ReadableWords, readable
from desktop.services.packaging.saying import Hide
from desktop.services.printing.reading import Reading
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.titles import Titles

_KNOWN = frozenset(kind.key for kind in KINDS)
Named = dict[str, set[str]]  # ids by kind


class Beside:
    """Records that name others or are named by them, a question a kind and not a record.

    `records` are those of which there will be sheets; what is asked about others is asked as usual.
    """

    def __init__(self, connection: Connection, hide: Hide) -> None:
        self._connection, self._hide = connection, hide
        self._at_hand: dict[str, Stored] = {}  # heads, for titles
        self._targets: Named = {}
        self._linked: dict[tuple[str, str], dict[str, list[Stored]]] = {}
        self._whole: dict[str, dict[str, Stored]] = {}
        self.words = ReadableWords(connection, hide)
        self.words.titles = Titles(connection, self._at_hand)

    def expect(self, records: Iterable[Stored]) -> None:
        """Have at hand what the sheets of these records will name."""
        some = list(records)
        for one in some:
            self._targets.setdefault(one.kind, set()).add(one.id)
            for key, record_id in _named(kind_of(one.kind), one.values):
                self._targets.setdefault(key, set()).add(record_id)
        self._look_up(some)

    def linked(self, kind: Kind, name: str, value: str) -> list[Stored] | None:
        """Return the records of a kind that name a record; None where it was not expected."""
        if not any(value in ids for ids in self._targets.values()):
            return None
        if (kind.key, name) not in self._linked:
            self._linked[kind.key, name] = self._naming(kind, name)
        return self._linked[kind.key, name].get(value, [])

    def one(self, kind: Kind, record_id: str) -> Stored | None:
        """Return a record that a sheet names."""
        if kind.key not in self._whole:
            wanted = sorted(self._targets.get(kind.key, ()))
            self._whole[kind.key] = self._read(kind, wanted)
        return self._whole[kind.key].get(record_id)

    def _naming(self, kind: Kind, name: str) -> dict[str, list[Stored]]:
        table = aggregate.table_of(kind)
        of_kind = kind.field(name).link
        every = self._targets.values() if of_kind is None else [self._targets.get(of_kind, set())]
        ids = []
        for some in aggregate.chunks(sorted({one for part in every for one in part})):
            asked = select(table.c.id).where(table.c[name].in_(some), table.c.voided_at.is_(None))
            ids += list(self._connection.execute(asked).scalars())
        found: dict[str, list[Stored]] = {}
        for one in self._read(kind, ids).values():
            found.setdefault(one.values[name], []).append(one)
        return found

    def _read(self, kind: Kind, ids: list[str]) -> dict[str, Stored]:
        found = aggregate.read(self._connection, kind, ids)
        kept = {
            key: replace(one, values=readable(kind, one.values, self._hide))
            for key, one in found.items()
            if not one.is_voided and not kind.restricted
        }
        self._look_up(kept.values())
        return kept

    def _look_up(self, records: Iterable[Stored]) -> None:
        """Have the titles at hand of what these records name, and of what those titles name."""
        wave: Named = {}
        for one in records:
            for key, record_id in _named(kind_of(one.kind), one.values):
                wave.setdefault(key, set()).add(record_id)
        while wave := {k: left for k, ids in wave.items() if (left := ids - self._at_hand.keys())}:
            found = heads(self._connection, wave)
            self._at_hand |= found
            wave = {}
            for one in found.values():
                kind = kind_of(one.kind)
                for name in kind.heading:
                    link, value = kind.field(name).link, one.values.get(name)
                    if link and value:
                        wave.setdefault(link, set()).add(value)
            if not found:  # what is named is not there any more
                break


def _named(part: Kind | Rows, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield kind and id of every record that a record names, in its rows too."""
    for one in part.fields:
        value = values.get(one.name)
        if one.link and value:
            yield one.link, value
        elif one.name.endswith(ANY_KIND) and value in _KNOWN:
            other = values.get(one.name.removesuffix(ANY_KIND) + "_id")
            if other:
                yield value, other
    for rows in part.rows:
        for line in values.get(rows.name) or ():
            yield from _named(rows, line)


@dataclass(frozen=True, kw_only=True)
class ManyReading(Reading):
    """What the sheets of many records are made from."""

    beside: Beside
    files: Mapping[str, tuple["FileLine", ...]] = field(default_factory=dict)  # by record

    def linked(self, kind_key: str, **values: object) -> list[Stored]:
        """Return the records of a kind that name another."""
        kind = kind_of(kind_key)
        if len(values) == 1:
            ((name, value),) = values.items()
            found = self.beside.linked(kind, name, value) if isinstance(value, str) else None
            if found is not None:
                return found
        some = super().linked(kind_key, **values)
        hide = self.beside.words.hide
        return [replace(one, values=readable(kind, one.values, hide)) for one in some]

    def one(self, kind_key: str, record_id: str | None) -> Stored | None:
        """Return a record that is named."""
        return self.beside.one(kind_of(kind_key), record_id) if record_id else None


@dataclass(frozen=True)
class FileLine:
    """A file that belongs to a record, as its sheet names it: the number of its exhibit."""

    number: str
    name: str
    day: date | None
