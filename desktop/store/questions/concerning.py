"""Which kinds of records a question looks at, as the text that is asked says."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from desktop.records import KINDS
from desktop.store.questions.plainly import tables_of

_KIND_OF: Final[Mapping[str, str]] = {
    table: kind.key
    for kind in KINDS
    for table in (kind.key, *(rows.model.__tablename__ for rows in kind.tables()))
}


@cache
def kinds_asked(name: str) -> frozenset[str]:
    """Return the kinds of which a question looks at a record or at a row of one."""
    return frozenset(_KIND_OF[table] for table in tables_of(name) & _KIND_OF.keys())
