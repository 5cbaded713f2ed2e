"""Flips single bits of a company file as a failing disk would, and tells what they altered.

Nothing goes through SQL but the looking: a bit counts where any table says something else than
before, asked without the help of an index.
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from desktop import records
from desktop.store import aggregate
from desktop.store.connecting import READ, connect_to
from desktop.store.keys import Key

Rows = Counter[tuple[Any, ...]]
Contents = dict[str, Rows]
# how the full-text index keeps its words is its own affair: what a search finds by it counts
INSIDE_THE_INDEX: Final = ("search_word_data", "search_word_idx")


@dataclass(frozen=True)
class Flip:
    """One bit, the tables that say something else since, and the lines that do, before and after.

    `altered` is empty where the file cannot even be read through any more.
    """

    offset: int
    bit: int
    altered: dict[str, list[tuple[Any, ...]]]


def read_through(path: Path, key: Key | None = None) -> Contents | None:
    """Return what every table says, value by value with its type; None where it is unreadable."""
    try:
        with closing(connect_to(path, READ, key)) as connection:
            connection.text_factory = bytes
            names = (
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            )
            tables = [str(line[0], "ascii") for line in connection.execute(names).fetchall()]
            found = {table: _rows(connection, table) for table in tables}
            return found | dict.fromkeys(INSIDE_THE_INDEX, _words_found(connection))
    except (driver.DatabaseError, UnicodeDecodeError):
        return None


def _rows(connection: Any, table: str) -> Rows:
    columns = [str(line[1], "ascii") for line in connection.execute(f"PRAGMA table_info({table})")]
    asked = ", ".join(f'"{name}", typeof("{name}")' for name in columns)
    lines = connection.execute(f'SELECT {asked} FROM "{table}" NOT INDEXED').fetchall()
    return Counter(tuple(zip(line[::2], line[1::2], strict=True)) for line in lines)


def _words_found(connection: Any) -> Rows:
    """Where each word stands by the index, and what its first letters find."""
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.stands USING fts5vocab(main, search_word, instance)"
        )
        stands = connection.execute("SELECT term, doc, col, offset FROM stands").fetchall()
        words = {line[0] for line in stands}
        asked = {b'"' + word.replace(b'"', b'""') + b'"' for word in words}
        asked |= {b'"' + word[:n].replace(b'"', b'""') + b'"*' for word in words for n in (2, 3)}
        question = "SELECT rowid FROM search_word WHERE search_word MATCH CAST(? AS TEXT)"
        found = {
            (words, tuple(sorted(connection.execute(question, (words,)).fetchall())))
            for words in asked
        }
    except driver.DatabaseError:
        return Counter([("cannot be read",)])
    return Counter([*stands, *found])


def flipped(whole: bytes, offset: int, bit: int) -> bytes:
    """Return the file with one bit the other way round."""
    return whole[:offset] + bytes([whole[offset] ^ 1 << bit]) + whole[offset + 1 :]


def flips(path: Path, seed: int, scratch: Path) -> Iterator[Flip]:
    """Flip bit after bit at random, each in the file as it was; `scratch` holds the flipped one.

    Bits that alter nothing are left out.
    """
    whole, before = path.read_bytes(), read_through(path)
    assert before is not None
    chance = random.Random(seed)
    while True:
        offset, bit = chance.randrange(len(whole)), chance.randrange(8)
        scratch.write_bytes(flipped(whole, offset, bit))
        after = read_through(scratch)
        if after is None:
            yield Flip(offset, bit, {})
        elif altered := _altered(before, after):
            yield Flip(offset, bit, altered)


def _altered(before: Contents, after: Contents) -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    for table in before.keys() | after.keys():
        was, now = before.get(table, Counter()), after.get(table, Counter())
        if was != now:
            found[table] = list((was - now).elements()) + list((now - was).elements())
    return found


def records_of(path: Path) -> dict[tuple[str, bytes], str]:
    """Return which record each line of the tables of records belongs to, by table and id."""
    found: dict[tuple[str, bytes], str] = {}
    with closing(connect_to(path, READ)) as connection:
        connection.text_factory = bytes
        for kind in records.KINDS:
            for (line_id,) in connection.execute(f"SELECT id FROM {kind.key}").fetchall():
                found[kind.key, line_id] = str(line_id, "ascii")
            waiting = [(kind.key, rows) for rows in kind.rows]
            while waiting:
                owner_table, rows = waiting.pop(0)
                table = aggregate.table_of(rows).name
                lines = connection.execute(f"SELECT id, owner_id FROM {table}").fetchall()
                for line_id, owner in lines:
                    found[table, line_id] = found[owner_table, owner]
                waiting += [(table, inner) for inner in rows.rows]
    return found
