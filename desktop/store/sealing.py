"""Seals the lines of tables that hold no records, so that a value that changed by itself is found.

A record has its checksum and the history has its chain. What else the file holds carries a digest
of the rest of its line, which is filled in whenever a line is written.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Column, String, Table

from desktop.store.canonical import digest, written

SEAL: Final = "seal"
# proved by something better: a content is named after its own hash
APART: Final = frozenset({SEAL, "data"})


def seal_of(table: Table, line: Mapping[str, Any]) -> str:
    """Return the seal that a line of `table` must carry.

    Raises `TypeError` or `AttributeError` for a value that no line of ours ever holds.
    """
    names = [column.name for column in table.c if column.name not in APART]
    return digest(table.name, written({name: line.get(name) for name in names}))


def seal_column() -> Column[str]:
    """Return the column, the last of its table; nobody who writes a line needs to think of it."""
    return Column(SEAL, String(64), nullable=False, default=_sealed, onupdate=_never_in_part)


def _sealed(context: Any) -> str:
    line = context.get_current_parameters()
    return seal_of(context.compiled.statement.table, line)


def _never_in_part(_context: Any) -> str:
    raise TypeError("a sealed line is written whole: insert it with OR REPLACE")
