"""Tells whether the search finds every record by the words that stand in it, and by no others."""

import heapq
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.store import aggregate, search
from desktop.store.tables import SEARCH, SEARCH_WORD
from desktop.store.titles import Titles


def fits(connection: Connection) -> bool:
    """Whether the index is as it would be if it were made anew. The file is not changed by it."""
    return _words_fit(connection) and _index_fits(connection)


def _words_fit(connection: Connection) -> bool:
    titles = Titles(connection, {})
    found = heapq.merge(*(search.all_of(connection, kind) for kind in records.KINDS),
                        key=lambda record: record.id)  # fmt: skip
    count = 0
    while some := list(islice(found, aggregate.AT_ONCE)):
        lines = search.lines_of(connection, some, titles)
        ids = [line["record_id"] for line in lines]
        columns = [column for column in SEARCH.c if column.name != "id"]
        question = select(*columns).where(SEARCH.c.record_id.in_(ids))
        now = {line["record_id"]: dict(line) for line in connection.execute(question).mappings()}
        if any(now.get(line["record_id"]) != line for line in lines):
            return False
        count += len(lines)
    return connection.execute(select(func.count()).select_from(SEARCH)).scalar() == count


def _index_fits(connection: Connection) -> bool:
    name = SEARCH_WORD.name
    try:
        connection.exec_driver_sql(
            f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)"
        )
        kept = connection.exec_driver_sql(f"SELECT k, v FROM {name}_config").all()
    except DBAPIError:
        return False
    # the first word that is taken out of it makes it the fifth version of its kind
    return dict(map(tuple, kept)) in ({"secure-delete": 1, "version": v} for v in (4, 5))
