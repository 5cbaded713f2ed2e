"""Counts from the history what was done to records since a package was sent."""

from collections.abc import Collection, Iterator
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.records import KINDS, kind_of
from desktop.records.hidden_part import HIDDEN_PART, LOOKED
from desktop.store import aggregate
from desktop.store.tables import CHANGE
from desktop.values.spoken import say_number

# what the audit looks at: not its own working papers, nor what the program keeps by itself
_COUNTED: Final = tuple(
    kind.key for kind in KINDS if kind.tab != "audit" and not kind.restricted and not kind.single
)
ADDED, CORRECTED, VOIDED = "added", "corrected", "voided"
_WORDS: Final = {
    ADDED: N_("Records that were added"),
    CORRECTED: N_("Records that were corrected"),
    VOIDED: N_("Records that were voided"),
}


def records_since(
    connection: Connection, number: int
) -> Iterator[tuple[str, str, tuple[str, ...], int]]:
    """Return a key, words, a line a kind ("Inspections: 12"), and how many were changed so since.

    A record that was added and corrected since counts as added, one that was voided as voided.
    """
    first = (CHANGE.c.operation == "create").label("is_new")
    question = (
        select(CHANGE.c.kind, CHANGE.c.record_id, func.max(first))
        .where(CHANGE.c.number > number, CHANGE.c.kind.in_(_COUNTED))
        .group_by(CHANGE.c.kind, CHANGE.c.record_id)
    )
    counts: dict[str, dict[str, int]] = {key: {} for key in _WORDS}
    found = connection.execute(question).all()
    voided = voided_of(connection, {(line[0], line[1]) for line in found})
    for kind, record_id, is_new in found:
        is_voided = (kind, record_id) in voided
        if is_new and is_voided:
            continue  # it came and went meanwhile
        group = counts[VOIDED if is_voided else ADDED if is_new else CORRECTED]
        group[kind] = group.get(kind, 0) + 1
    for key, of_kind in counts.items():
        order = [kind for kind in _COUNTED if kind in of_kind]
        lines = tuple(_said(kind, of_kind[kind]) for kind in order)
        yield key, _(_WORDS[key]), lines, sum(of_kind.values())


def hidden_since(connection: Connection, number: int) -> frozenset[str]:
    """Return the files of which parts were hidden or shown again since: their pages are others."""
    kind = kind_of(HIDDEN_PART.key)
    table = aggregate.table_of(kind)
    changed = select(CHANGE.c.record_id).where(CHANGE.c.number > number, CHANGE.c.kind == kind.key)
    asked = select(table.c.evidence_id).where(table.c.id.in_(changed), table.c.what != LOOKED)
    return frozenset(connection.execute(asked).scalars())


def voided_of(
    connection: Connection, records: Collection[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Return those of the records, by kind and id, that are voided now."""
    by_kind: dict[str, set[str]] = {}
    known = {kind.key for kind in KINDS}
    for kind, record_id in records:
        if kind in known:
            by_kind.setdefault(kind, set()).add(record_id)
    found: set[tuple[str, str]] = set()
    for key, ids in by_kind.items():
        table = aggregate.table_of(kind_of(key))
        for some in aggregate.chunks(sorted(ids)):
            asked = select(table.c.id).where(table.c.id.in_(some), table.c.voided_at.is_not(None))
            found |= {(key, record_id) for record_id in connection.execute(asked).scalars()}
    return frozenset(found)


def _said(key: str, count: int) -> str:
    return _("{kind}: {n}").format(kind=_(kind_of(key).plural), n=say_number(count))
