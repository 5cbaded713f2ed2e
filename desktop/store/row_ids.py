"""Gives every row inside a record an identity of its own, and keeps the one that it had."""

from collections.abc import Iterable
from typing import Any

from desktop.records.kind import Rows
from desktop.store.aggregate import Values
from desktop.store.canonical import written
from desktop.store.ids import new_id


def with_row_ids(
    tables: Iterable[Rows], values: Values, before: Values, *, keep: bool = False
) -> Values:
    """Return `values` with an id on every row; `before` is the record (or row) as it was.

    A row keeps its id only where the record had it: one copied from another record gets a new one.
    A row that comes without an id and says what one said before is that one, so that saving the
    same thing again changes nothing. `keep` trusts every id, for rows that undo puts back.
    """
    named = dict(values)
    for rows in tables:
        lines = values.get(rows.name) or []
        old = {line["id"]: line for line in before.get(rows.name) or []}
        free = _Free(old[row_id] for row_id in old.keys() - {line.get("id") for line in lines})
        named[rows.name] = []
        for line in lines:
            row_id = line.get("id")
            if row_id not in old and not (keep and row_id):
                row_id = free.take(line) or new_id()
            inner = with_row_ids(rows.rows, line, old.get(row_id, {}), keep=keep)
            named[rows.name].append(inner | {"id": row_id})
    return named


class _Free:
    """Rows that nobody claims by id, by what they say."""

    def __init__(self, lines: Iterable[Values]) -> None:
        self._by_words: dict[str, list[str]] = {}
        for line in sorted(lines, key=lambda line: str(line["id"]), reverse=True):
            self._by_words.setdefault(_words(line), []).append(line["id"])

    def take(self, line: Values) -> str | None:
        """Return the id of a row that says the same, once."""
        if not self._by_words:
            return None
        ids = self._by_words.get(_words(line))
        return ids.pop() if ids else None


def _words(line: Values) -> str:
    return written(_without_ids(line))


def _without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_ids(line) for line in value]
    if isinstance(value, dict):
        return {name: _without_ids(item) for name, item in value.items() if name != "id"}
    return value
