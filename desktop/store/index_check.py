"""Tells whether the search finds every record by the words that stand in it, and by no others."""

import heapq
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice, zip_longest
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.store import aggregate, search
from desktop.store.tables import SEARCH, SEARCH_WORD
from desktop.store.titles import Titles

KEPT_BEGINNINGS: Final = (2, 3)  # letters, as the index was declared


def fits(connection: Connection) -> bool:
    """Whether the index is as it would be if it were made anew. The file is not changed by it."""
    return _words_fit(connection) and _index_fits(connection) and _finds_alike(connection)


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


def _finds_alike(connection: Connection) -> bool:
    """Whether each word is found where one finds it that is made anew of the same words.

    The index looks itself through by a sum that two places of one word can cancel out between them.
    """
    ours, anew = SEARCH_WORD.name, "search_anew"
    made = f"fts5(title, body, content='', prefix='{' '.join(map(str, KEPT_BEGINNINGS))}')"
    try:
        with _table(connection, anew, made):
            connection.exec_driver_sql(
                f"INSERT INTO temp.{anew}(rowid, title, body) "
                f"SELECT id, title, body FROM {SEARCH.name}"
            )
            return _stand_alike(connection, ours, anew) and all(
                _found(connection, ours, beginning) == _found(connection, anew, beginning)
                for beginning in _beginnings(connection, anew)
            )
    except DBAPIError:
        return False


def _stand_alike(connection: Connection, ours: str, anew: str) -> bool:
    places = "SELECT term, doc, col, offset FROM temp.{table}"
    with (
        _table(connection, "places", f"fts5vocab(main, {ours}, instance)") as one,
        _table(connection, "places_anew", f"fts5vocab(temp, {anew}, instance)") as other,
        closing(connection.exec_driver_sql(places.format(table=one))) as here,
        closing(connection.exec_driver_sql(places.format(table=other))) as there,
    ):
        return all(tuple(a or ()) == tuple(b or ()) for a, b in zip_longest(here, there))


@contextmanager
def _table(connection: Connection, name: str, made: str) -> Iterator[str]:
    """A table in memory for a moment."""
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{name} USING {made}")
    try:
        yield name
    finally:
        connection.exec_driver_sql(f"DROP TABLE temp.{name}")


def _beginnings(connection: Connection, index: str) -> list[str]:
    """Return the first letters of all words, of which an index keeps a list of its own."""
    with _table(connection, "words", f"fts5vocab(temp, {index}, row)") as words:
        found = connection.exec_driver_sql(f"SELECT term FROM temp.{words}").scalars().all()
    return sorted({word[:n] for word in found for n in KEPT_BEGINNINGS if len(word) >= n})


def _found(connection: Connection, index: str, beginning: str) -> list[int]:
    question = f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid"
    asked = '"' + beginning.replace('"', '""') + '"*'
    return list(connection.exec_driver_sql(question, (asked,)).scalars())
