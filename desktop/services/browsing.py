"""What a table of records asks: its columns, its rows in order, what they say and how many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.records.kind import Kind
from desktop.services.columns import Column, columns_of
from desktop.services.standings import Standing, Standings, groups_of, has_standings, state_of
from desktop.services.table_order import Sort, comes_at_once, ordered
from desktop.services.table_rows import read_lines, say, say_in_full
from desktop.store import filtering, listing
from desktop.store.file import CompanyFile
from desktop.store.listing import Numbers, Which

__all__ = [
    "Asked", "Column", "Numbers", "RowShown", "Sort", "Standing", "Standings", "columns_of",
    "comes_at_once", "count_of", "groups_of", "has_standings", "list_rows", "number_of", "rows_at",
    "state_of",
]  # fmt: skip

LONGEST = 600  # characters of one cell; the whole of it is read in the record
AT_ONCE = 500


@dataclass(frozen=True)
class Asked:
    """Which rows of a kind a table is to show: what was typed, a quick filter, the order."""

    kind_key: str
    sort: Sort | None = None
    filter_text: str = ""
    voided: bool = False
    group: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether rows are left out that the table would show otherwise."""
        return bool(filtering.words_of(self.filter_text) or self.group)


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row in words for people; `tones` are those of its chips, by the place of the column.

    A record that has just gone has no id and says nothing.
    """

    record_id: str
    texts: tuple[str, ...]
    tones: dict[int, str]
    version: int = 0
    is_voided: bool = False
    reason: str = ""


def list_rows(
    company: CompanyFile,
    asked: Asked,
    as_of: date,
    standings: Standings | None = None,
    most: int | None = None,
) -> Numbers:
    """Return the numbers of the rows in order; by them `rows_at` fetches what they say.

    Without an order the newest come first, registers go by their titles. `most` returns only the
    first so many, where they are known long before the rest (see `comes_at_once`).
    """
    kind = kind_of(asked.kind_key)
    standings = standings or {}
    words = filtering.words_of(asked.filter_text)
    with company.reading(private=True) as connection:
        which = Which(voided=asked.voided)
        if asked.group:
            ids = [i for i, standing in standings.items() if asked.group in standing.groups]
            which = replace(which, among=listing.numbers_of(connection, kind, ids))
        if words:
            found = _holding(connection, kind, words, asked.voided, as_of)
            kept = found if which.among is None else found & {*which.among}
            which = replace(which, among=kept)
        return ordered(connection, kind, which, asked.sort, standings, most)


def _holding(
    connection: Connection, kind: Kind, words: list[str], voided: bool, as_of: date
) -> set[int]:
    """The rows that hold every word; where the index keeps silent, what they say is looked at."""
    found = {*filtering.matching(connection, kind, words)}
    # first-aid records are kept out of the index, and so are scans of them and voided records
    if not (kind.restricted or kind.key == "evidence" or voided):
        return found
    columns = [column for column in columns_of(kind.key) if column.names]
    unknown = list(listing.not_indexed(connection, kind))
    for start in range(0, len(unknown), AT_ONCE):
        some = unknown[start : start + AT_ONCE]
        for number, line in read_lines(connection, kind, some, columns, {}).items():
            if filtering.holds(words, say_in_full(line.cells, columns, as_of)):
                found.add(number)
    return found


def rows_at(
    company: CompanyFile,
    kind_key: str,
    numbers: Sequence[int],
    columns: Sequence[Column],
    as_of: date,
    standings: Standings | None = None,
) -> list[RowShown]:
    """Return what the rows of these numbers say in these columns, in the same order."""
    with company.reading(private=True) as connection:
        found = read_lines(connection, kind_of(kind_key), numbers, columns, standings or {})
    rows: list[RowShown] = []
    for number in numbers:
        line = found.get(number)
        if line is None:
            rows.append(RowShown("", ("",) * len(columns), {}))
            continue
        texts = tuple(
            _shortened(say(cell, column, as_of))
            for cell, column in zip(line.cells, columns, strict=True)
        )
        standing = (standings or {}).get(line.record_id)
        reason = standing.reason if standing else ""
        rows.append(
            RowShown(line.record_id, texts, dict(line.tones), line.version, line.is_voided, reason)
        )
    return rows


def number_of(company: CompanyFile, kind_key: str, record_id: str) -> int | None:
    """Return the number of a record's row, None where there is no such record."""
    with company.reading() as connection:
        return listing.number_of(connection, kind_of(kind_key), record_id)


def count_of(company: CompanyFile, kinds: Iterable[str]) -> dict[str, int]:
    """Return how many records each of these kinds has, in one question; voided ones not counted."""
    with company.reading() as connection:
        return listing.counts(connection, [kind_of(key) for key in kinds])


def _shortened(said: str) -> str:
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
