"""Finds any record while typing: accents and case folded, newest first where the words fit equally."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, insert, select, text
from sqlalchemy.engine import Connection

from desktop.records import KINDS, kind_of
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.store import aggregate
from desktop.store.aggregate import Stored, Values
from desktop.store.tables import CONTENT, SEARCH
from desktop.values.folding import fold

MOST: Final = 50
WORDS = (Shape.TEXT, Shape.LONG_TEXT)


@dataclass(frozen=True)
class Hit:
    """One record that fits."""

    kind: str
    record_id: str
    title: str


def find(connection: Connection, typed: str, most: int = MOST) -> list[Hit]:
    """Return records that hold every typed word or a word that begins with it; nothing for nothing typed."""
    words = ["".join(c for c in word if c.isalnum()) for word in fold(typed).replace("-", " ").split()]
    words = [word for word in words if word]
    if not words:
        return []
    asked = " AND ".join(f'"{word}"*' for word in words)
    rows = connection.execute(
        text(
            "SELECT s.kind, s.record_id, s.title FROM search_word w JOIN search_row s ON s.id = w.rowid "
            "WHERE search_word MATCH :asked ORDER BY bm25(search_word, 4.0, 1.0), s.id DESC LIMIT :most"
        ),
        {"asked": asked, "most": most},
    )
    return [Hit(*row) for row in rows.all()]


def refresh(connection: Connection, records: Sequence[Stored]) -> None:
    """Bring the index up to date with records just written, and with those whose title names one of them."""
    wanted = {record.id: record for record in records}
    for record in _named_after(connection, records):
        wanted.setdefault(record.id, record)
    _remove(connection, wanted)
    keep = [r for r in wanted.values() if not r.is_voided and not kind_of(r.kind).restricted]
    titles = Titles(connection, wanted)
    lines = [
        {"kind": r.kind, "record_id": r.id, "title": fold_all([titles.of(r)]), "body": fold_all(_words(connection, r))}
        for r in keep
    ]
    if lines:
        connection.execute(insert(SEARCH), lines)
        first = SEARCH.c.id
        for some in aggregate.chunks(line["record_id"] for line in lines):
            marks = ",".join(f"'{i}'" for i in some)  # ids are our own hexadecimal digits
            connection.execute(text(
                f"INSERT INTO search_word(rowid, title, body) SELECT {first.name}, title, body "  # noqa: S608
                f"FROM search_row WHERE record_id IN ({marks})"
            ))  # fmt: skip


def fold_all(words: Iterable[str]) -> str:
    """Return the words as the index holds them."""
    return fold(" ".join(words))


def _remove(connection: Connection, ids: Iterable[str]) -> None:
    for some in aggregate.chunks(ids):
        old = connection.execute(select(SEARCH).where(SEARCH.c.record_id.in_(some))).mappings().all()
        for line in old:
            connection.execute(
                text("INSERT INTO search_word(search_word, rowid, title, body) VALUES ('delete', :id, :title, :body)"),
                {key: line[key] for key in ("id", "title", "body")},
            )
        if old:
            connection.execute(delete(SEARCH).where(SEARCH.c.record_id.in_(some)))


def _words(connection: Connection, record: Stored) -> list[str]:
    kind = kind_of(record.kind)
    words = list(_texts(kind, record.values))
    if kind.key == "evidence":
        content = select(CONTENT.c.text).where(CONTENT.c.sha256 == record.values["sha256"])
        words.append(connection.execute(content).scalar() or "")
    return words


def _texts(kind: Kind | Rows, values: Values) -> Iterable[str]:
    for field in kind.fields:
        if field.shape in WORDS and not field.restricted and values.get(field.name):
            yield values[field.name]
    for rows in kind.rows:
        for line in values.get(rows.name) or []:
            yield from _texts(rows, line)


def _named_after(connection: Connection, records: Sequence[Stored]) -> list[Stored]:
    """Records whose title shows one of these: a worker who changes her name is found under the new one."""
    changed: dict[str, list[str]] = {}
    for record in records:
        if record.version > 1:
            changed.setdefault(record.kind, []).append(record.id)
    found: list[Stored] = []
    for kind in KINDS:
        for name in kind.heading:
            field = next((f for f in kind.fields if f.name == name), None)
            if field and field.link in changed:
                column = kind.model.__table__.c[name]
                for some in aggregate.chunks(changed[field.link]):
                    ids = connection.execute(
                        select(kind.model.__table__.c.id).where(column.in_(some))
                    ).scalars().all()  # fmt: skip
                    found += aggregate.read(connection, kind, list(ids)).values()
    return found


class Titles:
    """Makes the title of a record from its heading, looking up the records that it names."""

    def __init__(self, connection: Connection, at_hand: dict[str, Stored]) -> None:
        self._connection = connection
        self._at_hand = at_hand
        self._made: dict[str, str] = {}

    def of(self, record: Stored) -> str:
        """Return the title, e.g. "Rick Desjarlais H2S Alive"."""
        if record.id not in self._made:
            self._made[record.id] = ""  # stops a record that names itself
            kind = kind_of(record.kind)
            parts = [self._part(kind.field(name), record.values.get(name)) for name in kind.heading]
            self._made[record.id] = " ".join(part for part in parts if part)
        return self._made[record.id]

    def _part(self, field: Field, value: Any) -> str:
        if value is None:
            return ""
        if not field.link:
            return str(value)
        if value in self._made:
            return self._made[value]
        other = self._at_hand.get(value) or aggregate.read_one(self._connection, kind_of(field.link), value)
        return self.of(other) if other else ""
