"""Looks records up by their ids, by what is declared of their kinds: one question for all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, RowMapping

from desktop.records import kind_of
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.kind import Kind
from desktop.store import aggregate
from desktop.store.questions.terms import table_of
from desktop.values.audited.looked_up import LookedUp

_FILES: Final = table_of(Evidence)
_LINKS: Final = table_of(EvidenceLink)


def look_up(connection: Connection, wanted: Mapping[str, Iterable[str]]) -> dict[str, LookedUp]:
    """Return records by id, as far as they are there and not voided; `wanted` are ids by kind."""
    found: dict[str, LookedUp] = {}
    for key, ids in wanted.items():
        kind = kind_of(key)
        for some in aggregate.chunks(sorted({*ids})):
            files = _files(connection, some)
            for line in _lines(connection, kind, some):
                found[line["id"]] = _looked_up(kind, line, files.get(line["id"], 0))
    return found


def _lines(connection: Connection, kind: Kind, ids: list[str]) -> Iterator[RowMapping]:
    table = aggregate.table_of(kind)
    names = {"id", *_names(kind, "worker"), *_names(kind, "site"), *_names(kind, "equipment")}
    if kind.happened:
        names.add(kind.happened)
    asked = select(*(table.c[name] for name in sorted(names)))
    live = asked.where(table.c.id.in_(ids), table.c.voided_at.is_(None))
    yield from connection.execute(live).mappings().all()


def _files(connection: Connection, ids: list[str]) -> dict[str, int]:
    asked = (
        select(_LINKS.c.record_id, func.count())
        .join(_FILES, _FILES.c.id == _LINKS.c.owner_id)
        .where(_LINKS.c.record_id.in_(ids), _FILES.c.voided_at.is_(None))
        .group_by(_LINKS.c.record_id)
    )
    return {record: n for record, n in connection.execute(asked).all() if record is not None}


def _looked_up(kind: Kind, line: Mapping[Any, Any], files: int) -> LookedUp:
    return LookedUp(
        kind=kind.key,
        id=line["id"],
        on=line[kind.happened] if kind.happened else None,
        site=next(_said(line, _names(kind, "site")), ""),
        unit=next(_said(line, _names(kind, "equipment")), ""),
        people=tuple(dict.fromkeys(_said(line, _names(kind, "worker")))),
        files=files,
    )


def _names(kind: Kind, link: str) -> list[str]:
    return [field.name for field in kind.fields if field.link == link]


def _said(line: Mapping[Any, Any], names: Iterable[str]) -> Iterator[str]:
    return (line[name] for name in names if line[name])
