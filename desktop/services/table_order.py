"""The order of a table's rows: by the clock where SQLite can tell, by words as a person sorts."""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.records.fields import Shape
from desktop.records.kind import Kind, Nature
from desktop.services.columns import STATE, Column, columns_of
from desktop.services.standings import Standings
from desktop.store import listing
from desktop.store.listing import Numbers, Which
from desktop.values.folding import fold

_NUMBERED: Final = re.compile(r"(\d+)")
# SQLite puts these in order by itself
_EXACT: Final = frozenset({
    Shape.DATE, Shape.TIME, Shape.MOMENT, Shape.STAMP, Shape.AMOUNT, Shape.WHOLE, Shape.REAL,
    Shape.YES_NO,
})  # fmt: skip

Sort = tuple[str, bool]  # a column, and whether the last or largest comes first


def ordered(
    connection: Connection,
    kind: Kind,
    which: Which,
    sort: Sort | None,
    standings: Standings,
    most: int | None = None,
) -> Numbers:
    """Return the rows in order. `most` gives the first so many where that is quicker."""
    sort = sort or usual_sort(kind)
    if sort is None:
        heading = [c for name in kind.heading for c in columns_of(kind.key) if name in c.names]
        return _by_words(connection, kind, which, heading, last_first=False)
    key, last_first = sort
    column = next(column for column in columns_of(kind.key) if column.key == key)
    if not column.names:
        return _by_standing(connection, kind, which, column, standings, last_first=last_first)
    if _is_exact(column):
        return listing.numbers(connection, kind, which, "-" + key if last_first else key, most)
    return _by_words(connection, kind, which, [column], last_first=last_first)


def comes_at_once(kind: Kind, sort: Sort | None) -> bool:
    """Whether the first rows in this order are known long before all of them are."""
    sort = sort or usual_sort(kind)
    if sort is None:
        return False
    return any(column.key == sort[0] and _is_exact(column) for column in columns_of(kind.key))


def usual_sort(kind: Kind) -> Sort | None:
    """Return how a table goes by itself: logs by date, the newest first, a schedule by what is due.

    None for what one looks up: that goes by its titles.
    """
    if kind.key == "duty_plan":
        return STATE, False
    is_a_log = kind.nature is not Nature.DIRECTIVE and kind.happened is not None
    return (kind.happened, True) if is_a_log and kind.happened else None


def _is_exact(column: Column) -> bool:
    if column.field is None:
        return column.names == ("created_at",)
    return column.field.shape in _EXACT


def _by_words(
    connection: Connection,
    kind: Kind,
    which: Which,
    columns: Sequence[Column],
    *,
    last_first: bool,
) -> Numbers:
    names = [name for column in columns for name in column.names]
    rows = listing.pairs(connection, kind, which, names)
    at = {name: place for place, name in enumerate(names, start=1)}
    parts = [_part(connection, column, rows, at) for column in columns]
    keyed = [(tuple(part(row) for part in parts), row[0]) for row in rows]
    return _sorted(((key if any(key) else None), number) for key, number in keyed)(last_first)


def _part(
    connection: Connection, column: Column, rows: Sequence[tuple[Any, ...]], at: dict[str, int]
) -> Callable[[tuple[Any, ...]], Any]:
    """Return what says by which key a row is sorted for one column."""
    first, last = at[column.names[0]], at[column.names[-1]]
    field = column.field
    if column.names_any:
        return lambda row: natural(f"{row[first] or ''} {row[last] or ''}".strip())
    if field is not None and field.link:
        ids = {row[first] for row in rows if row[first]}
        titles = listing.titles(connection, {field.link: ids})
        return lambda row: natural(titles.get(row[first]) or (row[last] if last > first else ""))
    if field is not None and field.choices:
        # choices are declared in an order that means something: high before low
        ranks = {stored: (f"{rank:04}",) for rank, stored in enumerate(field.choices)}
        return lambda row: ranks.get(row[first], ())
    return lambda row: natural("" if row[first] is None else str(row[first]))


def _by_standing(
    connection: Connection,
    kind: Kind,
    which: Which,
    column: Column,
    standings: Standings,
    *,
    last_first: bool,
) -> Numbers:
    def key(record_id: str) -> Any:
        standing = standings.get(record_id)
        if standing is None:
            return None
        said = standing.said.get(column.key)
        if column.key not in standing.said:
            due = standing.said.get("due")
            return standing.rank, due if isinstance(due, date) else date.max
        return natural(said) if isinstance(said, str) else said

    rows = listing.pairs(connection, kind, which, ["id"])
    return _sorted((key(record_id), number) for number, record_id in rows)(last_first)


def _sorted(keyed: Iterable[tuple[Any, int]]) -> Callable[[bool], Numbers]:
    """Put rows in order, those without a key last whichever way round it is."""
    pairs = list(keyed)
    full = [pair for pair in pairs if pair[0] is not None]
    empty = [number for key, number in pairs if key is None]

    def made(last_first: bool) -> Numbers:
        full.sort(reverse=last_first)
        return array("q", [number for _key, number in full] + empty)

    return made


@lru_cache(maxsize=65536)
def natural(text: str | None) -> tuple[str | int, ...]:
    """Return the key by which people sort words: unit 9 before unit 101, É beside E."""
    parts = _NUMBERED.split(fold(text or ""))
    if parts == [""]:
        return ()
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts))
