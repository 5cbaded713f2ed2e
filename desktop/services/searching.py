"""Finds records while somebody types, in groups by kind, and says why each was found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.records.kind import Kind, Nature, Rows
from desktop.services.heads import heads, titles_with
from desktop.services.marking import Marks, Wanted, snippet_of
from desktop.store import aggregate, search
from desktop.store.aggregate import Stored, Values
from desktop.store.file import CompanyFile
from desktop.store.tables import CONTENT
from desktop.store.titles import Titles
from desktop.values.spoken import say_date

MOST: Final = 30
WORDS: Final = search.WORDS  # the shapes of fields that the search looks into
MOST_TYPED: Final = 200  # characters that are looked for; nobody means more
MOST_WORDS: Final = 12
MOST_READ: Final = 200_000  # characters of a scan that are read to show where it says so
# chosen in the settings, not looked up
NOT_SHOWN: Final = frozenset({"company_settings"})
# words for programs: they are found and never shown
FOR_PROGRAMS: Final = frozenset({"sha256", "media_type", "record_kind", "record_id"})


@dataclass(frozen=True)
class Hit:
    """One record that fits: its title, its date, and where else the words stand in it."""

    kind: str
    tab: str
    record_id: str
    title: str
    marks: Marks
    when: str = ""
    snippet: str = ""
    snippet_marks: Marks = ()


@dataclass(frozen=True)
class Group:
    """The hits of one kind, best first."""

    kind: str
    title: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Found:
    """What was found; the group with the best hit comes first."""

    typed: str
    groups: tuple[Group, ...]
    is_cut: bool  # there are more than are shown


def look_for(company: CompanyFile, typed: str, today: date, most: int = MOST) -> Found:
    """Return the records that hold every typed word, or a word that begins with it."""
    wanted = Wanted.of(typed[:MOST_TYPED], MOST_WORDS)
    with company.reading() as connection:
        found = search.find(connection, wanted.typed, most) if wanted.words else []
        by_kind: dict[str, list[str]] = {}
        for hit in (hit for hit in found if hit.kind not in NOT_SHOWN):
            by_kind.setdefault(hit.kind, []).append(hit.record_id)
        stored = heads(connection, by_kind)
        telling = _Telling(connection, wanted, titles_with(connection, stored), today)
        groups = [
            Group(key, _(kind_of(key).plural), telling.hits([stored[i] for i in ids]))
            for key, ids in by_kind.items()
        ]
    return Found(typed, _likeliest_first(groups, wanted), len(found) == most)


def _likeliest_first(groups: Sequence[Group], wanted: Wanted) -> tuple[Group, ...]:
    """Put what is called as was typed first, and Rick himself before all that names him."""
    begun = [
        replace(group, hits=tuple(sorted(group.hits, key=lambda hit: not wanted.begins(hit.title))))
        for group in groups
    ]
    return tuple(
        sorted(
            begun,
            key=lambda group: (
                not wanted.begins(group.hits[0].title),
                kind_of(group.kind).nature is not Nature.REGISTER,
            ),
        )
    )


@dataclass(frozen=True)
class _Telling:
    """Says of a record what a person needs in order to know it again."""

    connection: Connection
    wanted: Wanted
    titles: Titles
    today: date

    def hits(self, found: Sequence[Stored]) -> tuple[Hit, ...]:
        """Return hits of one kind; the rows inside records are read only where they are needed."""
        kind = kind_of(found[0].kind)
        hits = {record.id: self._hit(kind, record) for record in found}
        bare = [i for i, hit in hits.items() if kind.rows and not hit.snippet and self._left(hit)]
        for record_id, whole in aggregate.read(self.connection, kind, bare).items():
            hits[record_id] = self._explained(hits[record_id], _row_texts(kind, whole.values))
        return tuple(hits.values())

    def _hit(self, kind: Kind, record: Stored) -> Hit:
        title = " ".join(self.titles.of(record).split()) or _(kind.title)
        marks = self.wanted.in_text(title).marks
        when = self._when(kind, record.values)
        hit = Hit(record.kind, kind.tab, record.id, title, marks, when)
        return self._explained(hit, self._texts(kind, record)) if self._left(hit) else hit

    def _left(self, hit: Hit) -> tuple[str, ...]:
        """The words that the title does not hold."""
        return self.wanted.without(self.wanted.in_text(hit.title).words).words

    def _explained(self, hit: Hit, texts: Iterator[tuple[str, str]]) -> Hit:
        """Add the first place outside the title where one of the other words stands."""
        left = Wanted(self._left(hit))
        for label, text in texts:
            if marks := left.in_text(text).marks:
                snippet, snippet_marks = snippet_of(label, text, marks)
                return replace(hit, snippet=snippet, snippet_marks=snippet_marks)
        return hit

    def _when(self, kind: Kind, values: Mapping[str, object]) -> str:
        if kind.happened is None or kind.happened in kind.heading:  # the title says it
            return ""
        happened = values.get(kind.happened)
        if isinstance(happened, datetime):
            happened = happened.date()
        return say_date(happened, self.today) if isinstance(happened, date) else ""

    def _texts(self, kind: Kind, record: Stored) -> Iterator[tuple[str, str]]:
        yield from _texts(kind, record.values)
        if record.kind == "evidence":
            asked = select(CONTENT.c.text).where(CONTENT.c.sha256 == record.values["sha256"])
            yield _("In the file"), (self.connection.execute(asked).scalar() or "")[:MOST_READ]


def _texts(part: Kind | Rows, values: Values) -> Iterator[tuple[str, str]]:
    """Return the texts that the search looks into, with their labels."""
    for field in part.fields:
        if field.shape in WORDS and not field.restricted and field.name not in FOR_PROGRAMS:
            yield _(field.label), values.get(field.name) or ""


def _row_texts(part: Kind | Rows, values: Values) -> Iterator[tuple[str, str]]:
    for rows in part.rows:
        lines: Sequence[Values] = values.get(rows.name) or []
        for line in lines:
            yield from _texts(rows, line)
            yield from _row_texts(rows, line)
