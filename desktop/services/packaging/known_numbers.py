"""Numbers of people that the file itself knows: of their cards, and those that a text once named.

What is a social insurance number in one text is one in every other, also where no word says so.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.records.kind import Kind, Rows
from desktop.store import aggregate
from desktop.store.search import WORDS
from desktop.values.private_numbers import Sort, private_numbers

_CARDS: Final = kind_of("certificate")
_LEAST: Final = 7  # digits: shorter rows are also other numbers, and days
_LETTERS: Final = re.compile(r".*[^\W\d_]", re.DOTALL)
_DAY: Final = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# the words behind which private_numbers looks, as the index of the file has them
_NAMED: Final = text(
    "SELECT s.kind, s.record_id FROM search_word w JOIN search_row s ON s.id = w.rowid"
    " WHERE search_word MATCH :asked ORDER BY s.id"
)
_ASKED: Final = (
    'sin OR nas OR phn OR ahcip OR ahc OR uli OR "social insurance" OR "assurance sociale"'
    ' OR "assurance maladie" OR "health care" OR "health card" OR "health insurance"'
    ' OR "health number" OR "alberta health" OR "permis de conduire" OR "driving licence"'
    ' OR ((driver* OR operator*) AND licen*) OR "d l"'
)


def known_numbers(connection: Connection) -> Iterator[str]:
    """Yield the digits of each, every one once, in order; days are none."""
    found = {*_cards(connection), *_named(connection)}
    yield from sorted(one for one in found if len(one) >= _LEAST and not _DAY.fullmatch(one))


def _cards(connection: Connection) -> Iterator[str]:
    """Yield the numbers of certificates, without the letters before them: "H2S-79671635"."""
    column = aggregate.table_of(_CARDS).c.number
    asked = select(column).distinct().where(column.is_not(None))
    for number in connection.execute(asked).scalars():
        yield "".join(filter(str.isdecimal, _LETTERS.sub("", number)))


def _named(connection: Connection) -> Iterator[str]:
    """Yield the numbers behind the words that say what they are, wherever a record has them."""
    ids: dict[str, list[str]] = {}
    for kind, record_id in connection.execute(_NAMED, {"asked": _ASKED}):
        ids.setdefault(kind, []).append(record_id)
    for key, mine in ids.items():
        kind = kind_of(key)
        for some in aggregate.chunks(mine):
            for record in aggregate.read(connection, kind, some).values():
                for said in _texts(kind, record.values):
                    for one in private_numbers(said):
                        if one.sort is not Sort.BIRTH:
                            yield "".join(filter(str.isdecimal, said[one.start : one.end]))


def _texts(part: Kind | Rows, values: Any) -> Iterator[str]:
    for field in part.fields:
        if field.shape in WORDS and values.get(field.name):
            yield values[field.name]
    for rows in part.rows:
        for line in values.get(rows.name) or ():
            yield from _texts(rows, line)
