"""Looks records up by their ids, by what is declared of their kinds: one question for all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, RowMapping

from desktop.records import kind_of
from desktop.records.kind import Kind
from desktop.store import aggregate
from desktop.values.audited.looked_up import LookedUp


def look_up(connection: Connection, wanted: Mapping[str, Iterable[str]]) -> dict[str, LookedUp]:
    """Return records by id, as far as they are there and not voided; `wanted` are ids by kind."""
    found: dict[str, LookedUp] = {}
    for key, ids in wanted.items():
        kind = kind_of(key)
        for some in aggregate.chunks(sorted({*ids})):
            for line in _lines(connection, kind, some):
                found[line["id"]] = _looked_up(kind, line)
    return found


def _lines(connection: Connection, kind: Kind, ids: list[str]) -> Iterator[RowMapping]:
    table = aggregate.table_of(kind)
    names = {"id", *_names(kind, "worker"), *_names(kind, "site"), *_names(kind, "equipment")}
    if kind.happened:
        names.add(kind.happened)
    asked = select(*(table.c[name] for name in sorted(names)))
    live = asked.where(table.c.id.in_(ids), table.c.voided_at.is_(None))
    yield from connection.execute(live).mappings().all()


def _looked_up(kind: Kind, line: Mapping[Any, Any]) -> LookedUp:
    return LookedUp(
        kind=kind.key,
        id=line["id"],
        on=line[kind.happened] if kind.happened else None,
        site=next(_said(line, _names(kind, "site")), ""),
        unit=next(_said(line, _names(kind, "equipment")), ""),
        people=tuple(dict.fromkeys(_said(line, _names(kind, "worker")))),
    )


def _names(kind: Kind, link: str) -> list[str]:
    return [field.name for field in kind.fields if field.link == link]


def _said(line: Mapping[Any, Any], names: Iterable[str]) -> Iterator[str]:
    return (line[name] for name in names if line[name])
