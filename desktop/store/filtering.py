"""Which rows of a table hold what a person typed: in their words, names, choices and dates."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import (
    Integer,
    Select,
    String,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from desktop.language import _
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.store import aggregate
from desktop.store.listing import Numbers, fetched, row_number
from desktop.store.tables import SEARCH, SEARCH_WORD
from desktop.values.amounts import SCALE
from desktop.values.folding import fold
from desktop.values.spoken import say_month

MOST_WORDS: Final = 20  # more of them come from a slip of the clipboard
SHORTEST_MONTH: Final = 3  # letters after which a word is taken for a month
LAST_DAY: Final = 31

_WORD: Final = re.compile(r"[^\W_]+")
_GROUPED: Final = re.compile(r"(?<=\d),(?=\d{3}\b)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def words_of(typed: str) -> list[str]:
    """Return the words of a filter, folded, each once."""
    found = _WORD.findall(_GROUPED.sub("", fold(typed)))
    return list(dict.fromkeys(found))[:MOST_WORDS]


def holds(words: Iterable[str], said: str) -> bool:
    """Whether every word begins a word of what is said; for rows that no index holds."""
    there = words_of_text(said)
    return all(any(one.startswith(word) for one in there) for word in words)


def words_of_text(said: str) -> set[str]:
    """Return every word of a text, folded."""
    return {*_WORD.findall(_GROUPED.sub("", fold(said)))}


def matching(connection: Connection, kind: Kind, words: list[str]) -> Numbers:
    """Return the rows in which every word begins a word: of their own, or of a name they show."""
    table = aggregate.table_of(kind)
    with_day = any(_months(word) for word in words)
    wanted = (or_(*_places(kind, word, with_day)) for word in words)
    question: Select[Any] = select(row_number(kind).label("number")).select_from(table)
    return fetched(connection, question.where(and_(True, *wanted)))


def _places(kind: Kind, word: str, with_day: bool) -> Iterator[ColumnElement[bool]]:
    table = aggregate.table_of(kind)
    yield table.c.id.in_(_hits(kind.key, word, title_only=False))
    for field in kind.fields:
        if field.link:
            yield table.c[field.name].in_(_hits(field.link, word, title_only=True))
        else:
            yield from _in_value(table.c[field.name], field, word, with_day)
    for rows in kind.rows:
        for field in rows.fields:
            if field.link:
                yield table.c.id.in_(_owners(rows, field, word))


def _hits(kind: str, word: str, *, title_only: bool) -> Select[Any]:
    """The records of a kind that the search index finds."""
    asked = f'title : "{word}"*' if title_only else f'"{word}"*'
    return (
        select(SEARCH.c.record_id)
        .select_from(SEARCH_WORD.join(SEARCH, SEARCH.c.id == SEARCH_WORD.c.rowid))
        .where(literal_column("search_word").op("MATCH")(asked), SEARCH.c.kind == kind)
    )


def _owners(rows: Rows, field: Field, word: str) -> Select[Any]:
    table = aggregate.table_of(rows)
    assert field.link
    hits = _hits(field.link, word, title_only=True)
    return select(table.c.owner_id).where(table.c[field.name].in_(hits))


def _in_value(
    column: ColumnElement[Any], field: Field, word: str, with_day: bool
) -> Iterator[ColumnElement[bool]]:
    if field.choices:
        said = {stored: words_of_text(_(words)) for stored, words in field.choices.items()}
        yield column.in_([s for s, ws in said.items() if any(w.startswith(word) for w in ws)])
    elif field.shape is Shape.DATE:
        yield from _in_date(column, word, with_day)
    elif field.shape is Shape.WHOLE and word.isdecimal():
        yield cast(column, String).startswith(word)
    elif field.shape is Shape.AMOUNT and word.isdecimal():
        whole = type_coerce(column, Integer) // SCALE
        yield cast(whole, String).startswith(word)


def _in_date(
    column: ColumnElement[Any], word: str, with_day: bool
) -> Iterator[ColumnElement[bool]]:
    """Dates are found by what they show: "october", "2025", and "14" beside a month."""
    stored = cast(column, String)
    if _YEAR.fullmatch(word):
        yield func.substr(stored, 1, 4) == word
    elif months := _months(word):
        yield func.substr(stored, 6, 2).in_([f"{month:02}" for month in months])
    elif with_day and word.isdecimal() and len(word) < 3 and 1 <= int(word) <= LAST_DAY:
        yield func.substr(stored, 9, 2) == f"{int(word):02}"


def _months(word: str) -> list[int]:
    if len(word) < SHORTEST_MONTH:
        return []
    return [month for month in range(1, 13) if fold(say_month(month)).startswith(word)]
