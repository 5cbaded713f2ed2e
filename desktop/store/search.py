"""Finds any record while typing: accents and case folded, newest first among equals."""

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy import delete, insert, select, text
from sqlalchemy.engine import Connection

from desktop import records
from desktop.records import kind_of
from desktop.records.fields import Shape
from desktop.records.kind import Kind, Nature, Rows
from desktop.store import aggregate
from desktop.store.aggregate import Stored, Values
from desktop.store.tables import CONTENT, SEARCH, SEARCH_WORD
from desktop.store.titles import Titles
from desktop.values.folding import fold

MOST: Final = 50
WORDS: Final = (Shape.TEXT, Shape.LONG_TEXT)

_FIND: Final = text(
    "SELECT s.kind, s.record_id, s.title FROM search_word w JOIN search_row s ON s.id = w.rowid"
    " WHERE search_word MATCH :asked"
    " ORDER BY bm25(search_word, 4.0, 1.0), s.id DESC LIMIT :most"
)
# more than so many are not weighed one by one: that takes longer than a person types a letter
WEIGHED: Final = 1000
_SEEN: Final = 300
_NEWEST: Final = text(
    "SELECT rowid FROM search_word WHERE search_word MATCH :asked ORDER BY rowid DESC LIMIT :most"
)
_OLDEST: Final = text(
    "SELECT rowid FROM search_word WHERE search_word MATCH :asked ORDER BY rowid LIMIT :most"
)
_FORGET: Final = text(
    "INSERT INTO search_word(search_word, rowid, title, body) VALUES ('delete', :id, :title, :body)"
)
# letters and digits, as the full-text index cuts its words
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Hit:
    """One record that fits; `title` is folded."""

    kind: str
    record_id: str
    title: str


def find(connection: Connection, typed: str, most: int = MOST) -> list[Hit]:
    """Return records that hold every typed word, or a word that begins with it.

    Nothing for nothing typed. Of very many that fit, the newest and what they are about.
    """
    words = words_of(typed)
    if not words:
        return []
    asked = " AND ".join(f'"{word}"*' for word in words)
    newest = connection.execute(_NEWEST, {"asked": asked, "most": WEIGHED + 1}).scalars().all()
    if not newest:
        return []
    if len(newest) > WEIGHED:
        return _among_many(connection, asked, newest[:_SEEN], fold(typed), most)
    rows = connection.execute(_FIND, {"asked": asked, "most": most})
    return [Hit(*row) for row in rows.all()]


def _among_many(
    connection: Connection, asked: str, newest: Sequence[int], typed: str, most: int
) -> list[Hit]:
    """Workers, units and sites are made first and events come last: look at both ends."""
    oldest = connection.execute(_OLDEST, {"asked": asked, "most": _SEEN}).scalars().all()
    columns = (SEARCH.c.id, SEARCH.c.kind, SEARCH.c.record_id, SEARCH.c.title)
    question = select(*columns).where(SEARCH.c.id.in_({*newest, *oldest}))
    lines = sorted(
        connection.execute(question).all(),
        key=lambda line: (
            not line.title.startswith(typed),
            kind_of(line.kind).nature is not Nature.REGISTER,
            -line.id,
        ),
    )
    return [Hit(line.kind, line.record_id, line.title) for line in lines[:most]]


def words_of(typed: str) -> list[str]:
    """Return the typed words as the full-text index has them."""
    return _WORD.findall(fold(typed))


def refresh(connection: Connection, changed: Sequence[Stored]) -> None:
    """Bring the index up to date with records just written, and with those named after them."""
    wanted = {record.id: record for record in changed}
    for record in _named_after(connection, changed):
        wanted.setdefault(record.id, record)
    forget(connection, wanted)
    _add(connection, wanted.values(), Titles(connection, wanted))


def rebuild(connection: Connection) -> None:
    """Make the index anew from all records of the file."""
    connection.execute(delete(SEARCH))
    connection.exec_driver_sql("INSERT INTO search_word(search_word) VALUES ('delete-all')")
    titles = Titles(connection, {})
    # in the order in which they were made, because the newest is shown first
    found = heapq.merge(*(all_of(connection, kind) for kind in records.KINDS), key=lambda r: r.id)
    while some := list(islice(found, aggregate.AT_ONCE)):
        _add(connection, some, titles)


def all_of(connection: Connection, kind: Kind) -> Iterator[Stored]:
    """Return all records of a kind in the order of their ids, some read at a time."""
    for some in aggregate.in_parts(connection, kind):
        yield from some.values()


def lines_of(
    connection: Connection, found: Iterable[Stored], titles: Titles
) -> list[dict[str, str]]:
    """Return the lines of the records that the search may find."""
    return [
        {
            "kind": record.kind,
            "record_id": record.id,
            "title": fold(titles.of(record)),
            "body": fold(" ".join(_words(connection, record))),
        }
        for record in found
        if not record.is_voided and _may_be_found(record)
    ]


def _add(connection: Connection, found: Iterable[Stored], titles: Titles) -> None:
    lines = lines_of(connection, found, titles)
    if not lines:
        return
    connection.execute(insert(SEARCH), lines)
    words = ("id", "title", "body")
    for some in aggregate.chunks(line["record_id"] for line in lines):
        new = select(*(SEARCH.c[name] for name in words)).where(SEARCH.c.record_id.in_(some))
        connection.execute(insert(SEARCH_WORD).from_select(("rowid", "title", "body"), new))


def _may_be_found(record: Stored) -> bool:
    """First-aid records are kept out of search, and with them the scans that show them."""
    links = record.values.get("links", []) if record.kind == "evidence" else []
    kinds = {record.kind} | {line["record_kind"] for line in links}
    return not any(kind.restricted for kind in records.KINDS if kind.key in kinds)


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """Take records out of the index; nothing happens for those that are not in it."""
    for some in aggregate.chunks(ids):
        these = SEARCH.c.record_id.in_(some)
        old = connection.execute(select(SEARCH).where(these)).mappings().all()
        if old:
            connection.execute(_FORGET, [dict(line) for line in old])
            connection.execute(delete(SEARCH).where(these))


def _words(connection: Connection, record: Stored) -> Iterator[str]:
    yield from _texts(kind_of(record.kind), record.values)
    if record.kind == "evidence":
        content = select(CONTENT.c.text).where(CONTENT.c.sha256 == record.values["sha256"])
        yield connection.execute(content).scalar() or ""


def _texts(part: Kind | Rows, values: Values) -> Iterator[str]:
    for field in part.fields:
        if field.shape in WORDS and not field.restricted and values.get(field.name):
            yield values[field.name]
    for rows in part.rows:
        for line in values.get(rows.name) or []:
            yield from _texts(rows, line)


def _named_after(connection: Connection, changed: Sequence[Stored]) -> Iterator[Stored]:
    """Records whose title shows one of these, or shows one that shows it, and so on.

    A worker who changes her name is found under the new one.
    """
    wave: dict[str, list[str]] = {}
    for record in changed:
        if record.version > 1:  # a new one is in no title yet
            wave.setdefault(record.kind, []).append(record.id)
    seen: set[str] = set()
    while wave:
        seen.update(record_id for ids in wave.values() for record_id in ids)
        wave = {
            kind.key: ids
            for kind in records.KINDS
            if (ids := sorted(_ids_naming(connection, kind, wave) - seen))
        }
        for key, ids in wave.items():
            yield from aggregate.read(connection, kind_of(key), ids).values()


def _ids_naming(connection: Connection, kind: Kind, named: dict[str, list[str]]) -> set[str]:
    table = aggregate.table_of(kind)
    found: set[str] = set()
    for name in kind.heading:
        if name in table.c and (link := kind.field(name).link) in named:
            for some in aggregate.chunks(named[link]):
                question = select(table.c.id).where(table.c[name].in_(some))
                found.update(connection.execute(question).scalars())
    return found
